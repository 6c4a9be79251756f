/** Files of the source and bundles, on their way to the page: what is opened, saved or exported is recorded before it is complete there. */
import { formatHex, parseHex, type Language, type Suite } from '../../../crypto/index.ts';
import type { Caseload } from '../../caseload/caseload.ts';
import { accessEntry, openedEntry, type Document } from '../../evidence/custody-record.ts';
import { HashingSink, type HashedFile } from '../../evidence/hashing-sink.ts';
import { record } from '../../evidence/recording.ts';
import { ciphertextOf } from '../../exports/case-facts.ts';
import { makeCourtBundle, type BundleAssets, type MadeBundle } from '../../exports/court-bundle.ts';
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
