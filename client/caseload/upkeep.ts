/** What a console does of its own accord: begins cases, lets follow-ups join, changes keys after somebody has left. */
import {
  beginChain,
  caseKeyHash,
  excludedMembers,
  formatHex,
  grantPlaces,
  parseHex,
  type CaseState,
  type EventContent,
} from '../../crypto/index.ts';
import { appendEvents, sealKeysTo, type Appending } from './append.ts';
import type { CaseBook, CaseFile } from './case-book.ts';
import { presentCircle } from './case-view.ts';
import type { Standing } from './environment.ts';
import { holdersOf, type SoundLetter } from './letters.ts';
import type { Reading } from './reading.ts';

type Step = 'BEGIN' | 'JOIN' | 'ROTATE';

/**
 * Which step a case needs follows from its file, from who this member is, and from the rosters and the day alone (`dueStep` is given nothing
 * else). A file never changes: whatever is read of a case, the release of its start among it, makes another file. So a file of which nothing
 * was due is left alone until another day or another roster; one whose step failed or came too late stays due with every sync.
 */
export class Upkeep {
  /** Files of which nothing is due, with the day and the roster for which that was found. */
  readonly #quiet = new WeakMap<CaseFile, string>();

  isDue(standing: Standing, file: CaseFile): boolean {
    return this.#quiet.get(file) !== stampOf(standing);
  }

  /**
   * One step for a case, if one is due: begin it, let follow-ups join, change its key. Colleagues' consoles do the same, and the first one
   * wins. @throws Refusal and what `appendEvents` throws
   */
  async keepUp(reading: Reading, file: CaseFile): Promise<void> {
    const { appending, book } = reading;
    const step = dueStep(appending.standing, file);
    if (step === null) this.#quiet.set(file, stampOf(appending.standing));
    else if (await take(step, appending, book, file)) await reading.readCases();
  }
}

/** The newest roster names the ones before it by their hashes. */
function stampOf({ view }: Standing): string {
  return `${String(view.today)} ${view.roster.hashHex}`;
}

function dueStep(standing: Standing, file: CaseFile): Step | null {
  const { chain, settled } = file;
  if (chain === null) return isToBegin(standing, file) ? 'BEGIN' : null;
  if (!settled || !presentCircle(standing, chain.state).includes(standing.signer.member)) return null;
  if (lettersToJoin(file).length > 0) return 'JOIN';
  return isRotationDue(standing, chain.state) ? 'ROTATE' : null;
}

/** @returns whether it was posted */
async function take(step: Step, appending: Appending, book: CaseBook, file: CaseFile): Promise<boolean> {
  if (step === 'BEGIN') return beginCase(appending, book, file);
  if (step === 'ROTATE') return rotateKey(appending, book, file);
  const { chain, facts } = file;
  return chain !== null && (await appendEvents(appending, { chain, facts }, lettersToJoin(file))) === 'POSTED';
}

/** Members may also have left by a new roster, which is no event of the case. */
function isRotationDue(standing: Standing, state: CaseState): boolean {
  return state.rotationDue || presentCircle(standing, state).length < state.circle.length;
}

/** Whether this member is one of those whom the source chose, where nobody has begun the case. */
function isToBegin(standing: Standing, { first }: CaseFile): boolean {
  const { member } = standing.signer;
  const excluded = excludedMembers(standing.view.roster, first.opened.body.excluded);
  return holdersOf(first).includes(member) && !excluded.includes(member);
}

/**
 * Begins the case: the start, and the key to exactly the holders of the chosen positions, oneself among them [a later session has
 * nothing but the keyring]. @throws as `appendEvents`
 */
async function beginCase(appending: Appending, book: CaseBook, file: CaseFile): Promise<boolean> {
  const { first, facts } = file;
  const caseKey = appending.environment.random(32);
  const grantees = holdersOf(first);
  const letter = parseHex(first.commit);
  const key = await caseKeyHash(appending.environment.suite, caseKey);
  const start: EventContent = { type: 'START', data: { letter, file: first.fileKey, grantees, key } };
  const grants = await sealKeysTo(appending, letter, [caseKey], grantees, await freePlaces(appending, first));
  const posted = await appendEvents(appending, { chain: beginChain(caseKey), facts }, [start], grants);
  if (posted === 'POSTED') book.addKey(first.commit, caseKey);
  return posted === 'POSTED';
}

/**
 * Null if something stands there already: its source and every reader of the letter could put it there, and it must not keep the case
 * from beginning. By place, for the frame itself may not be loaded.
 */
async function freePlaces(
  { environment, standing, feed }: Appending,
  { fileKey }: SoundLetter,
): Promise<readonly Uint8Array[] | null> {
  const places = await grantPlaces(environment.suite, fileKey, standing.signer.member);
  return places.some((place) => feed.orderOf(formatHex(place)) !== null) ? null : places;
}

/** Letters of the source that have not joined the case, in order of arrival. */
function lettersToJoin({ chain, letters }: CaseFile): readonly EventContent[] {
  if (chain === null) return [];
  return letters
    .filter(({ commit }) => !chain.state.letters.includes(commit))
    .map(({ commit, fileKey }) => ({ type: 'LETTER', data: { letter: parseHex(commit), file: fileKey } }));
}

/** The case goes on under a new key that whoever left does not get. @throws as `appendEvents` */
async function rotateKey(appending: Appending, book: CaseBook, file: CaseFile): Promise<boolean> {
  const { chain, facts, first } = file;
  if (chain === null) return false;
  const { suite, random } = appending.environment;
  const caseKey = random(32);
  const circle = presentCircle(appending.standing, chain.state);
  const rotate: EventContent = {
    type: 'ROTATE',
    data: { grantees: circle, key: await caseKeyHash(suite, caseKey) },
  };
  const grants = await sealKeysTo(appending, parseHex(first.commit), [caseKey], circle);
  const posted = await appendEvents(appending, { chain, facts }, [rotate], grants);
  if (posted === 'POSTED') book.addKey(first.commit, caseKey);
  return posted === 'POSTED';
}
