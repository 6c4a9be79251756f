/** The way in, in the worker: connect to the host, sign in to the server, open the keyring. */
import {
  decodeUtf8,
  formatFingerprint,
  parseTrust,
  trustFingerprint,
  type Keyring,
  type Suite,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { currentSession, signIn, signOut } from '../../caseload/session.ts';
import { keyringFileKind, openKeyring, readOpenedKeyring } from '../../openpgp/keyring-file.ts';
import { expectStatus, Refusal, type Transport } from '../../register/transport.ts';
import { accountHandlers } from './account.ts';
import type { EntryExchanges, Handlers } from './messages.ts';
import { hostFiles, relayTransport, type HostFiles } from './transport.ts';

export interface Connection {
  /** To the server, through the host. */
  readonly transport: Transport;
  /** To the host itself. */
  readonly host: HostFiles;
  readonly trust: TrustPolicy;
  /** Address of the server, as the host knows it. */
  readonly server: string;
}

export interface Entry {
  readonly handlers: Omit<Handlers<EntryExchanges>, 'OPEN_KEYRING'>;
  /** @throws Refusal NOT_CONNECTED */
  readonly connected: () => Connection;
  /** Member number of whoever was signed in last; null for nobody. */
  readonly member: () => number | null;
  /**
   * A member's keys, of this body and of whoever is signed in.
   *
   * @throws Refusal KEYRING_OWN_KEY, KEYRING_OTHER_BODY, KEYRING_OTHER_MEMBER; ProtocolError BAD_KEYRING, BAD_PASSPHRASE
   */
  readonly open: (file: string, passphrase: string) => Promise<Keyring>;
  /** The same for somebody else of this body, who sits beside whoever is signed in. */
  readonly openOther: (file: string, passphrase: string) => Promise<Keyring>;
}

/** @param suite made when it is first needed: loading libsodium takes a moment */
export function createEntry(suite: () => Promise<Suite>): Entry {
  let connection: Connection | null = null;
  let member: number | null = null;

  const connected = (): Connection => {
    if (connection === null) throw new Refusal('NOT_CONNECTED');
    return connection;
  };

  const handlers: Entry['handlers'] = {
    CONNECT: async ({ token }) => {
      const host = hostFiles(token);
      const trust = parseTrust(expectStatus(await host.get('/trust.json'), 200));
      const server = readServer(expectStatus(await host.get('/host.json'), 200));
      const transport = relayTransport(token);
      connection = { transport, host, trust, server };
      const session = await currentSession(transport);
      member = session?.member ?? null;
      const fingerprint = formatFingerprint(await trustFingerprint(await suite(), trust));
      return { mode: trust.mode, origin: trust.origin, server, fingerprint, session };
    },

    SIGN_IN: async (credentials) => {
      const session = await signIn(connected().transport, credentials);
      member = session.member;
      return session;
    },

    SIGN_OUT: async () => {
      await signOut(connected().transport);
      member = null;
      return null;
    },

    INSPECT_KEYRING: ({ file }) => keyringFileKind(file),

    ...accountHandlers(suite, connected),
  };

  return {
    handlers,
    connected,
    member: () => member,
    open: (file, passphrase) => openOf(file, passphrase, connected().trust, member),
    openOther: (file, passphrase) => openOf(file, passphrase, connected().trust, null),
  };
}

async function openOf(file: string, passphrase: string, trust: TrustPolicy, member: number | null): Promise<Keyring> {
  const kind = await keyringFileKind(file);
  if (kind === 'own key') throw new Refusal('KEYRING_OWN_KEY');
  const keyring = kind === 'opened' ? readOpenedKeyring(file) : await openKeyring(file, passphrase);
  assertOwn(keyring, trust, member);
  return keyring;
}

/** Before the register is read: a keyring of another body or colleague would only fail later, and less clearly. */
function assertOwn(keyring: Keyring, trust: TrustPolicy, member: number | null): void {
  if (keyring.origin !== trust.origin || keyring.mode !== trust.mode) throw new Refusal('KEYRING_OTHER_BODY');
  if (member !== null && keyring.member !== member) throw new Refusal('KEYRING_OTHER_MEMBER');
}

/** `host.json` comes from the loopback host, so it is trusted, but read with care all the same. */
function readServer(bytes: Uint8Array): string {
  const value: unknown = JSON.parse(decodeUtf8(bytes));
  if (typeof value !== 'object' || value === null || !('server' in value)) return '';
  return typeof value.server === 'string' ? value.server : '';
}
