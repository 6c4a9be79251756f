/** Care of the key file, in the worker: the page sees words and files that the member is to keep, never a key. */
import encodeQR from 'qr';
import {
  encodeEnrolment,
  encodeKeyring,
  equalBytes,
  formatFingerprint,
  type Keyring,
  type Period,
} from '../../../crypto/index.ts';
import type { Caseload } from '../../caseload/caseload.ts';
import type { CaseloadEnvironment } from '../../caseload/environment.ts';
import { careDue, formatCare, parseCare, type CareDue, type CareKind, type CareRecord } from '../../keys/care.ts';
import { findLost, type WouldBeLost } from '../../keys/destruction.ts';
import { confirmKeyFile, makeKeyFile } from '../../keys/key-file.ts';
import { openKeyring } from '../../openpgp/keyring-file.ts';
import {
  addEpochs,
  epochsToDestroy,
  rotationReminder,
  withoutEpochs,
  type RotationReminder,
} from '../../keys/rotation.ts';
import { formatShare, parseShare, recoverKeyFile, shareKeyFile } from '../../keys/shares.ts';
import { Refusal } from '../../register/transport.ts';
import type { Handlers } from '../../staff/worker/messages.ts';
import type { ViewStore } from './view-store.ts';

export interface KeysView {
  readonly today: number;
  readonly rotation: RotationReminder;
  /** Epochs that the open key file has keys for. */
  readonly epochs: readonly Period[];
  /** Of these: over for so long that their keys are to be destroyed. */
  readonly old: readonly Period[];
  readonly records: readonly CareRecord[];
  readonly due: readonly CareDue[];
}

/** Why a key file is made anew; DESTROY leaves the keys of old epochs out. */
export type KeyFilePurpose = 'PASSPHRASE' | 'EPOCHS' | 'DESTROY' | 'COPY';

export interface MadeKeyFile {
  readonly file: string;
  readonly words: string;
  /** For the people who assemble the roster, with its fingerprint to read out; only for EPOCHS. */
  readonly enrolment: { readonly file: string; readonly fingerprint: string } | null;
}

export interface PrintedShare {
  readonly index: number;
  readonly total: number;
  readonly threshold: number;
  readonly words: string;
  /** SVG of the words as a QR code. */
  readonly picture: string;
}

export interface KeysExchanges {
  readonly KEYS: { readonly ask: null; readonly answer: KeysView };
  /** `periods` for EPOCHS alone. */
  readonly MAKE_KEY_FILE: {
    readonly ask: { readonly purpose: KeyFilePurpose; readonly periods: readonly Period[] };
    readonly answer: MadeKeyFile;
  };
  /** The file that was made last, as the member saved it. */
  readonly CONFIRM_KEY_FILE: {
    readonly ask: { readonly file: string; readonly words: string; readonly holder: string };
    readonly answer: KeysView;
  };
  /** A copy made earlier: whether it still opens to exactly these keys. */
  readonly CHECK_COPY: {
    readonly ask: { readonly file: string; readonly words: string; readonly holder: string };
    readonly answer: KeysView;
  };
  readonly FIND_LOST: { readonly ask: null; readonly answer: WouldBeLost };
  /** Gives the case keys that would be lost to oneself again. The number of keys. */
  readonly RENEW: { readonly ask: null; readonly answer: number };
  readonly SHARE_KEYS: {
    readonly ask: { readonly total: number; readonly threshold: number };
    readonly answer: { readonly copy: string; readonly shares: readonly PrintedShare[]; readonly tried: number };
  };
  readonly REHEARSE: {
    readonly ask: { readonly copy: string; readonly shares: readonly string[]; readonly holder: string };
    readonly answer: KeysView;
  };
}

interface KeysSurroundings {
  /** @throws Refusal LOCKED */
  readonly inside: () => CaseloadEnvironment;
  readonly caseload: () => Caseload;
  readonly store: () => ViewStore;
  /** Another key file takes the place of the one that is open. */
  readonly moved: (to: Keyring) => Promise<void>;
}

const kindOf: Readonly<Record<KeyFilePurpose, CareKind>> = {
  PASSPHRASE: 'PASSPHRASE',
  EPOCHS: 'EPOCHS',
  DESTROY: 'DESTROYED',
  COPY: 'COPY_MADE',
};

