/** Work done under a start that came too late, to be done again under the one that stands. */
import { formatHex, noSheets, type Chain } from '../../crypto/index.ts';
import type { Basis, MemberAct } from './act.ts';
import { validEvents } from './case-book.ts';

/** The case as every start leaves it: acts of a lost chain were meant for this, or for what followed from it. */
export const freshBasis: Basis = { status: 'RECEIVED', answers: 0, letters: 1, assigned: 0, sheets: noSheets };

/** This member's own acts in a chain, in order. What concerns the lost chain alone (its proposals' decisions) is not repeated. */
export function actsIn(chain: Chain, member: number): MemberAct[] {
  return validEvents(chain).flatMap(({ verified: { event } }): MemberAct[] => {
    if (event.member !== member) return [];
    switch (event.type) {
      case 'ANSWER': {
        const { statement, text, language } = event.data;
        return [{ type: 'ANSWER', status: statement.status, reason: statement.reason, text, language }];
      }
      case 'NOTE':
        return [{ type: 'NOTE', text: event.data.text }];
      case 'ASSIGN':
        return [{ type: 'ASSIGN', member: event.data.member }];
      case 'GRANT': {
        const { to } = event.data;
        const after = chain.state.substitutes.get(to);
        return [{ type: 'GRANT', to, ...(after === undefined ? {} : { after }) }];
      }
      case 'RECUSE':
        return [{ type: 'RECUSE', text: event.data.text }];
      case 'PROPOSE': {
        const { act, reason, outcome, text } = event.data;
        return [{ type: 'PROPOSE', act, reason, outcome, text }];
      }
      case 'CLAIM':
        return [{ type: 'CLAIM', ids: event.data.ids.map(formatHex) }];
      case 'RECORD': {
        const { number: _, kept, ...content } = event.data;
        return kept ? [{ type: 'RECORD', number: 0, kept, content }] : [];
      }
      case 'CUSTODY':
        return event.data.proposal === null ? [{ type: 'CUSTODY', entry: event.data }] : [];
      case 'EXCLUDE': {
        const { members, units, text } = event.data;
        return [{ type: 'EXCLUDE', members, units, text }];
      }
      case 'START':
      case 'LETTER':
      case 'STATUS':
      case 'APPROVE':
      case 'REJECT':
      case 'ROTATE':
      case 'SUBSTITUTE':
      case 'IDENTITY':
      case 'ERASED':
        return [];
    }
  });
}
