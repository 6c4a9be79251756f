import { shareKeyFile, recoverKeyFile, formatShare, parseShare, type Share } from '../../../client/keys/shares.ts';
import { confirmKeyFile, makeKeyFile } from '../../../client/keys/key-file.ts';
import { addEpochs, rotationReminder } from '../../../client/keys/rotation.ts';
import { generateKeyring, verifyEnrolment } from '../../../crypto/index.ts';
import { random, suite } from '../../server/body.ts';

const keyring = generateKeyring(random, {
  ...{ mode: 'demo', origin: 'example.kg/demo', member: 3, capsule: false },
  epochs: [{ first: 20_800, last: 20_899 }],
});

let copy: string;
let shares: readonly Share[];
let tried: number;
beforeAll(async () => {
  ({ copy, shares, tried } = await shareKeyFile(suite, random, keyring, { total: 5, threshold: 3 }));
}, 60_000);

const some = (...indexes: readonly number[]): Share[] =>
  indexes.flatMap((index) => shares.find((share) => share.index === index) ?? []);

test('Any three of five shares open the copy, and all ten choices of three were tried before anybody relies on it.', async () => {
  expect(tried).toBe(10);
  await expect(recoverKeyFile(suite, copy, some(5, 1, 3))).resolves.toEqual(keyring);
  await expect(recoverKeyFile(suite, copy, some(1, 2, 3, 4, 5))).resolves.toEqual(keyring);
}, 60_000);

test('Two of five shares do not, nor the same share twice.', async () => {
  await expect(recoverKeyFile(suite, copy, some(1, 2))).rejects.toMatchObject({ code: 'SHARES_TOO_FEW' });
  await expect(recoverKeyFile(suite, copy, [])).rejects.toMatchObject({ code: 'SHARES_TOO_FEW' });
  await expect(recoverKeyFile(suite, copy, some(1, 2, 2))).rejects.toMatchObject({ code: 'DUPLICATE' });
});

test('Shares of two sets do not mix, and a share that somebody changed is told before anything is opened.', async () => {
  const other = await shareKeyFile(suite, random, keyring, { total: 3, threshold: 2 });
  await expect(recoverKeyFile(suite, copy, [...some(1, 2), ...other.shares.slice(0, 1)])).rejects.toMatchObject({
    code: 'SHARES_OTHER_SET',
  });
  const [first, ...rest] = some(1, 2, 3);
  const changed = { ...first, value: random(32) } as Share;
  await expect(recoverKeyFile(suite, copy, [changed, ...rest])).rejects.toMatchObject({ code: 'SHARES_WRONG' });
  await expect(recoverKeyFile(suite, other.copy, some(1, 2, 3))).rejects.toMatchObject({ code: 'BAD_PASSPHRASE' });
}, 60_000);

test('A share goes over paper: words in any writing, and a mistake in one of them is found with its place.', async () => {
  const [share] = some(4);
  if (share === undefined) throw new Error('no share');
  const words = await formatShare(suite, share);
  expect(words.split(' ')).toHaveLength(38);
  await expect(parseShare(suite, words)).resolves.toEqual(share);
  const numbered = words
    .split(' ')
    .map((word, index) => `${String(index + 1)}. ${word.toUpperCase()}`)
    .join('\n');
  await expect(parseShare(suite, numbered)).resolves.toEqual(share);
  const list = words.split(' ');
  const place = list[10] === 'abandon' ? 'zoo' : 'abandon';
  await expect(parseShare(suite, list.with(10, place).join(' '))).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:BAD_CHECKSUM|UNKNOWN_WORD)$/u) as string,
  });
  await expect(parseShare(suite, list.with(10, 'жок').join(' '))).rejects.toMatchObject({
    ...{ code: 'UNKNOWN_WORD', position: 11 },
  });
  await expect(parseShare(suite, list.slice(1).join(' '))).rejects.toMatchObject({ code: 'BAD_LENGTH' });
});

test('Nothing else than two to eight shares is made.', async () => {
  for (const [total, threshold] of [
    [1, 1],
    [3, 1],
    [2, 3],
    [9, 2],
  ] as const) {
    await expect(shareKeyFile(suite, random, keyring, { total, threshold })).rejects.toMatchObject({ code: 'RANGE' });
  }
});

test('A new key file counts once it was opened again, with its own words, to the same keys.', async () => {
  const { file, passphrase } = await makeKeyFile(random, keyring);
  await expect(confirmKeyFile(keyring, file, passphrase)).resolves.toBeUndefined();
  const another = await makeKeyFile(random, { ...keyring, member: 4 });
  await expect(confirmKeyFile(keyring, another.file, another.passphrase)).rejects.toMatchObject({
    code: 'KEYRING_DIFFERS',
  });
  await expect(confirmKeyFile(keyring, file, another.passphrase)).rejects.toMatchObject({ code: 'BAD_PASSPHRASE' });
}, 60_000);

test('New epochs stand beside the old ones, and the enrolment names the new alone, under the same signature.', async () => {
  const periods = [
    { first: 20_890, last: 20_981 },
    { first: 20_982, last: 21_073 },
  ];
  const renewed = await addEpochs(suite, random, keyring, periods, '');
  await expect(verifyEnrolment(suite, renewed.enrolment)).resolves.toBeUndefined();
  expect(renewed.enrolment.epochs.map(({ first }) => first)).toEqual([20_890, 20_982]);
  expect(renewed.enrolment.sign).toEqual(await suite.signPublicKey(keyring.sign));
  expect(renewed.keyring.epochs.map(({ first }) => first)).toEqual([20_800, 20_890, 20_982]);
  await expect(addEpochs(suite, random, renewed.keyring, periods, '')).rejects.toMatchObject({ code: 'DUPLICATE' });
});

test('The reminder comes 60, 30, 14 and 7 days before the last epoch ends, and says when it is over.', () => {
  const epochs = [{ first: 100, last: 199, keys: new Uint8Array(32) }];
  const at = (today: number) => rotationReminder({ epochs, last: 400 }, today).urgency;
  expect([139, 140, 141, 169, 170, 185, 186, 192, 193, 199, 200].map(at)).toEqual([
    ...[null, 60, 60, 60, 30, 30, 14, 14, 7, 7, 'OVER'],
  ]);
  // The roster may end before its last epoch.
  expect(rotationReminder({ epochs, last: 150 }, 150).left).toBe(1);
});