export function keysHandlers({ inside, caseload, store, moved }: KeysSurroundings): Handlers<KeysExchanges> {
  /** Made and not confirmed yet. */
  let draft: { readonly keyring: Keyring; readonly purpose: KeyFilePurpose } | null = null;
  /** The newest file that was confirmed: what another one begins with. */
  let newest: Keyring | null = null;

  const keyring = (): Keyring => newest ?? inside().keyring;

  const today = (): number => caseload().me()?.today ?? inside().deviceDay();

  const records = async (): Promise<readonly CareRecord[]> => parseCare(await store().read('key-care'));

  const note = async (kind: CareKind, good: boolean, holder: string): Promise<void> => {
    const record = { kind, day: today(), good, holder };
    await store().keep('key-care', formatCare([...(await records()), record]));
  };

  /** Remembers a failure too, and passes it on. */
  const noted = async (kind: CareKind, holder: string, check: () => Promise<void>): Promise<KeysView> => {
    try {
      await check();
    } catch (error) {
      await note(kind, false, holder);
      throw error;
    }
    await note(kind, true, holder);
    return view();
  };

  const view = async (): Promise<KeysView> => {
    const known = await records();
    const { epochs } = keyring();
    return {
      today: today(),
      rotation: rotationReminder(caseload().calendar(), today()),
      epochs: epochs.map(({ first, last }) => ({ first, last })),
      old: epochsToDestroy(keyring(), today()),
      records: known,
      due: careDue(known, today()),
    };
  };

  const lost = (): Promise<WouldBeLost> => {
    const old = epochsToDestroy(inside().keyring, today());
    return old.length === 0 ? Promise.resolve({ cases: [], strays: [] }) : findLost(inside(), caseload(), old);
  };

  /** The keys that the next file is to hold. */
  const planned = async (
    purpose: KeyFilePurpose,
    periods: readonly Period[],
  ): Promise<{ readonly keyring: Keyring; readonly enrolment: MadeKeyFile['enrolment'] }> => {
    if (purpose === 'DESTROY') {
      if ((await lost()).cases.length > 0) throw new Refusal('CASES_WOULD_BE_LOST');
      return { keyring: withoutEpochs(keyring(), epochsToDestroy(keyring(), today())), enrolment: null };
    }
    if (purpose !== 'EPOCHS') return { keyring: keyring(), enrolment: null };
    const { suite, random } = inside();
    const added = await addEpochs(suite, random, keyring(), periods, '');
    const bytes = encodeEnrolment(added.enrolment);
    const fingerprint = formatFingerprint(await suite.sha256(bytes));
    return { keyring: added.keyring, enrolment: { file: new TextDecoder().decode(bytes), fingerprint } };
  };

  return {
    KEYS: view,

    MAKE_KEY_FILE: async ({ purpose, periods }) => {
      const plan = await planned(purpose, periods);
      const { file, passphrase } = await makeKeyFile(inside().random, plan.keyring);
      draft = { keyring: plan.keyring, purpose };
      return { file, words: passphrase, enrolment: plan.enrolment };
    },

    CONFIRM_KEY_FILE: async ({ file, words, holder }) => {
      if (draft === null) throw new Refusal('NO_KEYRING');
      const made = draft;
      await confirmKeyFile(made.keyring, file, words);
      newest = made.keyring;
      draft = null;
      // A copy under other words holds the same keys.
      if (made.purpose === 'EPOCHS' || made.purpose === 'DESTROY') await moved(made.keyring);
      await note(kindOf[made.purpose], true, holder);
      return view();
    },

    CHECK_COPY: ({ file, words, holder }) =>
      noted('COPY_CHECKED', holder, async () => {
        assertSame(keyring(), await openKeyring(file, words));
      }),

    FIND_LOST: lost,

    RENEW: async () => {
      const { cases } = await lost();
      const keys = cases.length === 0 ? 0 : await caseload().renew(cases);
      if (keys > 0) await note('RENEWED', true, '');
      return keys;
    },

    SHARE_KEYS: async ({ total, threshold }) => {
      const { suite, random } = inside();
      const { copy, shares, tried } = await shareKeyFile(suite, random, keyring(), { total, threshold });
      const printed = await Promise.all(
        shares.map(async (share) => {
          const words = await formatShare(suite, share);
          return { index: share.index, total, threshold, words, picture: encodeQR(words, 'svg') };
        }),
      );
      await note('SHARED', true, '');
      return { copy, shares: printed, tried };
    },

    REHEARSE: ({ copy, shares, holder }) =>
      noted('REHEARSED', holder, async () => {
        const { suite } = inside();
        const read = await Promise.all(shares.map((words) => parseShare(suite, words)));
        assertSame(keyring(), await recoverKeyFile(suite, copy, read));
      }),
  };
}

function assertSame(one: Keyring, other: Keyring): void {
  if (!equalBytes(encodeKeyring(one), encodeKeyring(other))) throw new Refusal('KEYRING_DIFFERS');
}
