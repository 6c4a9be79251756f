import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BrowserName } from '../../journey/browser/page.ts';
import { walkFullPath, type FullPathResult } from '../../journey/full-path.ts';
import { awkwardText, writeSampleFiles } from '../../journey/samples.ts';

const minutes = 60_000;
const answer = 'Рахмат! Документтерди алдык. 👍\n\n«Төлөм» качан болгон?\n  — 2-суроо: ким кол койгон?';

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function walk(
  browser: BrowserName,
  safer: boolean,
): Promise<{ result: FullPathResult; files: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'kupuya-test-'));
  try {
    const attachments = writeSampleFiles(folder);
    const result = await walkFullPath({
      ...{ browser, safer, attachments, answer },
      statement: new TextEncoder().encode(awkwardText),
      tell: () => undefined,
    });
    return { result, files: attachments.map((path) => sha256(readFileSync(path))) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each([
  { browser: 'chromium', safer: false },
  { browser: 'firefox', safer: true },
] as const)('the main job in $browser, safer: $safer', ({ browser, safer }) => {
  test(
    'carries exactly the same bytes to the investigator and exactly the answer back',
    async () => {
      const { result, files } = await walk(browser, safer);
      expect(result).toMatchObject({
        ...{ ok: true, browser },
        statementSha256: sha256(awkwardText),
        answerSha256: sha256(answer),
        attachments: files.map((hash) => ({ sha256: hash })),
      });
      expect(result.attachments.map(({ name }) => name)).toEqual(
        ['Сүрөт №1 — мектеп.jpg', 'invoice 17.pdf'].map((name) => basename(name)),
      );
      const paths = new Set(result.requests.map(({ path }) => path));
      expect(paths).toContain('/api/letters');
      // A source never signs in, and never says whose answers are read.
      expect([...paths].filter((path) => /session|member|oversight/u.test(path))).toEqual([]);
    },
    8 * minutes,
  );
});
