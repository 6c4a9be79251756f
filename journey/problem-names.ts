/** From what a page says back to the stable name of it: the code of an error, or the id of the text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { projectRoot } from '../tooling/demo/folder.ts';

const files = ['client/shared/locale/ky/shared.ftl', 'client/source/locale/ky.ftl', 'client/console/locale/ky.ftl'];

interface KnownText {
  readonly id: string;
  readonly form: RegExp;
}

/** Later files first: a page may say more than the shared text. */
const knownTexts: readonly KnownText[] = files
  .toReversed()
  .flatMap((file) => new FluentResource(readFileSync(join(projectRoot, file), 'utf8')).body)
  .flatMap(({ id, value }) => (value === null ? [] : [{ id, form: formOf(value) }]));

/** `NETWORK` for the text `error-NETWORK`, `exclude-too-few` for a page's own; the text itself when nobody has it. */
export function nameOfProblem(text: string): string {
  const shown = plain(text);
  const { id } = knownTexts.find(({ form }) => form.test(shown)) ?? { id: shown };
  return id.replace(/^error-(?=[A-Z])/u, '');
}

function formOf(value: NonNullable<FluentResource['body'][number]['value']>): RegExp {
  const parts = typeof value === 'string' ? [value] : value;
  const source = parts
    .map((part) => (typeof part === 'string' ? plain(part).replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&') : '.*'))
    .join('');
  return new RegExp(`^${source}$`, 'su');
}

/** Pages put soft hyphens into long words. */
function plain(text: string): string {
  return text.replaceAll('\u00ad', '');
}
