/** The worker's side of a console without a network: instead of a host it has a file from a stick, and gives back another. */
import { formatBase64, parseBase64, parseTrust, type Random, type Suite } from '../../../crypto/index.ts';
import { CarriedCaseload } from '../../airgap/carried-caseload.ts';
import { openBundle, type OfflineSession } from '../../airgap/offline.ts';
import type { Caseload } from '../../caseload/caseload.ts';
import type { CaseloadEnvironment } from '../../caseload/environment.ts';
import { keyringFileKind, openKeyring, readOpenedKeyring } from '../../openpgp/keyring-file.ts';
import { Refusal } from '../../register/transport.ts';
import { createEntry, type Entry } from '../../staff/worker/entry.ts';
import type { Handlers } from '../../staff/worker/messages.ts';

/** What a person has put on the table, before the key file is opened. */
export interface BroughtFiles {
  readonly bundle: Uint8Array;
  readonly errand: Uint8Array | null;
  /** As `Carrying.mark` gave it, or null. */
  readonly mark: string | null;
  readonly first: { readonly trust: Uint8Array; readonly courier: string } | null;
}

/** Where the work stands between this machine and the courier. */
export interface Carrying {
  readonly bundle: number;
  /** UTC day by the courier's clock. */
  readonly bundleDay: number;
  /** Requests that the next file will carry. */
  readonly toCarry: number;
  /** Attachments that the courier is asked for. */
  readonly wanted: number;
  /** Number of the file saved last, 0 before, and the day of it. */
  readonly saved: number;
  readonly savedDay: number;
  /** For this machine to keep: Base64, locked. */
  readonly mark: string;
}

export interface OfflineExchanges {
  readonly BRING: { readonly ask: BroughtFiles; readonly answer: null };
  readonly CARRYING: { readonly ask: null; readonly answer: Carrying };
  readonly SAVE_ERRAND: {
    readonly ask: null;
    readonly answer: { readonly file: Uint8Array<ArrayBuffer>; readonly carrying: Carrying };
  };
}

/** What replaces the host and the server. */
export interface Offline {
  readonly entry: Entry;
  readonly caseload: (environment: CaseloadEnvironment) => Caseload;
  readonly handlers: Handlers<OfflineExchanges>;
}

interface Surroundings {
  readonly suite: () => Promise<Suite>;
  readonly random: Random;
  readonly deviceDay: () => number;
}

export function createOffline({ suite, random, deviceDay }: Surroundings): Offline {
  const online = createEntry(suite);
  let brought: BroughtFiles | null = null;
  let session: OfflineSession | null = null;

  const opened = (): OfflineSession => {
    if (session === null) throw new Refusal('NOT_CONNECTED');
    return session;
  };
  const offline = (): Promise<never> => Promise.reject(new Refusal('NOT_OFFLINE'));

  const carrying = async (): Promise<Carrying> => {
    const { head, toCarry, transport, lastSaved } = opened();
    return {
      ...{ bundle: head.number, bundleDay: head.day, toCarry, wanted: transport.wanted.length },
      ...{ saved: lastSaved.errand, savedDay: lastSaved.day, mark: formatBase64(await opened().mark()) },
    };
  };

  const open: Entry['open'] = async (file, passphrase) => {
    if (brought === null) throw new Refusal('NO_BUNDLE');
    const kind = await keyringFileKind(file);
    if (kind === 'own key') throw new Refusal('KEYRING_OWN_KEY');
    const keyring = kind === 'opened' ? readOpenedKeyring(file) : await openKeyring(file, passphrase);
    const { bundle, errand, mark, first } = brought;
    session = await openBundle(
      { suite: await suite(), random, keyring, deviceDay },
      {
        bundle,
        errand,
        mark: mark === null ? null : parseBase64(mark),
        first: first === null ? null : { trust: parseTrust(first.trust), courier: first.courier },
      },
    );
    return keyring;
  };

  return {
    entry: {
      handlers: {
        ...online.handlers,
        // There is nobody to connect to or to sign in with: the key file is the way in.
        CONNECT: () => {
          const nobody = { name: '', member: 0, role: 'member' };
          return Promise.resolve({ mode: 'live', origin: '', server: '', fingerprint: '', session: nobody });
        },
        SIGN_IN: offline,
        SIGN_OUT: () => Promise.resolve(null),
      },
      connected: () => {
        const { transport, trust } = opened();
        return { transport, trust, server: '', host: { get: offline, post: offline } };
      },
      member: () => null,
      open,
      openOther: offline,
    },
    caseload: (environment) => new CarriedCaseload(environment, opened()),
    handlers: {
      BRING: (files) => {
        brought = files;
        return Promise.resolve(null);
      },
      CARRYING: carrying,
      SAVE_ERRAND: async () => {
        const file = Uint8Array.from(await opened().makeErrand());
        return { file, carrying: await carrying() };
      },
    },
  };
}

/** A console with a network has no stick. */
export function notOffline(): Handlers<OfflineExchanges> {
  const refuse = (): Promise<never> => Promise.reject(new Refusal('NOT_CONNECTED'));
  return { BRING: refuse, CARRYING: refuse, SAVE_ERRAND: refuse };
}
