import { histories } from '../client/caseload/histories/run.ts';

test('1,000 random histories converge on every device, and the fold of the audit agrees', async () => {
  const { seed, count, events, told, kinds } = await histories(1_000);
  const said = { histories: count, events, told, seed, kinds: [...kinds].sort() };
  process.stdout.write(`${JSON.stringify(said)}\n`);
  expect(count).toBe(1_000);
  for (const kind of ['two starts', 'rotation', 'FORK', 'REPLAY', 'BAD_DAY', 'OUTSIDE_CIRCLE', 'SLOT_WITHHELD'])
    expect(kinds).toContain(kind);
}, 3_600_000);
