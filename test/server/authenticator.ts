/** A passkey in software, with Node's own cryptography: what a browser and its authenticator make of a page's request. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { passkeyChallenge } from '../../crypto/index.ts';
import type { Assertion, Registration } from '../../server/accounts/passkeys.ts';
import { suite } from './body.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/** What the page is asked to have signed, and where it is. */
export interface Asked {
  readonly nonce: string;
  /** Of the trust policy. */
  readonly body: string;
  readonly server: string;
  /** Of the page. */
  readonly origin?: string;
  readonly relyingParty?: string;
  readonly crossOrigin?: boolean;
  readonly userVerified?: boolean;
}

export class Authenticator {
  readonly id = text(randomBytes(32));
  readonly #key: KeyObject;
  readonly #publicKey: Buffer;
  /** Grows with every signature. */
  counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    // COSE (RFC 9053): {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    const [begin, between] = [Buffer.from('a5010203262001215820', 'hex'), Buffer.from('225820', 'hex')];
    this.#publicKey = Buffer.concat([begin, Buffer.from(x, 'base64url'), between, Buffer.from(y, 'base64url')]);
  }

  async register(asked: Asked): Promise<Registration> {
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([0, id.length]);
    const data = Buffer.concat([this.#head(asked, 0x40), Buffer.alloc(16), length, id, this.#publicKey]);
    // {"fmt": "none", "attStmt": {}, "authData": data}
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    const clientData = await this.#clientData('webauthn.create', asked);
    return { ...this.#answer(asked, clientData), attestation: text(attestation) };
  }

  async sign(asked: Asked): Promise<Assertion> {
    this.counter += 1;
    const clientData = await this.#clientData('webauthn.get', asked);
    const data = this.#head(asked, 0);
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.#key);
    return { ...this.#answer(asked, clientData), authenticatorData: text(data), signature: text(signature) };
  }

  #answer({ nonce, server }: Asked, clientData: Buffer): Pick<Assertion, 'nonce' | 'server' | 'id' | 'clientData'> {
    return { nonce, server, id: this.id, clientData: text(clientData) };
  }

  #head({ relyingParty = 'localhost', userVerified = true }: Asked, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(relyingParty), Buffer.from([flags | 0x01 | (userVerified ? 0x04 : 0)]), counter]);
  }

  async #clientData(type: string, asked: Asked): Promise<Buffer> {
    const { nonce, body: origin, server, crossOrigin = false } = asked;
    const bytes = await passkeyChallenge(suite, { origin, server, nonce: Buffer.from(nonce, 'base64url') });
    const page = asked.origin ?? 'http://localhost:8181';
    return Buffer.from(JSON.stringify({ type, challenge: text(bytes), origin: page, crossOrigin }));
  }
}
