/**
 * From the case to the source: every answer gets its status entry in the log and its frames on the pages, after its event has been stored
 * in the feed. The feed is the record; whatever was lost on the way is posted again from it, until 90 days after closing.
 */
import {
  answerJson,
  caseKeyHash,
  encodeContent,
  encodeStatusPayload,
  encodeUtf8,
  formatHex,
  labels,
  makeTag,
  ProtocolError,
  rosterInForce,
  rosterOfHash,
  sealKeyed,
  sealSealed,
  signAnswer,
  signRekey,
  statementCommit,
  statementJson,
  statementPayload,
  statusNumber,
  concat,
  rekeyJson,
  type CaseEvent,
  type PlacedEvent,
  type RekeyFacts,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import { expectStatus, Refusal } from '../register/transport.ts';
import { leaveDay } from './act.ts';
import type { AlarmBoard } from './alarms.ts';
import type { Appending } from './append.ts';
import { validEvents, type CaseFile } from './case-book.ts';
import { newestSlot, postPageFrames, PageWatch } from './page-watch.ts';
import type { Standing } from './environment.ts';
import { readEntryPromise, type EntryPromise } from './entry-promise.ts';
import { checkpointFiles } from './register-files.ts';
import { derivedReply, replyKeys } from './reply-key.ts';

type AnswerEvent = Extract<CaseEvent, { readonly type: 'ANSWER' }>;

/** Answers stay to be read for this long after the case was closed. */
export const readableDays = 90;

export class Projector {
  readonly #alarms: AlarmBoard;
  readonly #watch = new PageWatch();
  /** Of status entries, by the hash of their event. */
  readonly #commits = new Map<string, Uint8Array>();
  /** The server's word for status entries that are not in the log yet, by commit. */
  readonly #promised = new Map<string, EntryPromise>();
  /**
   * Cases of which everything is where it belongs, until a slot and under a roster. What is to be posted follows from the file, which never
   * changes [whatever is read of a case makes another file]; from the case log and the server's promises, which lose nothing; from the days,
   * by which answers only ever cease to be posted; and from the pages, which are worth a look again from a slot that `PageWatch` knows. How
   * pages turn, and which positions there are, stands in the roster. Whatever failed or was refused is not in here, and is due every time.
   */
  readonly #quiet = new WeakMap<CaseFile, { readonly until: number; readonly roster: string }>();

  constructor(alarms: AlarmBoard) {
    this.#alarms = alarms;
  }

  /** Whether `project` may have something to do. */
  isDue(standing: Standing, file: CaseFile): boolean {
    const quiet = this.#quiet.get(file);
    return quiet?.roster !== standing.view.roster.hashHex || newestSlot(standing) >= quiet.until;
  }

  /** Posts what is missing of this member's answers, and the rekeys of this member's rotations. @throws Refusal */
  async project(appending: Appending, file: CaseFile, logged: ReadonlyMap<string, number>): Promise<void> {
    const { standing } = appending;
    await this.#post(appending, file, logged);
    const until = this.#quietUntil(standing, file, logged);
    if (until > newestSlot(standing)) this.#quiet.set(file, { until, roster: standing.view.roster.hashHex });
  }

  /** The slot from which there may be something to do; 0 if something is not where it belongs now. */
  #quietUntil(standing: Standing, file: CaseFile, logged: ReadonlyMap<string, number>): number {
    const { chain, settled } = file;
    if (chain === null || !settled) return Infinity;
    const { member } = standing.signer;
    const readable = isReadable(file, standing.view.today);
    let until = Infinity;
    for (const placed of validEvents(chain)) {
      const { event, hash } = placed.verified;
      if (event.type === 'ANSWER' && event.member === member) {
        const commit = this.#commits.get(hash);
        const name = commit === undefined ? '' : formatHex(commit);
        if (!logged.has(name) && !this.#promised.has(name)) return 0;
        if (readable) until = Math.min(until, this.#watch.lookAt(hash));
      }
      if (event.type === 'ROTATE' && readable && isToRekey(chain.state.circle, event.member, member)) {
        // One that was not posted here may come to be due with any release (`PageWatch.isRekeyDue`).
        until = Math.min(until, this.#watch.lookAt(hash) || newestSlot(standing) + 1);
      }
    }
    return until;
  }

  async #post(appending: Appending, file: CaseFile, logged: ReadonlyMap<string, number>): Promise<void> {
    const { chain, settled } = file;
    // Under a start that may still lose, nothing is told to anybody.
    if (chain === null || !settled) return;
    const { member } = appending.standing.signer;
    const readable = isReadable(file, appending.standing.view.today);
    for (const placed of validEvents(chain)) {
      const { event, hash } = placed.verified;
      if (event.type === 'ANSWER' && event.member === member) {
        await this.#projectAnswer(appending, file, event, hash, logged, readable);
      }
      if (event.type === 'ROTATE' && readable && isToRekey(chain.state.circle, event.member, member)) {
        await this.#projectRekeys(appending, file, placed);
      }
    }
  }

  /** Promises that were not kept. */
  check(view: RegisterView, logged: ReadonlyMap<string, number>): void {
    for (const [commit, { note, by }] of this.#promised) {
      if (logged.has(commit)) this.#promised.delete(commit);
      else if (view.today > by) {
        const files = [{ name: 'promise.txt', bytes: encodeUtf8(note) }, ...checkpointFiles(view)];
        this.#alarms.raise({ code: 'STATUS_NOT_LOGGED', day: view.today, evidence: { commit, by }, files });
      }
    }
  }

  async #projectAnswer(
    appending: Appending,
    file: CaseFile,
    event: AnswerEvent,
    hash: string,
    logged: ReadonlyMap<string, number>,
    readable: boolean,
  ): Promise<void> {
    const { environment, standing } = appending;
    const commit =
      this.#commits.get(hash) ?? (await statementCommit(environment.suite, event.data.statement, event.data.salt));
    this.#commits.set(hash, commit);
    const name = formatHex(commit);
    if (!logged.has(name) && !this.#promised.has(name)) {
      const promise = await this.#askPromise(appending, file, event, commit);
      if (promise !== null) this.#promised.set(name, promise);
    }
    if (!readable || !this.#watch.isDue(standing, hash)) return;
    const source = await environment.suite.sha256(file.first.opened.body.sign);
    const { number, text, statement, salt, counter } = event.data;
    const signer = { ...standing.signer, roster: rosterOfHash(standing.rosters, event.roster) };
    const answer = await signAnswer(environment.suite, { source, number, text, statement, salt, counter }, signer);
    const content = encodeContent(answerJson(answer));
    const keys = await replyKeys(environment.suite, file);
    const newest = keys.at(-1);
    if (newest === undefined) return;
    if (!(await this.#watch.isMissing(appending, hash, content, keys))) return;
    const frames = await sealKeyed(environment.suite, environment.random, newest, labels.answer, content);
    await postPageFrames(environment.transport, 'keyed', frames);
    this.#watch.posted(standing, hash);
  }

  /** Null, with an alarm, if the server's word is not what it must be. @throws Refusal */
  async #askPromise(
    appending: Appending,
    file: CaseFile,
    event: AnswerEvent,
    commit: Uint8Array,
  ): Promise<EntryPromise | null> {
    try {
      return await postStatus(appending, file, event, commit);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const { view } = appending.standing;
      const evidence = { commit: formatHex(commit) };
      this.#alarms.raise({ code: 'BAD_PROMISE', day: view.today, evidence, files: checkpointFiles(view) });
      return null;
    }
  }

  /** The source gets the reply key that belongs to the new case key, with the word of everybody who left before it. */
  async #projectRekeys(appending: Appending, file: CaseFile, rotation: PlacedEvent): Promise<void> {
    const { environment, standing } = appending;
    const { suite, random, transport } = environment;
    const { hash } = rotation.verified;
    const keys = file.first.opened.body.keys;
    const caseKey = await keyOfRotation(appending, file, rotation);
    if (keys === null || caseKey === null || !this.#watch.isRekeyDue(standing, rotation)) return;
    const source = await suite.sha256(file.first.opened.body.sign);
    const reply = await derivedReply(suite, caseKey);
    const frames: Uint8Array[] = [];
    for (const leave of leavesBefore(file, rotation)) {
      const facts: RekeyFacts = { source, reply, ...leave };
      const roster = rosterInForce(standing.rosters, facts.day) ?? standing.view.roster;
      const rekey = await signRekey(suite, facts, { ...standing.signer, roster });
      frames.push(await sealSealed(suite, random, keys.kem, labels.rekey, encodeContent(rekeyJson(rekey))));
    }
    await postPageFrames(transport, 'sealed', frames);
    this.#watch.posted(standing, hash);
  }
}

/**
 * The status entry: commitment and tag for the log, the statement for each oversight officer.
 *
 * @returns the server's word that it will be in the log; null if another entry of this member stands under the same number
 * @throws Refusal, BAD_PROOF
 */
async function postStatus(
  { environment, standing }: Appending,
  file: CaseFile,
  event: AnswerEvent,
  commit: Uint8Array,
): Promise<EntryPromise | null> {
  const { suite, random, transport } = environment;
  const track = file.first.opened.body.keys?.track;
  if (track === undefined) return null;
  const { statement, counter } = event.data;
  const payload = encodeStatusPayload(statementPayload(statement, event.member));
  const tag = await makeTag(suite, track, statusNumber(event.member, counter), commit, payload);
  const content = encodeContent(statementJson(statement));
  const frames = await Promise.all(
    standing.view.roster.oversight.officers.map(({ capsule }) =>
      sealSealed(suite, random, capsule, labels.statement, content),
    ),
  );
  const answer = await transport.send('POST', '/api/member/statuses', concat(commit, tag, ...frames));
  // Taken by somebody who carries it to the server: the server's word comes later, and is asked for again until then.
  if (answer.status === 202) return null;
  try {
    return await readEntryPromise(suite, standing.view, commit, expectStatus(answer, 201));
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'LOOKUP_TAKEN' || error.code === 'CONFLICT')) return null;
    throw error;
  }
}

/** Whoever changed the key, or the first of the circle when they have left. */
function isToRekey(circle: readonly number[], author: number, member: number): boolean {
  return (circle.includes(author) ? author : circle[0]) === member;
}

async function keyOfRotation(appending: Appending, file: CaseFile, rotation: PlacedEvent): Promise<Uint8Array | null> {
  const { event } = rotation.verified;
  if (event.type !== 'ROTATE') return null;
  const name = formatHex(event.data.key);
  for (const key of file.keys) if (formatHex(await caseKeyHash(appending.environment.suite, key)) === name) return key;
  return null;
}

/** Who left between the rotation before and this one. Nobody, if the roster or the source took their say: the source knows of both. */
function leavesBefore(file: CaseFile, rotation: PlacedEvent): Omit<RekeyFacts, 'source' | 'reply'>[] {
  const events = file.chain === null ? [] : validEvents(file.chain).map(({ verified }) => verified.event);
  const end = events.indexOf(rotation.verified.event);
  const begin = events.slice(0, end).findLastIndex(({ type }) => type === 'ROTATE') + 1;
  const leaves = events
    .slice(begin, end)
    .flatMap((event) =>
      event.type === 'RECUSE' ? [{ left: event.member, day: leaveDay(event.day), leave: event.data.leave }] : [],
    );
  return leaves.length > 0 ? leaves : [{ left: 0, day: rotation.verified.event.day, leave: null }];
}

function isReadable({ chain }: CaseFile, today: number): boolean {
  if (chain?.state.status !== 'CLOSED') return true;
  const closed = chain.state.told.findLast(({ status }) => status === 'CLOSED')?.day ?? chain.state.day;
  return today <= closed + readableDays;
}
