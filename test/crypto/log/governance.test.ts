import {
  decodeGovernance,
  decodeUtf8,
  encodeGovernance,
  encodeUtf8,
  formatVerifierKey,
  type GovernanceEntry,
  type NoteKind,
  type TrustPolicy,
} from '../../../crypto/public.ts';
import { bytesNamed, refuses, suite, truncations } from './support.ts';

const hex = 'ab'.repeat(32);
const key = async (name: string): Promise<string> =>
  formatVerifierKey(suite, name, await suite.signPublicKey(bytesNamed(name)));
const origin = 'example.kg/demo';
const trust: TrustPolicy = {
  mode: 'demo',
  origin,
  caseLog: await key(`${origin}/case`),
  governanceLog: await key(`${origin}/governance`),
  promise: await key(`${origin}/promise`),
  witnesses: [],
  quorum: 0,
  maxAge: 48,
  governance: { signers: [await key('example.kg/first'), await key('example.kg/second')], threshold: 2 },
  release: { signers: [await key('example.kg/release')], threshold: 1 },
};
const noteKinds: readonly NoteKind[] = [
  ...(['totals', 'verdict', 'canaries', 'questionnaire', 'plan', 'seed', 'release', 'series'] as const),
];
const note = 'text\n\n— x y\n';
const entries = {
  trust: { kind: 'trust', trust },
  roster: { kind: 'roster', sequence: 1, note: '{"a":"Ыктын"}\n\n— x y\n' },
  slot: { kind: 'slot', slot: 1, day: 20_500, feed: hex, records: 64, pages: [hex, hex] },
  day: {
    kind: 'day',
    batch: 0,
    day: 20_500,
    roster: hex,
    size: 16,
    root: hex,
    letters: hex,
    difficulty: 12,
    mode: 'demo',
  },
  manifest: {
    kind: 'manifest',
    files: [
      { path: '/', hash: hex },
      { path: '/report', hash: hex },
    ],
  },
  totals: { kind: 'totals', note },
  verdict: { kind: 'verdict', note },
  canaries: { kind: 'canaries', note },
  questionnaire: { kind: 'questionnaire', note },
  plan: { kind: 'plan', note },
  seed: { kind: 'seed', note },
  series: { kind: 'series', note },
  release: { kind: 'release', note },
} as const satisfies { readonly [Kind in GovernanceEntry['kind']]: Extract<GovernanceEntry, { kind: Kind }> };

describe.each<GovernanceEntry>(Object.values(entries))('a governance entry of kind $kind', (entry) => {
  const bytes = encodeGovernance(entry);
  const json = decodeUtf8(bytes);

  test('comes back from its bytes', () => expect(decodeGovernance(bytes)).toEqual(entry));

  test('is refused cut anywhere or with a byte after it', () => {
    for (const cut of truncations(bytes)) expect(() => decodeGovernance(cut)).toThrow(/./u);
    for (const tail of [' ', '\n', '0']) expect(() => decodeGovernance(encodeUtf8(json + tail))).toThrow(/./u);
  });

  test('is refused without any of its keys, with one more, or as another kind', () => {
    const fields = Object.entries(JSON.parse(json) as Record<string, never>);
    for (const [name] of fields) refused(fields.filter(([other]) => other !== name));
    refused([...fields, ['zzz', 1]]);
    // Notes have one form whatever they are for: who signed what is judged by their readers.
    const alike: readonly string[] = 'note' in entry && !('sequence' in entry) ? noteKinds : [entry.kind];
    for (const kind of [...Object.keys(entries), 'other', '__proto__']) {
      if (!alike.includes(kind))
        refused(fields.map(([name, value]) => (name === 'kind' ? [name, kind] : [name, value])));
    }
    refused(fields.map(([name, value]) => (name === 'format' ? [name, 'kupuya/governance/v2'] : [name, value])));
  });

  test('is refused in another order or spacing', () => {
    const fields = Object.entries(JSON.parse(json) as Record<string, never>);
    for (const other of [
      JSON.stringify(Object.fromEntries(fields.toReversed())),
      JSON.stringify(JSON.parse(json), null, 1),
    ]) {
      refuses(() => decodeGovernance(encodeUtf8(other)), 'NOT_CANONICAL');
    }
  });
});

test.each([
  ['a slot numbered zero', { ...entries.slot, slot: 0 }],
  ['no pages', { ...entries.slot, pages: [] }],
  ['five pages', { ...entries.slot, pages: [hex, hex, hex, hex, hex] }],
  ['a hash in capitals', { ...entries.slot, feed: hex.toUpperCase() }],
  ['a short hash', { ...entries.day, root: hex.slice(2) }],
  ['a difficulty above 22', { ...entries.day, difficulty: 23 }],
  ['a negative size', { ...entries.day, size: -1 }],
  ['a roster numbered zero', { ...entries.roster, sequence: 0 }],
  ['an empty note', { ...entries.totals, note: '' }],
])('%s is not written', (_, entry) => {
  refuses(() => encodeGovernance(entry), 'MALFORMED');
});

test('text that is not in the form NFC is refused', () => {
  refuses(() => encodeGovernance({ kind: 'totals', note: 'и\u0306' }), 'NOT_CANONICAL');
});

test('an entry that no bundle could carry is refused', () => {
  expect(() => encodeGovernance({ kind: 'totals', note: 'x'.repeat(65_535) })).toThrow(/./u);
  refuses(() => decodeGovernance(new Uint8Array(65_536)), 'TOO_LARGE');
});

test.each(['null', '[]', '1', '"x"', '{}'])('the JSON %s is refused', (json) => {
  refuses(() => decodeGovernance(encodeUtf8(json)), 'MALFORMED');
});

function refused(fields: readonly (readonly [string, unknown])[]): void {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  refuses(() => decodeGovernance(encodeUtf8(JSON.stringify(Object.fromEntries(sorted)))), 'MALFORMED');
}
