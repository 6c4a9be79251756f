/** Ed25519 by WebCrypto, where the engine has it. */
import { assertLength, concat, equalBytes, formatHex, parseBase64Url, parseHex } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { own, type SealingSubtle, type SubtleKey } from './subtle.ts';

/** Ed25519 without the strict pre-check, which the suites put in front. */
export interface Ed25519 {
  publicKey(seed: Uint8Array): Promise<Uint8Array>;
  sign(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array>;
  isValid(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** RFC 8410: everything that stands before the 32-byte seed in PKCS #8. */
const pkcs8Prefix = parseHex('302e020100300506032b657004220420');
const algorithm = { name: 'Ed25519' };

/** The provider, or null if this engine lacks Ed25519 or does not sign deterministically as RFC 8032 says. */
export async function probeWebEd25519(subtle: SealingSubtle): Promise<Ed25519 | null> {
  const candidate = createWebEd25519(subtle);
  try {
    const publicKey = await candidate.publicKey(probe.seed);
    const signature = await candidate.sign(probe.seed, new Uint8Array());
    const works =
      equalBytes(publicKey, probe.publicKey) &&
      equalBytes(signature, probe.signature) &&
      (await candidate.isValid(publicKey, new Uint8Array(), signature)) &&
      !(await candidate.isValid(publicKey, new Uint8Array(1), signature));
    return works ? candidate : null;
  } catch {
    return null;
  }
}

/** Public keys that are held ready: a few people sign most of what somebody reads. */
const mostReady = 64;

function createWebEd25519(subtle: SealingSubtle): Ed25519 {
  const ready = new Map<string, Promise<SubtleKey | null>>();
  function readyKey(publicKey: Uint8Array): Promise<SubtleKey | null> {
    const name = formatHex(publicKey);
    const known = ready.get(name);
    if (known !== undefined) return known;
    if (ready.size === mostReady) ready.clear();
    const key = importPublicKey(subtle, publicKey);
    ready.set(name, key);
    return key;
  }
  function importSeed(seed: Uint8Array, extractable: boolean): Promise<SubtleKey> {
    assertLength(seed, 32);
    return subtle.importKey('pkcs8', own(concat(pkcs8Prefix, seed)), algorithm, extractable, ['sign']);
  }
  return {
    async publicKey(seed) {
      const { x } = await subtle.exportKey('jwk', await importSeed(seed, true));
      if (x === undefined) throw new ProtocolError('BAD_KEY');
      return parseBase64Url(x);
    },
    async sign(seed, message) {
      return new Uint8Array(await subtle.sign('Ed25519', await importSeed(seed, false), own(message)));
    },
    async isValid(publicKey, message, signature) {
      const key = await readyKey(publicKey);
      return key !== null && subtle.verify('Ed25519', key, own(signature), own(message));
    },
  };
}

/** Some engines decode the point at import and refuse there, others at verification. */
async function importPublicKey(subtle: SealingSubtle, publicKey: Uint8Array): Promise<SubtleKey | null> {
  try {
    return await subtle.importKey('raw', own(publicKey), algorithm, false, ['verify']);
  } catch {
    return null;
  }
}

/** RFC 8032 section 7.1, test 1: the empty message. */
const probe = {
  seed: parseHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'),
  publicKey: parseHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
  signature: parseHex(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ),
};
