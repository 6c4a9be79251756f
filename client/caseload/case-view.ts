/** From a case file to the row of a list and the page of a case. */
import {
  clockState,
  conversationOf,
  deadlines,
  emptyCase,
  excludedMembers,
  formatHex,
  isEligible,
  letterStanding,
  nextDate,
  positionOf,
  possibleSteps,
  rosterInForce,
  type CaseState,
  type Clock,
  type PlacedEvent,
  type Roster,
  type Steps,
  type Told,
} from '../../crypto/index.ts';
import type { MemberAct } from './act.ts';
import { validEvents, type CaseFile } from './case-book.ts';
import { findConflicts } from './conflicts.ts';
import type { Standing } from './environment.ts';
import { erasedPage, erasedRow } from './erased-view.ts';
import { viewHistory, viewMessages, viewNotes, viewProposals, viewSkipped } from './history-view.ts';
import type { HeldLetter, SoundLetter } from './letters.ts';
import { viewFrontSheet, viewLetters } from './letters-view.ts';
import { marksOf, noMarks } from './sheets-view.ts';
import type { Access, CasePage, CaseRow, Clocks, ClockView, Me, Person } from './view.ts';

/** What the views need beside the file. */
export interface Viewing {
  readonly standing: Standing;
  /** Letters looked at in this session, by commit. */
  readonly read: ReadonlySet<string>;
  /** Day of the entry of an answer, by the hash of its event; null while it waits. */
  readonly loggedDay: (event: string) => number | null;
  /** Whether an event is released to colleagues. */
  readonly isPending: (placed: PlacedEvent) => boolean;
}

const noSteps: Steps = { statuses: [], proposals: [], approvals: [], rejections: [] };

export function viewRow(viewing: Viewing, file: CaseFile): CaseRow {
  const { standing } = viewing;
  const { first, chain, letters } = file;
  const { body, capsule } = first.opened;
  const access = accessOf(standing, file);
  const base = { id: file.id, access, receivedDay: first.day, desk: body.desk };
  if (access === 'LEFT') return { ...emptyRow, ...base, lastActivityDay: first.day };
  const clocks = chain === null ? null : computeClocks(viewing, file);
  return erasedRow({
    ...base,
    status: chain?.state.status ?? null,
    clocks: clocks?.views ?? null,
    next: clocks?.next ?? null,
    unread: countUnread(viewing, file),
    urgency: body.front.urgency,
    office: body.front.office,
    category: capsule.category,
    again: body.front.again,
    lastActivityDay: Math.max(chain?.state.day ?? 0, ...letters.map(({ day }) => day)),
    assigned: chain?.state.assigned ?? 0,
    waitingForMyApproval: stepsOf(standing, file).approvals.length > 0,
    ...(chain === null ? noMarks : marksOf(chain.state, standing.signer.member)),
    circle: chain === null ? [] : presentCircle(standing, chain.state),
    conflict: findConflicts(standing.view.roster, standing.owner.member.number, body),
  });
}

/** Null for members who have no say in the case any more. */
export function viewPage(viewing: Viewing, file: CaseFile, waiting: readonly MemberAct[]): CasePage | null {
  const row = viewRow(viewing, file);
  if (row.access === 'LEFT') return null;
  const { standing } = viewing;
  const state = file.chain?.state ?? null;
  const letters = viewLetters(file.letters, state);
  const history = viewHistory(viewing, file);
  return erasedPage({
    ...row,
    frontSheet: viewFrontSheet(file.first),
    letters,
    messages: viewMessages(viewing, file, letters),
    history,
    notes: viewNotes(file),
    proposals: viewProposals(standing, file),
    recused: state?.recused ?? [],
    ...viewRecords(state),
    steps: stepsOf(standing, file),
    mayGrant: whomToLetIn(standing, file),
    skipped: viewSkipped(file),
    pending: history.some(({ pending }) => pending),
    waiting,
  });
}

function viewRecords(
  state: CaseState | null,
): Pick<CasePage, 'sheets' | 'custody' | 'substitutes' | 'excluded' | 'identities' | 'erased'> {
  const { sheets, custody, substitutes, excluded, identities, erased } = state ?? emptyCase;
  const waits = [...substitutes].map(([member, after]) => ({ member, after }));
  return { sheets, custody, substitutes: waits, excluded, identities, erased };
}

/** Letters that belong to no case: broken inside, or without their first letter. */
export function viewStray(viewing: Viewing, letter: HeldLetter): CaseRow | null {
  const base = { id: letter.commit, receivedDay: letter.day, lastActivityDay: letter.day };
  const unread = viewing.read.has(letter.commit) ? 0 : 1;
  if (letter.opened === null) return { ...emptyRow, ...base, unread, access: 'DAMAGED' };
  const { body } = letter.opened;
  if (letterStanding(body, new Set(), letter.day, viewing.standing.view.today) !== 'ORPHAN') return null;
  return { ...emptyRow, ...base, unread, access: 'ORPHAN', desk: body.desk, urgency: body.front.urgency };
}

/** The page of a letter whose first letter is missing: it may be all that is left. */
export function viewStrayPage(viewing: Viewing, letters: readonly SoundLetter[]): CasePage | null {
  const [letter] = letters;
  const row = letter === undefined ? null : viewStray(viewing, letter);
  if (letter === undefined || row === null) return null;
  return {
    ...row,
    frontSheet: viewFrontSheet(letter),
    letters: viewLetters(letters, null),
    messages: [],
    history: [],
    notes: [],
    proposals: [],
    recused: [],
    ...viewRecords(null),
    steps: noSteps,
    mayGrant: [],
    skipped: [],
    pending: false,
    waiting: [],
  };
}

