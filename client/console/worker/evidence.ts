/** Files of the source and bundles, on their way to the page: what is opened, saved or exported is recorded before it is complete there. */
import { formatHex, parseHex, type Language, type Suite } from '../../../crypto/index.ts';
import type { Caseload } from '../../caseload/caseload.ts';
import { accessEntry, openedEntry, type Document } from '../../evidence/custody-record.ts';
import { sharesOf } from '../../evidence/documents.ts';
import { HashingSink, type HashedFile } from '../../evidence/hashing-sink.ts';
import { record } from '../../evidence/recording.ts';
import { isDue, retentionOf } from '../../evidence/retention.ts';
import { ciphertextOf } from '../../exports/case-facts.ts';
import { makeCourtBundle, type BundleAssets, type MadeBundle } from '../../exports/court-bundle.ts';
import { makeReferral, type MadeReferral } from '../../exports/referral.ts';
import { registerCsv, registerPdf } from '../../exports/register.ts';
import { shareDocument } from '../../exports/share.ts';
import { fingerprintOf } from '../../openpgp/public-key.ts';
import { Refusal } from '../../register/transport.ts';
import { portOutlet, portSink } from './files.ts';

/** LATER: a colleague's step comes first. NO_CASE: the letter belongs to no case yet, so there is no record. */
export type Recorded = 'NOW' | 'LATER' | 'NO_CASE';

export interface FetchedFacts {
  /** SHA-256 of each file in hex, in the order of the attachment. */
  readonly documents: readonly string[];
  readonly recorded: Recorded;
}

/** The files come through the second port, piece by piece (`FileStep`). */
export interface EvidenceExchanges {
  readonly FETCH_FILES: {
    readonly ask: { readonly id: string; readonly letter: string; readonly into: 'MEMORY' | 'FOLDER' };
    readonly answer: FetchedFacts;
  };
  readonly MAKE_BUNDLE: {
    readonly ask: { readonly id: string; readonly language: Language; readonly versions: readonly Uint8Array[] };
    readonly answer: MadeBundle;
  };
  readonly MAKE_REFERRAL: {
    readonly ask: {
      readonly id: string;
      readonly language: Language;
      readonly versions: readonly Uint8Array[];
    } & Receiver;
    readonly answer: MadeReferral;
  };
  /** One document for somebody outside the circle: recorded, then encrypted to their key and signed. */
  readonly SHARE_DOCUMENT: {
    readonly ask: {
      readonly id: string;
      readonly document: Document;
      readonly bytes: Uint8Array;
      readonly until: number;
      readonly text: string;
    } & Receiver;
    readonly answer: { readonly sealed: Uint8Array<ArrayBuffer>; readonly signedWith: string };
  };
  /** Fingerprint of an armored certificate. */
  readonly INSPECT_CERTIFICATE: { readonly ask: { readonly recipient: string }; readonly answer: string };
  /** What nobody should have to remember: cases due to be erased, and copies whose time is over. */
  readonly REMINDERS: { readonly ask: null; readonly answer: Reminders };
  readonly REGISTER: {
    readonly ask: { readonly language: Language; readonly format: 'CSV' | 'PDF' };
    readonly answer: Uint8Array<ArrayBuffer>;
  };
}

export interface Reminders {
  readonly erase: readonly { readonly id: string; readonly due: number }[];
  readonly shares: readonly { readonly id: string; readonly to: string; readonly until: number }[];
}

interface Receiver {
  /** Who receives it. */
  readonly to: string;
  /** Armored certificate, with the fingerprint that somebody has compared. */
  readonly recipient: string;
  readonly fingerprint: string;
}

interface EvidenceDesk {
  readonly caseload: () => Caseload;
  readonly suite: () => Promise<Suite>;
  readonly assets: () => Promise<BundleAssets>;
  /** Something was recorded in a case. */
  readonly changed: () => void;
}

type Handler<K extends keyof EvidenceExchanges> = (
  ask: EvidenceExchanges[K]['ask'],
  ports: readonly MessagePort[],
) => Promise<EvidenceExchanges[K]['answer']>;

