/**
 * The court bundle: everything that a stranger needs to read a case and to check it without us. One file goes out, in one pass over the
 * originals; what was never opened before is recorded as opened, and the bundle itself is recorded before it may be kept.
 */
import {
  decodeGovernance,
  encodeCanonical,
  encodeTrust,
  encodeUtf8,
  eventJson,
  formatHex,
  parseHex,
  statementCommit,
  trustFingerprint,
  type CaseEvent,
  type JsonObject,
  type Language,
  type PublicSuite,
} from '../../crypto/index.ts';
import type { Caseload } from '../caseload/caseload.ts';
import type { LetterView } from '../caseload/view.ts';
import { Refusal } from '../register/transport.ts';
import { exportedEntry, isRecorded, openedEntry, referredEntry } from '../evidence/custody-record.ts';
import { documentsOf, flatten } from '../evidence/documents.ts';
import { hashOf } from '../evidence/hash.ts';
import { BundleWriter, shortName } from './bundle-writer.ts';
import { record } from '../evidence/recording.ts';
import { approvedDecision, ciphertextOf, decisionDays, readCaseFacts, type CaseFacts } from './case-facts.ts';
import { bundleName } from './days.ts';
import { inclusionsOf } from './inclusion.ts';
import { manifestName, manifestText, signManifest } from './manifest.ts';
import { OriginalsSink } from './originals.ts';
import type { Outlet } from './outlet.ts';
import { makeSummary } from './summary.ts';
import { bundleTexts } from './texts/bundle-texts.ts';

export interface BundleAssets {
  /** A TrueType font with every letter of the four languages. */
  readonly font: Uint8Array;
  /** `verifier/verify.py`. */
  readonly verifier: string;
}

export interface BundleWish {
  readonly caseload: Caseload;
  readonly suite: PublicSuite;
  readonly id: string;
  readonly language: Language;
  readonly assets: BundleAssets;
  /** Versions that members kept outside of the case, by their bytes. What the record does not know is left out. */
  readonly versions: readonly Uint8Array[];
  /** To whom it goes if it is a referral; without it, it is an export for a court. */
  readonly referral?: { readonly to: string; readonly text: string };
  readonly onBytes?: (bytes: number) => void;
}

export interface MadeBundle {
  readonly name: string;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
  readonly length: number;
  /** False if a colleague's step comes first: the record follows with the next update of this session. */
  readonly recorded: boolean;
}

/**
 * @throws Refusal NO_CASE, NO_PROPOSAL without an approval of the last seven days, COLLEAGUE_FIRST if an opening cannot be recorded yet;
 *   TOO_LARGE above 4 GiB; BAD_PROOF, DAMAGED_LETTER for attachments that are not what they must be; what the outlet throws. Then nothing of
 *   it is kept
 */
export async function makeCourtBundle(wish: BundleWish, outlet: Outlet): Promise<MadeBundle> {
  try {
    const { suite, caseload, id, referral } = wish;
    const before = await factsOf(wish);
    const decision = approvedDecision(before, referral === undefined ? 'EXPORT' : 'REFER', decisionDays);
    const writer = new BundleWriter(outlet, before.standing.view.today);
    const paths = await writeOriginals(wish, writer, before);
    const facts = await factsOf(wish);
    await writeVersions(wish, writer, facts, paths);
    await writeFacts(wish, writer, facts, paths, decision.event);
    const { trust, roster, today } = facts.standing.view;
    const text = manifestText(
      {
        ...{ origin: trust.origin, letter: id, proposal: decision.event, day: today },
        ...{ head: facts.steps.at(-1)?.hash ?? '', roster: formatHex(roster.hash) },
      },
      writer.lines(),
    );
    const manifest = await signManifest(suite, text, trust.origin, facts.standing.signer);
    const whole = await writer.end(manifestName, manifest);
    const name = bundleName(id, today);
    const bundle = { ...whole, name };
    const proposal = parseHex(decision.event);
    const entry =
      referral === undefined
        ? exportedEntry(bundle, proposal)
        : referredEntry(bundle, proposal, referral.to, referral.text);
    const recorded = await record(caseload, id, entry);
    await outlet.end();
    return { name, hash: formatHex(whole.hash), length: whole.length, recorded };
  } catch (error) {
    await outlet.abort();
    throw error;
  }
}

function factsOf({ caseload, suite, id }: BundleWish): Promise<CaseFacts> {
  return readCaseFacts(caseload, id, async (event) =>
    event.type === 'ANSWER' ? formatHex(await statementCommit(suite, event.data.statement, event.data.salt)) : null,
  );
}

