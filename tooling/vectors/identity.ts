/**
 * Writes `test/vectors/identity.json`: a box with every value on the way (section 4.6 of `docs/protocol.md`), for implementations in other
 * languages. Ciphertexts and shared secrets of the encapsulations are inputs there.
 * `node tooling/vectors/identity.ts` writes the file anew; a test compares it with what the code gives today.
 */
import { createHash, webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  encodeBox,
  formatBox,
  formatHex,
  parseHex,
  parseTrust,
  encodeUtf8,
  sealIdentityBox,
  verifyEpochFile,
  encodeEpochFile,
  verifyRoster,
  type Exclusions,
  type Identity,
  type Random,
  type Suite,
} from '../../crypto/index.ts';
import { deriveContentKey, deriveShareKey, identityContext, shareContext } from '../../crypto/identity/box.ts';
import { encodeIdentity } from '../../crypto/identity/content.ts';
import { splitSecret } from '../../crypto/primitives/shamir.ts';
import { createSodiumSuite } from '../../crypto/sodium.ts';

interface RosterVectors {
  readonly trust: { readonly json: string };
  readonly roster: { readonly note: string };
  readonly epochFiles: readonly { readonly keys: readonly (string | null)[] }[];
}

const identity: Identity = {
  name: 'Асель Токтосунова',
  contact: '+996 555 000 000',
  use: 'Сотко айтса болот.',
};

/** @param rosterVectors the parsed `test/vectors/roster.json`; its custodians are 3, 7 and 65535 */
export async function identityVectors(suite: Suite, rosterVectors: RosterVectors): Promise<object> {
  return {
    source: 'tooling/vectors/identity.ts; ciphertexts and shared secrets are inputs; byte strings in hexadecimal',
    boxes: [
      await boxVector(suite, rosterVectors, 'all custodians', identity, { members: [], units: [] }),
      await boxVector(suite, rosterVectors, 'one excluded', { name: 'А', contact: '', use: '' }, without(3)),
    ],
  };
}

function without(member: number): Exclusions {
  return { members: [member], units: [] };
}

async function boxVector(
  suite: Suite,
  { trust, roster: { note }, epochFiles }: RosterVectors,
  name: string,
  given: Identity,
  excluded: Exclusions,
): Promise<object> {
  const roster = await verifyRoster(suite, note, parseTrust(encodeUtf8(trust.json)));
  const keys = epochFiles[0]?.keys.map((key) => (key === null ? null : parseHex(key))) ?? [];
  const epoch = await verifyEpochFile(suite, roster, 0, encodeEpochFile(keys));
  const secrets: Uint8Array[] = [];
  const recording: Suite = {
    ...suite,
    async kemEncapsulate(publicKey, eseed) {
      const made = await suite.kemEncapsulate(publicKey, eseed);
      secrets.push(made.sharedSecret);
      return made;
    },
  };
  const drawn: Uint8Array[] = [];
  const source = hashOf(`source of ${name}`);
  const place = { source, number: 2, roster: roster.hash };
  const input = { roster, epoch, source, number: place.number, excluded, identity: given };
  const box = await sealIdentityBox(recording, recorded(drawOf(name), drawn), input);
  const [boxKey = source, point = source] = drawn;
  const shares = await splitSecret(() => point, boxKey, 6, 2);
  return {
    name,
    place: { source: formatHex(source), number: place.number, roster: formatHex(roster.hash) },
    epoch: box.epoch,
    identity: { ...given },
    plaintext: formatHex(encodeIdentity(given)),
    boxKey: formatHex(boxKey),
    point: formatHex(point),
    shares: shares.map(formatHex),
    slots: await Promise.all(
      box.shares.map(async (slot, index) => {
        const secret = secrets[index] ?? source;
        const key = await deriveShareKey(suite, secret, place, index);
        const aad = shareContext(place, index);
        return {
          sharedSecret: formatHex(secret),
          ciphertext: formatHex(slot.ciphertext),
          key: formatHex(key),
          share: formatHex((await suite.aeadOpen(key, new Uint8Array(12), aad, slot.sealed)) ?? source),
          sealed: formatHex(slot.sealed),
          hash: formatHex(slot.hash),
        };
      }),
    ),
    commitment: formatHex(box.commitment),
    contentKey: formatHex(await deriveContentKey(suite, boxKey, place)),
    aad: formatHex(await suite.sha256(identityContext(place, box))),
    sealed: formatHex(box.sealed),
    box: formatHex(await suite.sha256(encodeBox(box))),
    statement: formatHex(await suite.sha256(encodeUtf8(formatBox(box)))),
  };
}

function recorded(random: Random, drawn: Uint8Array[]): Random {
  return (length) => {
    const bytes = random(length);
    drawn.push(bytes);
    return bytes;
  };
}

/** SHA-256 of a name and a counter. */
function drawOf(name: string): Random {
  let counter = 0;
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => hashOf(`${name}/${String(counter++)}`));
    return Uint8Array.from(blocks.flatMap((block) => [...block])).slice(0, length);
  };
}

function hashOf(text: string): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(text).digest());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (name: string): string => fileURLToPath(new URL(`../../test/vectors/${name}`, import.meta.url));
  const rosterVectors = JSON.parse(readFileSync(at('roster.json'), 'utf8')) as RosterVectors;
  const vectors = await identityVectors(await createSodiumSuite(webcrypto.subtle), rosterVectors);
  writeFileSync(at('identity.json'), `${JSON.stringify(vectors, null, 2)}\n`);
}
