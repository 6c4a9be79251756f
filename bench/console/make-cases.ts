/**
 * Makes letters and cases in a thread of its own: letters are sealed as the report page seals them, events are drafted, signed, tried
 * against the rules and sealed as a console does. What it writes is what a server would have taken in.
 */
import { openSync, writeSync, closeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { draftEvents, type MemberAct } from '../../client/caseload/act.ts';
import { machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import type { RegisterView } from '../../client/register/register.ts';
import { composeReport, type Outgoing } from '../../client/reporting/compose.ts';
import {
  applyEvent,
  caseKeyHash,
  concat,
  deriveSourceKeys,
  emptyCase,
  epochSeed,
  formatHex,
  generateCodename,
  grantPlaces,
  makeEvent,
  openSlot,
  parseHex,
  sealEvent,
  sealGrants,
  signGrant,
  statementCommit,
  verifyEvent,
  type CaseFacts,
  type CaseState,
  type EventContent,
  type Exclusions,
  type FeedRecord,
  type Keyring,
  type SealedGrant,
  type Suite,
} from '../../crypto/index.ts';
import { textsOf } from './case-texts.ts';

/** What a thread is given. */
export interface CaseTask {
  readonly view: Pick<RegisterView, 'roster' | 'epoch' | 'trust'>;
  /** Of the members of the first desk. */
  readonly keyrings: readonly Keyring[];
  readonly first: number;
  readonly count: number;
  /** Of arrival, and of everything done; UTC days since 1970-01-01. */
  readonly day: number;
  readonly events: number;
  /** Records of `commit 32 | tag 32 | salt 32 | letter`. */
  readonly letters: string;
  /** Records of `locator 16 | frame`. */
  readonly feed: string;
  /** Commits of statuses, 32 bytes each. */
  readonly statuses: string;
}

/** The desk that all of them are for, and who reads there in the small profile. */
const desk = 1;
const readers = [1, 2, 3];
const nobody: Exclusions = { members: [], units: [] };

export async function makeCases(task: CaseTask): Promise<number> {
  const suite = await machineSuite();
  const files = [task.letters, task.feed, task.statuses].map((name) => openSync(name, 'w'));
  const [letters = 0, feed = 0, statuses = 0] = files;
  let events = 0;
  try {
    for (let number = task.first; number < task.first + task.count; number++) {
      const { letter, source } = await sealReport(suite, task, number);
      writeSync(letters, concat(letter.commit, letter.tag, letter.salt, letter.letter));
      if (task.events === 0) continue;
      const made = await makeCase(suite, task, number, letter, source);
      for (const { locator, frame } of made.records) writeSync(feed, concat(locator, frame));
      for (const commit of made.commits) writeSync(statuses, commit);
      events += made.events;
    }
  } finally {
    files.forEach(closeSync);
  }
  return events;
}

async function sealReport(
  suite: Suite,
  { view, day }: CaseTask,
  number: number,
): Promise<{ readonly letter: Outgoing; readonly source: Uint8Array }> {
  const texts = textsOf(number);
  const keys = await deriveSourceKeys(suite, generateCodename(machineRandom));
  const seen: RegisterView = Object.assign(Object.create(null) as RegisterView, view, { entries: [], today: day });
  const { letters } = await composeReport(
    { suite, random: machineRandom, trust: view.trust, deviceDay: () => day, transport: nowhere },
    seen,
    keys,
    {
      desk,
      excluded: nobody,
      consent: true,
      language: texts.language,
      front: { office: texts.office, urgency: number % 17 === 0 ? 'SOON' : 'NONE', again: false },
      statement: texts.statement,
      answers: [{ question: 'WHEN', text: 'Былтыр күзүндө' }],
      codes: {
        channel: 'WEB',
        identity: 'ANON',
        relation: 'EMPLOYEE',
        category: 'PROCUREMENT',
        sector: 'LOCAL_GOV',
        region: 'OSH_OBLAST',
        harm: '100K_1M',
      },
    },
  );
  const [letter] = letters;
  if (letter === undefined) throw new Error('no letter was sealed');
  return { letter, source: keys.signPublic };
}

const nowhere = {
  get: () => Promise.resolve({ status: 404, bytes: new Uint8Array() }),
  send: () => Promise.resolve({ status: 404, bytes: new Uint8Array() }),
};

/** Begun by member 2; members 2 and 3 work on it. */
async function makeCase(
  suite: Suite,
  { view: { roster, epoch }, keyrings, day, events }: CaseTask,
  number: number,
  { letter, commit }: Outgoing,
  source: Uint8Array,
): Promise<{ readonly records: FeedRecord[]; readonly commits: Uint8Array[]; readonly events: number }> {
  const fileKey = await openOwn(suite, keyrings, letter, roster);
  const caseKey = machineRandom(32);
  const key = await caseKeyHash(suite, caseKey);
  const facts: CaseFacts = {
    letter: () => ({ received: day, file: fileKey, holders: readers, excluded: nobody }),
    roster: () => roster,
  };
  const records: FeedRecord[] = [];
  const commits: Uint8Array[] = [];
  let [state, seq, done]: [CaseState, number, number] = [emptyCase, 0, 0];
  const add = async (content: EventContent, member: number): Promise<void> => {
    const signer = signerOf(keyrings, member, roster);
    const event = await makeEvent(suite, { seq, previous: parseHex(state.head), day }, content, signer);
    const verified = await verifyEvent(suite, event, [roster]);
    const next = applyEvent(state, { verified, seq, released: day, slot: 1, key: formatHex(key) }, facts);
    if (typeof next === 'string') throw new Error(`the rules refuse ${content.type}: ${next}`);
    const frames = await sealEvent(suite, machineRandom, caseKey, event);
    records.push(...frames);
    if (content.type === 'ANSWER')
      commits.push(await statementCommit(suite, content.data.statement, content.data.salt));
    state = next;
    seq += frames.length;
    done++;
  };
  await add({ type: 'START', data: { letter: commit, file: fileKey, grantees: readers, key } }, 2);
  const grants: SealedGrant[] = [];
  for (const to of readers) {
    const position = roster.positions.find(({ member }) => member === to)?.position ?? 0;
    const publicKey = epoch.keys[position] ?? null;
    if (publicKey === null) throw new Error('a position has no key');
    const grant = await signGrant(suite, { key: caseKey, letter: commit, to }, signerOf(keyrings, 2, roster));
    grants.push({ grant, publicKey, position });
  }
  records.push(...(await sealGrants(suite, machineRandom, grants, await grantPlaces(suite, fileKey, 2))));
  for (const [index, act] of actsOf(number)
    .slice(0, events - 1)
    .entries()) {
    const member = 2 + (index % 2);
    const signer = signerOf(keyrings, member, roster);
    const contents = await draftEvents({ suite, random: machineRandom, signer, state, source, day }, act);
    if (typeof contents === 'string') throw new Error(`an act comes back: ${contents}`);
    for (const content of contents) await add(content, member);
  }
  return { records, commits, events: done };
}

function actsOf(number: number): readonly MemberAct[] {
  const { language, person, tag, note } = textsOf(number);
  const sheet = { type: 'RECORD', number: 0, kept: true } as const;
  return [
    { type: 'ANSWER', status: 'ACKNOWLEDGED', language, text: 'Билдирүүңүз алынды жана окулду.' },
    { type: 'ASSIGN', member: readers[number % readers.length] ?? 0 },
    { ...sheet, content: { kind: 'TAG', data: { text: tag } } },
    {
      ...sheet,
      content: { kind: 'PERSON', data: { sort: 'PERSON', name: person, roles: [], organisation: 0, text: '' } },
    },
    { type: 'NOTE', text: note },
    { ...sheet, content: { kind: 'TRIAGE', data: { remit: 'IN', harm: 'NONE', text: '' } } },
    { ...sheet, content: { kind: 'TASK', data: { text: 'Документтерди суроо', member: 3, due: 0, done: 0 } } },
    { type: 'ANSWER', status: 'UNDER_INVESTIGATION', language, text: 'Билдирүүңүз боюнча текшерүү башталды.' },
    { type: 'NOTE', text: `${note} Кийинки кадам: келишимди суроо.` },
  ];
}

async function openOwn(
  suite: Suite,
  keyrings: readonly Keyring[],
  letter: Uint8Array,
  roster: RegisterView['roster'],
): Promise<Uint8Array> {
  const keyring = keyringOf(keyrings, 2);
  const position = roster.positions.find(({ member }) => member === keyring.member)?.position;
  const [period] = roster.epochs;
  const seed = period === undefined ? null : epochSeed(keyring, period);
  const key = position === undefined || seed === null ? null : await openSlot(suite, letter, position, seed);
  if (key === null) throw new Error('the letter does not open');
  return key;
}

function keyringOf(keyrings: readonly Keyring[], member: number): Keyring {
  const found = keyrings.find((each) => each.member === member);
  if (found === undefined) throw new Error('no such member');
  return found;
}

function signerOf(
  keyrings: readonly Keyring[],
  member: number,
  roster: RegisterView['roster'],
): { roster: RegisterView['roster']; member: number; seed: Uint8Array } {
  return { roster, member, seed: keyringOf(keyrings, member).sign };
}

if (parentPort !== null) {
  const done = parentPort;
  void makeCases(workerData as CaseTask).then((events) => {
    done.postMessage(events);
  });
}