/** Sound letters of sources whose first letter is not known, by conversation. */
export function strayConversations(
  held: readonly SoundLetter[],
  files: readonly CaseFile[],
): readonly (readonly SoundLetter[])[] {
  const known = new Set(files.map(({ first }) => conversationOf(first.opened.body)));
  const groups = new Map<string, SoundLetter[]>();
  for (const letter of held) {
    const name = conversationOf(letter.opened.body);
    if (!known.has(name)) groups.set(name, [...(groups.get(name) ?? []), letter]);
  }
  return [...groups.values()];
}

export function viewPerson(roster: Roster, number: number): Person | null {
  const member = roster.members.find((each) => each.number === number);
  if (member === undefined) return null;
  const position = roster.positions.find((holder) => holder.member === number)?.position ?? null;
  const desk = roster.desks.find(({ positions }) => position !== null && positions.includes(position))?.number ?? null;
  return { member: number, role: member.role, institution: member.institution, unit: member.unit, position, desk };
}

/** @param epochs of this member's keyring */
export function viewMe({ view, owner }: Standing, epochs: readonly { readonly last: number }[]): Me | null {
  const { roster } = view;
  const person = viewPerson(roster, owner.member.number);
  if (person === null) return null;
  return {
    ...person,
    officer: owner.officer !== null,
    today: view.today,
    rosterSequence: roster.sequence,
    rosterLast: roster.last,
    keysLast: Math.max(0, ...epochs.map(({ last }) => last)),
    demo: roster.mode === 'demo',
    origin: view.trust.origin,
    body: roster.body,
    desks: roster.desks.map(({ number, name }) => ({ number, name })),
    units: roster.units.map(({ number, name }) => {
      const bars = excludedMembers(roster, { members: [], units: [number] });
      return { number, name, bars };
    }),
    custodians: roster.custodians,
  };
}

const emptyRow: Omit<CaseRow, 'id' | 'access' | 'receivedDay' | 'lastActivityDay'> = {
  desk: 0,
  status: null,
  clocks: null,
  next: null,
  unread: 0,
  urgency: 'NONE',
  office: '',
  category: 'UNSPECIFIED',
  again: false,
  assigned: 0,
  waitingForMyApproval: false,
  ...noMarks,
  circle: [],
  conflict: [],
};

function accessOf(standing: Standing, { chain, first }: CaseFile): Access {
  const { member } = standing.signer;
  const excluded = excludedMembers(standing.view.roster, first.opened.body.excluded).includes(member);
  if (chain === null) return excluded ? 'LEFT' : 'NEW';
  return presentCircle(standing, chain.state).includes(member) ? 'CIRCLE' : 'LEFT';
}

/** The circle as the roster in force today leaves it. */
export function presentCircle(standing: Standing, state: NonNullable<CaseFile['chain']>['state']): readonly number[] {
  const roster = rosterInForce(standing.rosters, standing.view.today);
  return state.circle.filter((member) => isEligible(state, roster, member));
}

function stepsOf(standing: Standing, { chain }: CaseFile): Steps {
  if (chain === null) return noSteps;
  const { today } = standing.view;
  return possibleSteps(chain.state, standing.signer.member, today, rosterInForce(standing.rosters, today));
}

/** Members who may have access, have none, and have a key that it could be given to. */
export function whomToLetIn({ view }: Standing, { chain }: CaseFile): readonly number[] {
  if (chain === null) return [];
  return view.roster.members
    .map(({ number }) => number)
    .filter((number) => !chain.state.circle.includes(number) && isEligible(chain.state, view.roster, number))
    .filter((number) => (view.epoch.keys[positionOf(view.roster, number)] ?? null) !== null);
}

/** By the register's days where the register has them. */
function computeClocks(
  { standing, loggedDay }: Viewing,
  { chain, first }: CaseFile,
): { readonly views: Clocks; readonly next: CaseRow['next'] } {
  const told = (chain === null ? [] : validEvents(chain)).flatMap(({ verified: { event, hash } }): Told[] =>
    event.type === 'ANSWER' ? [{ status: event.data.statement.status, day: loggedDay(hash) ?? event.day }] : [],
  );
  const profile = (rosterInForce(standing.rosters, first.day) ?? standing.view.roster).deadlines;
  const clocks = deadlines(first.day, told, profile);
  const { today } = standing.view;
  const views = {
    acknowledgeBy: viewClock(clocks.acknowledge, today),
    feedbackBy: viewClock(clocks.feedback, today),
    extended: clocks.extended,
  };
  return { views, next: nextDate(clocks) };
}

function viewClock(clock: Clock, today: number): ClockView {
  return { due: clock.due, done: clock.done, state: clockState(clock, today) };
}

/** A letter counts as read when this member has looked at it, or has done something in the case after it joined. */
function countUnread({ standing, read }: Viewing, { chain, letters }: CaseFile): number {
  const events = chain === null ? [] : validEvents(chain).map(({ verified }) => verified.event);
  const mine = events.findLastIndex(({ member, type }) => member === standing.signer.member && !isUpkeep(type));
  const seen = new Set(
    events
      .slice(0, mine + 1)
      .flatMap((event) => (event.type === 'START' || event.type === 'LETTER' ? [formatHex(event.data.letter)] : [])),
  );
  return letters.filter(({ commit }) => !read.has(commit) && !seen.has(commit)).length;
}

/** Events that a console posts of its own accord. */
function isUpkeep(type: string): boolean {
  return type === 'START' || type === 'LETTER' || type === 'ROTATE';
}
