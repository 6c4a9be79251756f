/** The constants are those of the normative text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  categories,
  channels,
  harms,
  identityModes,
  labels,
  letterKinds,
  outcomes,
  reasons,
  regions,
  relations,
  sectors,
  statuses,
} from '../../crypto/index.ts';
import * as sizes from '../../crypto/constants.ts';
import { present } from './letter/world.ts';

const protocol = readFileSync(join(import.meta.dirname, '../../docs/protocol.md'), 'utf8');
const section = (number: string): string =>
  present(protocol.split(/^#{2,3} /mu).find((part) => part.startsWith(`${number}. `) || part.startsWith(`${number} `)));
const numbers = (text: string): string => text.replaceAll(/(\d),(?=\d{3})/gu, '$1');

test('the labels are exactly those of section 14, and none is a prefix of another', () => {
  const listed = section('14').match(/kupuya\/[a-z-]+\/v1/gu) ?? [];
  expect(Object.values(labels).toSorted()).toEqual([...listed].toSorted());
});

test.each([
  ['channel', channels],
  ['identity mode', identityModes],
  ['relation', relations],
  ['category', categories],
  ['sector', sectors],
  ['region', regions],
  ['harm', harms],
  ['status', statuses],
  ['outcome', outcomes],
])('the codes of %s are exactly those of section 13, in order', (name, codes) => {
  const line = present(section('13').match(new RegExp(`^- ${name}: (.*)$`, 'mu'))?.[1]);
  expect(codes).toEqual(line.split(' '));
});

test('the letter kinds are those of section 4.1, in order', () => {
  const listed = [...present(/Kinds: (.*)/u.exec(section('4.1'))?.[1]).matchAll(/(\d+) ([A-Z_]+)/gu)];
  expect(listed.map(([, number, kind]) => [Number(number), kind])).toEqual(
    letterKinds.map((kind, index) => [index + 1, kind]),
  );
});

test('the reasons are the outcomes, then the three others', () => {
  expect(reasons).toEqual([
    ...outcomes.map((outcome) => `OUTCOME_${outcome}`),
    'COMPLEX',
    'AWAITING_OTHER_BODY',
    'OTHER',
  ]);
  expect(section('13')).toMatch(/then COMPLEX, AWAITING_OTHER_BODY, OTHER$/mu);
});

test('every size stands in the section that defines it', () => {
  const letter = numbers(section('4'));
  for (const size of [sizes.letterLength, sizes.slotLength, sizes.bodyPlaintextLength, sizes.bodyLimit]) {
    expect(letter).toContain(String(size));
  }
  expect(section('4.1')).toContain(`(${String(sizes.capsuleContentLength)} bytes)`);
  const attachment = numbers(section('4.4'));
  for (const size of [sizes.chunkLength, sizes.chunksPerPart, sizes.sealedPartLength, sizes.attachmentFilesLimit]) {
    expect(attachment).toContain(String(size));
  }
  expect(numbers(section('4.5'))).toContain(`= ${String(sizes.letterRequestLength)} bytes`);
});

test('the sizes of the parts add up to a letter', () => {
  const capsule = 2 * sizes.kemCiphertextLength + sizes.hashLength + sizes.capsuleContentLength + sizes.tagLength;
  const body = sizes.bodyPlaintextLength + sizes.tagLength;
  expect(68 + sizes.slotCount * sizes.slotLength + capsule + body).toBe(sizes.letterLength);
});
