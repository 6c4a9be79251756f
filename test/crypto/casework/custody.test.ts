/** The custody record, and openings of identities (protocol section 7.5). */
import { custodyJson, parseCustody } from '../../../crypto/casework/custody.ts';
import type { CustodyData, EventContent } from '../../../crypto/index.ts';
import { begin, caseIn, world, type Case } from './case.ts';

const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const nothing = {
  ...{ ciphertext: null, origin: null, letter: null, proposal: null },
  ...{ name: 'дарек.pdf', length: 3, to: '', text: '', until: 0 },
} as const;
const entry = (what: CustodyData['what'], more: Partial<CustodyData> = {}): EventContent => ({
  type: 'CUSTODY',
  data: { ...nothing, what, document: hash(1), ...more },
});
const opened = (more: Partial<CustodyData> = {}): EventContent =>
  entry('OPENED', { ciphertext: hash(9), letter: world.letter, ...more });

async function approved(begun: Case, act: 'EXPORT' | 'REFER' | 'OPEN_IDENTITY'): Promise<Uint8Array> {
  const proposal = await begun.propose(11, act);
  await begun.approve(12, proposal);
  expect(begun.fault).toBeNull();
  return proposal.event;
}

test('a document is opened once per letter and name, and only then looked at, saved, shared or derived from', async () => {
  const begun = await begin();
  for (const what of ['VIEWED', 'SAVED'] as const) expect(await begun.tries(11, entry(what))).toBe('UNKNOWN_RECORD');
  expect(await begun.tries(11, opened())).toBeNull();
  expect(await begun.tries(12, opened())).toBe('DUPLICATE');
  expect(await begun.tries(12, opened({ name: 'башка.pdf' }))).toBeNull();
  for (const what of ['VIEWED', 'SAVED'] as const) expect(await begun.tries(12, entry(what))).toBeNull();
  expect(await begun.tries(12, entry('SHARED', { to: 'котормочу', until: 20_010 }))).toBeNull();
  const derived = (origin: number, document: number): EventContent =>
    entry('DERIVED', { origin: hash(origin), document: hash(document) });
  expect(await begun.tries(12, derived(5, 2))).toBe('UNKNOWN_RECORD');
  expect(await begun.tries(12, derived(1, 1))).toBe('DUPLICATE');
  expect(await begun.tries(12, derived(1, 2))).toBeNull();
  expect(await begun.tries(12, entry('VIEWED', { document: hash(2) }))).toBeNull();
  expect(begun.state.custody.map(({ what, by }) => `${what} ${String(by)}`)).toEqual([
    ...['OPENED 11', 'OPENED 12', 'VIEWED 12', 'SAVED 12', 'SHARED 12', 'DERIVED 12', 'VIEWED 12'],
  ]);
});

test('an entry says exactly what its act has to say', async () => {
  const begun = await begin();
  await begun.tries(11, opened());
  for (const wrong of [
    entry('OPENED'),
    entry('OPENED', { letter: world.letter }),
    entry('OPENED', { ciphertext: hash(9) }),
    entry('VIEWED', { ciphertext: hash(9), letter: world.letter }),
    entry('VIEWED', { letter: world.letter }),
    entry('DERIVED'),
    entry('VIEWED', { origin: hash(1) }),
    entry('EXPORTED'),
    entry('REFERRED', { to: 'прокуратура' }),
    entry('SAVED', { proposal: hash(3) }),
    entry('SHARED'),
    entry('VIEWED', { to: 'кимдир' }),
  ])
    expect(await begun.tries(11, wrong)).toBe('MALFORMED');
  expect(await begun.tries(11, opened({ letter: hash(4) }))).toBe('UNKNOWN_LETTER');
});

test('the last day of an access is a day or none', () => {
  const data = { ...nothing, what: 'SHARED', document: hash(1), to: 'котормочу' } as const;
  for (const until of [0, 20_010]) expect(parseCustody(custodyJson({ ...data, until })).until).toBe(until);
  for (const until of [-1, 0.5]) expect(() => parseCustody({ ...custodyJson(data), until })).toThrow();
});

test('a bundle leaves the house for seven days after two approved it, each kind for its own act', async () => {
  const begun = await caseIn('UNDER_INVESTIGATION');
  const exported = (proposal: Uint8Array): EventContent => entry('EXPORTED', { proposal });
  const referred = (proposal: Uint8Array): EventContent => entry('REFERRED', { proposal, to: 'прокуратура' });
  const open = await begun.propose(11, 'EXPORT');
  expect(await begun.tries(11, exported(open.event))).toBe('NO_PROPOSAL');
  await begun.approve(12, open);
  expect(await begun.tries(13, referred(open.event))).toBe('NO_PROPOSAL');
  expect(await begun.tries(13, exported(hash(8)))).toBe('NO_PROPOSAL');
  expect(await begun.tries(13, exported(open.event), 7)).toBeNull();
  expect(await begun.tries(13, exported(open.event), 8)).toBe('NO_PROPOSAL');

  const other = await caseIn('UNDER_INVESTIGATION');
  const refer = await approved(other, 'REFER');
  expect(await other.tries(13, exported(refer))).toBe('NO_PROPOSAL');
  expect(await other.tries(13, referred(refer))).toBeNull();
});

test('an identity is opened once, for a letter of the case, by two custodians of the roster, as two had approved', async () => {
  const begun = await caseIn('UNDER_INVESTIGATION');
  const open = (proposal: Uint8Array, custodians: readonly number[], letter = world.letter): EventContent => ({
    type: 'IDENTITY',
    data: { letter, proposal, custodians },
  });
  const exporting = await approved(begun, 'EXPORT');
  expect(await begun.tries(11, open(exporting, [21, 22]))).toBe('NO_PROPOSAL');
  const proposal = await approved(begun, 'OPEN_IDENTITY');
  expect(await begun.tries(11, open(proposal, [21, 22], hash(4)))).toBe('UNKNOWN_LETTER');
  expect(await begun.tries(11, open(proposal, [21]))).toBe('NEEDS_APPROVAL');
  expect(await begun.tries(11, open(proposal, [11, 21]))).toBe('NOT_ELIGIBLE');
  expect(await begun.tries(11, open(proposal, [21, 22]))).toBeNull();
  expect(await begun.tries(12, open(proposal, [22, 31]))).toBe('DUPLICATE');
  expect(begun.state.identities).toHaveLength(1);
});