/** @returns paths by the hash of the document, hex */
async function writeOriginals(wish: BundleWish, writer: BundleWriter, facts: CaseFacts): Promise<Map<string, string>> {
  const { caseload, id, onBytes = () => undefined } = wish;
  const { page, standing } = facts;
  const paths = new Map<string, string>();
  const who = { member: standing.signer.member, day: standing.view.today };
  for (const { commit, number, attachment } of page.letters) {
    if (attachment === null) continue;
    const sink = new OriginalsSink(writer, `originals/letter-${String(number)}-${commit.slice(0, 8)}`, onBytes);
    await caseload.readAttachment(id, commit, sink);
    const source = { letter: parseHex(commit), ciphertext: ciphertextOf(caseload, id, attachment.id) };
    for (const { path, hash, file } of sink.written()) {
      paths.set(formatHex(hash), path);
      const entry = openedEntry({ hash, name: file.name, length: file.size }, source);
      if (isRecorded(caseload.page(id)?.custody ?? [], entry, who)) continue;
      if (!(await record(caseload, id, entry))) throw new Refusal('COLLEAGUE_FIRST');
    }
  }
  return paths;
}

/** Texts from the notes that carry them, others from what the member brought. */
async function writeVersions(
  { versions }: BundleWish,
  writer: BundleWriter,
  { page }: CaseFacts,
  paths: Map<string, string>,
): Promise<void> {
  const carried = [...page.notes.map(({ text }) => encodeUtf8(text)), ...versions];
  for (const record of flatten(documentsOf(page.custody))) {
    const bytes = carried.find((each) => formatHex(hashOf(each)) === record.hash);
    if (record.letter !== '' || bytes === undefined || paths.has(record.hash)) continue;
    const path = `versions/${shortName(parseHex(record.hash))}${extensionOf(bytes)}`;
    await writer.add(path, bytes);
    paths.set(record.hash, path);
  }
}

/** By the bytes: names are a stranger's. */
function extensionOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return '.pdf';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return '.jpg';
  return bytes[0] === 0x89 ? '.png' : '.txt';
}

async function writeFacts(
  { suite, language, assets }: BundleWish,
  writer: BundleWriter,
  facts: CaseFacts,
  paths: ReadonlyMap<string, string>,
  decision: string,
): Promise<void> {
  const { page, standing, steps, skipped, entries } = facts;
  const { trust, governance, caseLog } = standing.view;
  await writer.add('summary.pdf', makeSummary({ ...facts, language, paths, decision }, assets.font));
  for (const each of ['ky', 'ru', 'uz', 'en'] as const)
    await writer.add(`README-${each}.txt`, bundleTexts[each].readme);
  for (const letter of page.letters)
    await writer.add(`letters/${String(letter.number)}-${letter.commit.slice(0, 8)}.json`, pretty(letterJson(letter)));
  await writer.add(
    'custody.json',
    pretty({ documents: page.custody.map((entry) => ({ ...entry, path: paths.get(entry.document) ?? '' })) }),
  );
  for (const [index, { event }] of steps.entries()) await writer.add(`chain/${place(index)}.json`, canonical(event));
  await writer.add('chain/skipped.json', pretty({ skipped: skipped.map(({ index, why }) => ({ index, why })) }));
  const logged = loggedRosters(facts);
  for (const { sequence, note } of logged) await writer.add(`register/roster-${String(sequence)}.txt`, note);
  const places = logged.map(({ index }) => index);
  await writer.add('register/governance.json', pretty(await inclusionsOf(suite, governance, places)));
  await writer.add('register/cases.json', pretty(await inclusionsOf(suite, caseLog, entries)));
  await writer.add('trust.json', encodeTrust(trust));
  await writer.add('trust-fingerprint.txt', `${formatHex(await trustFingerprint(suite, trust))}\n`);
  await writer.add('verify.py', assets.verifier);
}

/** Signed notes of the rosters needed, as they stand in the governance log. */
function loggedRosters({ standing, rosters }: CaseFacts): { index: number; sequence: number; note: string }[] {
  const wanted = new Set(rosters.map(({ sequence }) => sequence));
  return standing.view.governance.leaves.flatMap((leaf, index) => {
    const entry = decodeGovernance(leaf);
    if (entry.kind !== 'roster' || !wanted.has(entry.sequence)) return [];
    return [{ index, sequence: entry.sequence, note: entry.note }];
  });
}

const place = (index: number): string => String(index).padStart(5, '0');
const pretty = (json: JsonObject): string => `${JSON.stringify(json, null, 1)}\n`;
const canonical = (event: CaseEvent): Uint8Array => encodeCanonical(eventJson(event));

function letterJson({
  commit,
  number,
  kind,
  day,
  language,
  statement,
  answers,
  attachment,
  complete,
}: LetterView): JsonObject {
  const attached = attachment === null ? null : { id: attachment.id, length: attachment.length };
  const said = answers.map(({ question, text }) => ({ question, text }));
  return { commit, number, kind, day, language, complete, statement, answers: said, attachment: attached };
}
