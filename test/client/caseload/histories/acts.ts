/** What people do in the histories, and what the dishonest among them try. */
import {
  acts,
  caseKeyHash,
  eventTypes,
  outcomes,
  parseHex,
  possibleSteps,
  statusRules,
  statuses,
  type CaseState,
  type Chain,
  type EventContent,
  type RecordContent,
  type StatusCode,
} from '../../../../crypto/index.ts';
import type { MemberAct } from '../../../../client/caseload/act.ts';
import { statementOf } from '../../../crypto/casework/world.ts';
import { at, present } from '../../../crypto/letter/world.ts';
import { members, suite, within, world } from './world.ts';

function choose<T>(list: readonly T[], pick: number): T {
  return at(list, pick % list.length);
}

/** Something that a member would do with the case as it stands on their device; not always something allowed. */
export function chooseAct(state: CaseState, member: number, what: number, pick: number, day: number): MemberAct {
  const steps = possibleSteps(state, member, day, present(world.rosters[0]));
  const text = `${String(member)}/${String(what)}`;
  const status = choose<StatusCode>(steps.statuses.length > 0 ? steps.statuses : statuses, pick);
  const act = choose(steps.proposals.length > 0 ? steps.proposals : acts, pick);
  const outcome = act === 'CLOSE' ? choose(outcomes, pick) : '';
  const told = act === 'EXTEND' ? 'COMPLEX' : '';
  const outside = [...members.filter((each) => !state.circle.includes(each)), ...state.substitutes.keys(), 41];
  const [approval] = steps.approvals;
  const [rejection] = steps.rejections;
  switch (what % 14) {
    case 0:
    case 1:
      return { type: 'ANSWER', status, text, language: 'ky' };
    case 2:
      return { type: 'ASSIGN', member: choose([0, ...state.circle], pick) };
    case 3:
    case 12:
      return { type: 'NOTE', text };
    case 4:
    case 5:
      return approval === undefined
        ? { type: 'PROPOSE', act, outcome, reason: outcome === '' ? told : `OUTCOME_${outcome}`, text }
        : { type: 'APPROVE', event: approval, text, language: 'ky' };
    case 6:
      return rejection === undefined || pick % 3 > 0
        ? { type: 'RECORD', kept: true, ...sheet(state, text, pick) }
        : { type: 'REJECT', event: rejection };
    case 7:
    case 8:
      return { type: 'RECORD', kept: pick % 5 > 0, ...sheet(state, text, pick) };
    case 9:
      return pick % 2 === 0
        ? { type: 'GRANT', to: choose(outside, pick) }
        : { type: 'GRANT', to: choose(outside, pick), after: 1 + (pick % 4) };
    case 10:
      return pick % 3 === 0
        ? { type: 'RECUSE', text }
        : { type: 'EXCLUDE', members: [choose(members, pick)], units: [], text };
    case 11:
      return { type: 'CLAIM', ids: [`0${String(pick % 10)}`.repeat(16)] };
    default:
      return { type: 'ANSWER', status, text, language: 'ky' };
  }
}

function sheet(state: CaseState, text: string, pick: number): { number: number; content: RecordContent } {
  const data = { text };
  const content = choose<RecordContent>(
    [
      { kind: 'TAG', data },
      { kind: 'HOLD', data },
      { kind: 'PERSON', data: { sort: 'PERSON', name: text, roles: [], organisation: 0, text } },
      { kind: 'TASK', data: { text, member: choose(members, pick), due: 0, done: 0 } },
      {
        kind: 'ALLEGATION',
        data: {
          ...{ category: 'BRIBERY', text, accused: [], consequences: [], reason: '' },
          outcome: pick % 2 === 0 ? '' : 'INSUFFICIENT_INFO',
        },
      },
    ],
    pick,
  );
  const written = state.sheets[content.kind].length;
  return { number: written > 0 && pick % 2 === 0 ? 1 + (pick % written) : 0, content };
}

/** An event that no console would write, and where it is put. */
export async function chooseForgery(
  { state, next, key }: Chain,
  member: number,
  { what, pick }: { readonly what: number; readonly pick: number },
  day: number,
): Promise<[EventContent, { seq: number; previous: string; day: number }]> {
  const previous = choose([state.head, state.head, choose(state.events, pick), '00'.repeat(32)], what);
  const place = { seq: next, previous, day: within(day + (what % 7 === 0 ? 30 : what % 11 === 0 ? -3 : 0)) };
  const [proposal] = state.proposals.slice(-1);
  const named = parseHex(proposal?.event ?? '11'.repeat(32));
  const signed = async (status: StatusCode): Promise<EventContent> => ({
    type: 'ANSWER',
    data: {
      ...{ number: state.answers + 1 + (pick % 2), text: '', language: 'ky', counter: pick % 3 },
      salt: new Uint8Array(32).fill(pick % 256),
      statement: await statementOf(suite, world, member, {
        ...{ status, sequence: Math.max(1, state.sequence + (pick % 3)), reason: at(statusRules[status].reasons, 0) },
      }),
    },
  });
  const type = choose(eventTypes, pick);
  switch (type) {
    case 'START':
    case 'ROTATE': {
      const hash = await caseKeyHash(suite, key ?? named);
      if (type === 'ROTATE') return [{ type, data: { grantees: [member], key: hash } }, place];
      return [{ type, data: { letter: world.letter, file: named, grantees: [member], key: hash } }, place];
    }
    case 'RECUSE':
      return [{ type, data: { member: choose(members, pick), text: '', leave: null } }, place];
    case 'APPROVE':
    case 'REJECT':
      return [
        type === 'REJECT' ? { type, data: { event: named } } : { type, data: { event: named, statement: null } },
        place,
      ];
    case 'SUBSTITUTE':
      return [{ type, data: { member: choose(members, pick), after: 60 } }, place];
    case 'EXCLUDE':
      return [{ type, data: { members: [choose(members, what)], units: [], text: '' } }, place];
    case 'STATUS':
      return [{ type, data: { status: choose(statuses, what), reason: '' } }, place];
    case 'ERASED':
      return [{ type, data: { proposal: named } }, place];
    case 'IDENTITY':
      return [{ type, data: { letter: world.letter, proposal: named, custodians: [21, 22] } }, place];
    case 'ASSIGN':
      return [{ type, data: { member: choose(members, what) } }, place];
    case 'GRANT':
      return [{ type, data: { to: choose(members, what) } }, place];
    default:
      return [await signed(choose(statuses, what)), place];
  }
}
