/** Every shell block of `docs/verify.md` does what the document says, against a demonstration, in the order of the document. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { withDemo } from '../../journey/demo.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/verify.md'), 'utf8');
const blocks = [...text.matchAll(/^```sh\n([^]*?)^```$/gmu)].map(([, block = '']) => block);
const patienceMs = 180_000;

/** What the named commands print, so that a block that does nothing is noticed. */
const expected: readonly RegExp[] = [
  /[0-9a-f]{4}( [0-9a-f]{4}){15}/u,
  /SIGNATURES +passed[^]*QUORUM +passed[^]*CONSISTENCY +passed/u,
  /CONSISTENCY +passed/u,
  /governance: \d+/u,
  /\S/u,
  /PROMISES +passed/u,
  /\S/u,
  /\S/u,
  /PAGES +FAILED[^]*PAGE_DIFFERS/u,
];

test('The document has the blocks that are held against what they print here.', () => {
  expect(blocks).toHaveLength(expected.length);
});

test('Each shell block works against the demonstration.', async () => {
  await withDemo({ tell: () => undefined }, async (demo) => {
    const folder = mkdtempSync(join(tmpdir(), 'kupuya-verify-'));
    try {
      for (const part of ['bin', 'test']) symlinkSync(join(root, part), join(folder, part));
      symlinkSync(demo.folder.root, join(folder, '.demo'));
      const { INIT_CWD: _, ...environment } = process.env;
      for (const [index, block] of blocks.entries()) {
        const script = block.replaceAll('http://127.0.0.1:8080', demo.origin);
        const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
          ...{ cwd: folder, env: environment, timeout: patienceMs, maxBuffer: 64 * 1024 * 1024 },
        });
        expect(stdout).toMatch(expected[index] ?? /^$/u);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}, 600_000);