export function evidenceHandlers(desk: EvidenceDesk): { readonly [K in keyof EvidenceExchanges]: Handler<K> } {
  return {
    FETCH_FILES: async ({ id, letter, into }, [port]) => {
      let recorded: Recorded = 'NOW';
      const sink = new HashingSink(portSink(needed(port)), async (files) => {
        recorded = await recordAll(desk.caseload(), id, letter, files, into);
        desk.changed();
      });
      await desk.caseload().saveAttachment(id, letter, sink);
      return { documents: sink.hashed().map(({ hash }) => formatHex(hash)), recorded };
    },

    MAKE_BUNDLE: async ({ id, language, versions }, [port]) => {
      const outlet = portOutlet(needed(port), 'bundle.zip');
      const suite = await desk.suite();
      const assets = await desk.assets();
      const made = await makeCourtBundle({ caseload: desk.caseload(), suite, id, language, assets, versions }, outlet);
      desk.changed();
      return made;
    },

    MAKE_REFERRAL: async (ask, [port]) => {
      const outlet = portOutlet(needed(port), 'referral.gpg');
      const common = { caseload: desk.caseload(), suite: await desk.suite(), assets: await desk.assets() };
      const made = await makeReferral({ ...common, ...ask }, outlet);
      desk.changed();
      return made;
    },

    SHARE_DOCUMENT: async ({ id, document, bytes, to, until, text, ...key }) => {
      const caseload = desk.caseload();
      const sealed = await shareDocument({
        ...key,
        caseload,
        suite: await desk.suite(),
        id,
        document,
        bytes,
        to,
        until,
        text,
      });
      desk.changed();
      return sealed;
    },

    INSPECT_CERTIFICATE: ({ recipient }) => fingerprintOf(recipient),

    REMINDERS: () => Promise.resolve(remindersOf(desk.caseload())),

    REGISTER: async ({ language, format }) => {
      const caseload = desk.caseload();
      const me = caseload.me();
      if (me === null) throw new Refusal('NOT_CONNECTED');
      const page = (id: string) => caseload.page(id);
      const facts = { me, colleagues: caseload.colleagues(), rows: caseload.rows(), page, language };
      const bytes = format === 'CSV' ? registerCsv(facts, true) : registerPdf(facts, (await desk.assets()).font);
      return Uint8Array.from(bytes);
    },
  };
}

function remindersOf(caseload: Caseload): Reminders {
  const today = caseload.me()?.today ?? 0;
  const pages = caseload.rows().flatMap(({ id, access }) => (access === 'CIRCLE' ? (caseload.page(id) ?? []) : []));
  return {
    erase: pages.flatMap((page) => {
      const retention = retentionOf(page);
      return retention !== null && isDue(retention, today) ? [{ id: page.id, due: retention.due }] : [];
    }),
    shares: pages.flatMap(({ id, custody, erased }) =>
      erased ? [] : sharesOf(custody, today).flatMap(({ to, until, isOver }) => (isOver ? [{ id, to, until }] : [])),
    ),
  };
}

function needed(port: MessagePort | undefined): MessagePort {
  if (port === undefined) throw new Refusal('UNKNOWN');
  return port;
}

async function recordAll(
  caseload: Caseload,
  id: string,
  letter: string,
  files: readonly HashedFile[],
  into: 'MEMORY' | 'FOLDER',
): Promise<Recorded> {
  const page = caseload.page(id);
  const attachment = page?.letters.find(({ commit }) => commit === letter)?.attachment;
  if (page?.access !== 'CIRCLE' || attachment === null || attachment === undefined) return 'NO_CASE';
  const source = { letter: parseHex(letter), ciphertext: ciphertextOf(caseload, id, attachment.id) };
  let all = true;
  for (const { hash, name, size } of files) {
    const document: Document = { hash, name, length: size };
    all = (await record(caseload, id, openedEntry(document, source))) && all;
    // Saved for certain: it went straight into a folder.
    if (into === 'FOLDER') all = (await record(caseload, id, accessEntry('SAVED', document))) && all;
  }
  return all ? 'NOW' : 'LATER';
}
