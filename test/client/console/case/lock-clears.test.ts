import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = readFileSync(join(import.meta.dirname, '../../../../client/console/workplace.ts'), 'utf8');

test('a lock takes every draft out of the page: only sealed bytes may outlive the worker', () => {
  const lock = /async lock\([^]*?\n {2}\}/u.exec(source)?.[0] ?? '';
  expect(lock).toContain('this.drafts.clear()');
});
