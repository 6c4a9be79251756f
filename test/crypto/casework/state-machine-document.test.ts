import { readFileSync } from 'node:fs';
import { stateMachineDocument } from '../../../tooling/state-machine.ts';

test('docs/state-machine.md is what the code says; `node tooling/state-machine.ts` writes it anew', () => {
  expect(readFileSync('docs/state-machine.md', 'utf8')).toBe(stateMachineDocument);
});
