/** From what a page says back to the stable name of it: the code of an error, or the id of the text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { projectRoot } from '../tooling/demo/folder.ts';

interface Texts {
  readonly bundle: FluentBundle;
  readonly ids: readonly string[];
}

/** The texts of each page: its own say more than the shared ones where both have one. */
const pages: readonly Texts[] = [['source'], ['staff', 'console']].map((parts) => {
  const bundle = new FluentBundle('ky-KG', { useIsolating: false });
  const resources = ['shared', ...parts].flatMap((part) =>
    kyrgyzFiles(join(projectRoot, 'client', part, 'locale')).map(
      (file) => new FluentResource(readFileSync(file, 'utf8')),
    ),
  );
  for (const resource of resources) bundle.addResource(resource, { allowOverrides: true });
  return { bundle, ids: resources.flatMap(({ body }) => body.map(({ id }) => id)) };
});

/**
 * `NETWORK` for the text `error-NETWORK`, `exclude-too-few` for a page's own. Several where people need not tell them apart and are told the
 * same; the text itself when nobody has it.
 */
export function namesOfProblem(text: string): readonly string[] {
  const shown = plain(text);
  const found = pages.flatMap(({ bundle, ids }) => ids.filter((id) => formOf(bundle, id)?.test(shown) === true));
  return found.length === 0 ? [shown] : [...new Set(found.map((id) => id.replace(/^error-(?=[A-Z])/u, '')))];
}

/** What a text looks like whatever its placeholders hold. */
function formOf(bundle: FluentBundle, id: string): RegExp | null {
  const pattern = bundle.getMessage(id)?.value;
  if (pattern === undefined || pattern === null) return null;
  // Without arguments Fluent leaves the placeholders' names in the text, and says so in the list.
  const text = plain(bundle.formatPattern(pattern, null, []));
  const parts = text.split(/\{\$[^}]*\}/u).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'su');
}

/** Pages put soft hyphens into long words. */
function plain(text: string): string {
  return text.replaceAll('\u00ad', '');
}

/** One file, or one for each part of a page. */
function kyrgyzFiles(folder: string): readonly string[] {
  const parts = join(folder, 'ky');
  if (!existsSync(parts)) return [join(folder, 'ky.ftl')];
  return readdirSync(parts).map((file) => join(parts, file));
}
