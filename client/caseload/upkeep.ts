/** What a console does of its own accord: begins cases, lets follow-ups join, changes keys after somebody has left. */
import { beginChain, caseKeyHash, excludedMembers, parseHex, type EventContent } from '../../crypto/index.ts';
import { appendEvents, sealKeysTo, type Appending } from './append.ts';
import type { CaseBook, CaseFile } from './case-book.ts';
import { holdersOf } from './letters.ts';

/** Whether this member is one of those whom the source chose and nobody has begun the case. */
export function isToBegin({ standing }: Appending, { first, chain }: CaseFile): boolean {
  if (chain !== null) return false;
  const { member } = standing.signer;
  const excluded = excludedMembers(standing.view.roster, first.opened.body.excluded);
  return holdersOf(first).includes(member) && !excluded.includes(member);
}

/**
 * Begins the case: the start, and the key to exactly the holders of the chosen positions, oneself among them [a later session has
 * nothing but the keyring]. @throws as `appendEvents`
 */
export async function beginCase(appending: Appending, book: CaseBook, file: CaseFile): Promise<boolean> {
  const { first, facts } = file;
  const caseKey = appending.environment.random(32);
  const grantees = holdersOf(first);
  const letter = parseHex(first.commit);
  const key = await caseKeyHash(appending.environment.suite, caseKey);
  const start: EventContent = { type: 'START', data: { letter, file: first.fileKey, grantees, key } };
  const grants = await sealKeysTo(appending, letter, [caseKey], grantees);
  const posted = await appendEvents(appending, { chain: beginChain(caseKey), facts }, [start], grants);
  if (posted === 'POSTED') book.addKey(first.commit, caseKey);
  return posted === 'POSTED';
}

/** Letters of the source that have not joined the case, in order of arrival. */
export function lettersToJoin({ chain, letters }: CaseFile): readonly EventContent[] {
  if (chain === null) return [];
  return letters
    .filter(({ commit }) => !chain.state.letters.includes(commit))
    .map(({ commit, fileKey }) => ({ type: 'LETTER', data: { letter: parseHex(commit), file: fileKey } }));
}

/** The case goes on under a new key that whoever left does not get. @throws as `appendEvents` */
export async function rotateKey(appending: Appending, book: CaseBook, file: CaseFile): Promise<boolean> {
  const { chain, facts, first } = file;
  if (chain === null) return false;
  const { suite, random } = appending.environment;
  const caseKey = random(32);
  const { circle } = chain.state;
  const rotate: EventContent = {
    type: 'ROTATE',
    data: { grantees: circle, key: await caseKeyHash(suite, caseKey) },
  };
  const grants = await sealKeysTo(appending, parseHex(first.commit), [caseKey], circle);
  const posted = await appendEvents(appending, { chain, facts }, [rotate], grants);
  if (posted === 'POSTED') book.addKey(first.commit, caseKey);
  return posted === 'POSTED';
}
