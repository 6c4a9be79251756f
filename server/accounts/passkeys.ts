/** Checks what passkeys sign (W3C Web Authentication, level 3), for pages that a member's own computer serves. */
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import {
  formatBase64Url,
  parseBase64Url,
  passkeyChallenge,
  type PublicSuite,
  type Random,
} from '../../crypto/public.ts';
import type { Clock } from '../clock.ts';
import type { Passkey, PasskeyStore } from '../store/store.ts';
import { Nonces } from './nonces.ts';

/** The page of `kupuya console` and `kupuya desk` is on this host of the member's own computer; browsers take no address in its place. */
const relyingParty = 'localhost';
/** On whichever port it is: the program takes any that is free. */
const pageOrigin = /^http:\/\/localhost(?::[1-9][0-9]{0,4})?$/;

interface Answer {
  readonly nonce: string;
  /** Address of the server, as the member's program knows it. */
  readonly server: string;
  /** Of the passkey; this and the rest in base64url. */
  readonly id: string;
  readonly clientData: string;
}

/** A passkey's answer when somebody signs in, or proves again who they are. */
export interface Assertion extends Answer {
  readonly authenticatorData: string;
  readonly signature: string;
}

/** Its answer when it is made. */
export interface Registration extends Answer {
  readonly attestation: string;
}

export interface PasskeyDeps {
  readonly suite: PublicSuite;
  readonly passkeys: PasskeyStore;
  readonly random: Random;
  readonly clock: Clock;
  /** Of the trust policy. */
  readonly origin: string;
  /** Whether a host, with or without a port, is a name of this server. */
  readonly isOurs: (host: string) => boolean;
}

const clientDataShape = z.object({ origin: z.string(), crossOrigin: z.boolean().optional() });

export class Passkeys {
  readonly #deps: PasskeyDeps;
  readonly #nonces: Nonces;

  constructor(deps: PasskeyDeps) {
    this.#deps = deps;
    this.#nonces = new Nonces(deps.random, deps.clock);
  }

  makeNonce(): string {
    return this.#nonces.make();
  }

  /** The passkey that gave this answer, or null: whatever was wrong. A nonce is used up by the answer that is right. */
  async prove(answer: Assertion): Promise<Passkey | null> {
    const expected = await this.#expected(answer);
    const passkey = expected === null ? null : await this.#deps.passkeys.find(expected.id);
    if (expected === null || passkey === null) return null;
    const counter = await verified(async () => {
      const { verified: holds, authenticationInfo } = await verifyAuthenticationResponse({
        response: {
          ...{ id: answer.id, rawId: answer.id, type: 'public-key', clientExtensionResults: {} },
          response: {
            clientDataJSON: answer.clientData,
            authenticatorData: answer.authenticatorData,
            signature: answer.signature,
          },
        },
        ...{ expectedChallenge: expected.challenge, expectedOrigin: expected.origin, expectedRPID: relyingParty },
        credential: { id: answer.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
        requireUserVerification: true,
      });
      return holds ? authenticationInfo.newCounter : null;
    });
    if (counter === null || !this.#nonces.use(expected.nonce)) return null;
    return (await this.#deps.passkeys.use(passkey.id, counter)) ? passkey : null;
  }

  /** The public half of a new passkey, or null. Who made the authenticator is not asked. */
  async read(answer: Registration): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter'> | null> {
    const expected = await this.#expected(answer);
    if (expected === null) return null;
    const made = await verified(async () => {
      const result = await verifyRegistrationResponse({
        response: {
          ...{ id: answer.id, rawId: answer.id, type: 'public-key', clientExtensionResults: {} },
          response: { clientDataJSON: answer.clientData, attestationObject: answer.attestation },
        },
        ...{ expectedChallenge: expected.challenge, expectedOrigin: expected.origin, expectedRPID: relyingParty },
        requireUserVerification: true,
      });
      // Browsers were asked for none; whatever else comes would bring certificates to judge.
      return result.verified && result.registrationInfo.fmt === 'none' ? result.registrationInfo.credential : null;
    });
    if (made === null || made.id !== answer.id || !this.#nonces.use(expected.nonce)) return null;
    return { id: expected.id, publicKey: new Uint8Array(made.publicKey), counter: made.counter };
  }

  async #expected(answer: Answer): Promise<Expected | null> {
    const nonce = this.#nonces.read(answer.nonce);
    const [id, clientData] = [bytesOf(answer.id), bytesOf(answer.clientData)];
    if (nonce === null || id === null || clientData === null || id.length > 1_023) return null;
    const origin = readOrigin(clientData);
    const server = URL.parse(answer.server);
    if (origin === null || server === null || server.origin !== answer.server || !this.#deps.isOurs(server.host)) {
      return null;
    }
    const { suite, origin: body } = this.#deps;
    const challenge = await passkeyChallenge(suite, { origin: body, server: answer.server, nonce });
    return { id, nonce, origin, challenge: formatBase64Url(challenge) };
  }
}

interface Expected {
  readonly id: Uint8Array;
  readonly nonce: Uint8Array;
  readonly origin: string;
  readonly challenge: string;
}

function readOrigin(clientData: Uint8Array): string | null {
  try {
    const { origin, crossOrigin } = clientDataShape.parse(JSON.parse(new TextDecoder().decode(clientData)));
    return pageOrigin.test(origin) && crossOrigin !== true ? origin : null;
  } catch {
    return null;
  }
}

function bytesOf(text: string): Uint8Array | null {
  try {
    return parseBase64Url(text);
  } catch {
    return null;
  }
}

/** The library throws for whatever is wrong, with messages that quote the answer: none of them goes anywhere. */
async function verified<T>(check: () => Promise<T | null>): Promise<T | null> {
  try {
    return await check();
  } catch {
    return null;
  }
}
