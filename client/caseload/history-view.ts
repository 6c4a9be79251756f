/** The course of a case: who did what, what was said both ways, what was noted and decided. */
import { formatHex, type CaseEvent, type PlacedEvent } from '../../crypto/index.ts';
import { eventsOfType, validEvents, type CaseFile } from './case-book.ts';
import type { Viewing } from './case-view.ts';
import type { Standing } from './environment.ts';
import { detailOfRecord } from './sheets-view.ts';
import type { HistoryView, LetterView, MessageView, ProposalView, SkippedView } from './view.ts';

/** In the order of the chain. */
export function viewHistory({ isPending }: Viewing, { chain }: CaseFile): HistoryView[] {
  return (chain === null ? [] : validEvents(chain)).map((placed) => {
    const { event, hash, signer } = placed.verified;
    return {
      hash,
      day: event.day,
      member: event.member,
      role: signer.role,
      type: event.type,
      detail: detailOf(event),
      pending: isPending(placed),
    };
  });
}

/** The order in which things joined the case; letters that have not joined yet come last. */
export function viewMessages(
  { loggedDay }: Viewing,
  { chain }: CaseFile,
  letters: readonly LetterView[],
): MessageView[] {
  const messages: MessageView[] = [];
  const waiting = new Map(letters.map((letter) => [letter.commit, letter]));
  const take = (letter: LetterView | undefined): void => {
    if (letter === undefined) return;
    waiting.delete(letter.commit);
    messages.push({ from: 'SOURCE', day: letter.day, letter: letter.commit, text: letter.statement });
  };
  for (const placed of chain === null ? [] : validEvents(chain)) {
    const { event } = placed.verified;
    if (event.type === 'START' || event.type === 'LETTER') take(waiting.get(formatHex(event.data.letter)));
    if (event.type === 'ANSWER') messages.push(viewAnswer(placed, event, loggedDay));
  }
  for (const letter of [...waiting.values()]) take(letter);
  return messages;
}

export function viewNotes({ chain }: CaseFile): { member: number; day: number; text: string }[] {
  if (chain === null) return [];
  return eventsOfType(chain, 'NOTE').map(({ member, day, data }) => ({ member, day, text: data.text }));
}

export function viewProposals({ signer }: Standing, { chain }: CaseFile): ProposalView[] {
  if (chain === null) return [];
  const events = new Map(validEvents(chain).map(({ verified }) => [verified.hash, verified.event]));
  return chain.state.proposals.flatMap(
    ({ event: hash, act, by, day, state, approvedBy, approvedDay, exclude }): ProposalView[] => {
      const event = events.get(hash);
      const shown = { event: hash, act, by, day, state, approvedBy, approvedDay, exclude, mine: by === signer.member };
      if (event?.type === 'EXCLUDE') return [{ ...shown, reason: '', outcome: '', text: event.data.text }];
      if (event?.type !== 'PROPOSE') return [];
      const { reason, outcome, text } = event.data;
      return [{ ...shown, reason, outcome, text }];
    },
  );
}

function viewAnswer(
  { verified: { hash } }: PlacedEvent,
  { member, day, data }: Extract<CaseEvent, { readonly type: 'ANSWER' }>,
  loggedDay: Viewing['loggedDay'],
): MessageView {
  const { number, text, language, statement } = data;
  const { status, reason } = statement;
  return { from: 'BODY', day, member, number, text, language, status, reason, loggedDay: loggedDay(hash) };
}

/** In the order of their places, each with what an oversight body needs to know of it. */
export function viewSkipped({ chain }: CaseFile): SkippedView[] {
  return (chain?.skipped ?? []).flatMap(({ index, why }): SkippedView[] => {
    const item = chain?.items[index];
    if (item === undefined) return [];
    if ('skipped' in item) return [{ index, why, seq: item.seq, event: null }];
    const { event, hash } = item.verified;
    const { type, member, day } = event;
    return [{ index, why, seq: item.seq, event: { hash, type, member, day } }];
  });
}

/** No keys, no signatures. */
function detailOf(event: CaseEvent): Record<string, string | number> {
  switch (event.type) {
    case 'START':
      return { letter: formatHex(event.data.letter), grantees: event.data.grantees.length };
    case 'LETTER':
      return { letter: formatHex(event.data.letter) };
    case 'STATUS':
      return { status: event.data.status, reason: event.data.reason };
    case 'ANSWER': {
      const { status, reason } = event.data.statement;
      return { number: event.data.number, status, reason };
    }
    case 'NOTE':
      return { text: event.data.text };
    case 'ASSIGN':
      return { member: event.data.member };
    case 'PROPOSE': {
      const { act, reason, outcome, text } = event.data;
      return { act, reason, outcome, text };
    }
    case 'APPROVE':
    case 'REJECT':
      return { event: formatHex(event.data.event) };
    case 'GRANT':
      return { to: event.data.to };
    case 'RECUSE':
      return { text: event.data.text };
    case 'ROTATE':
      return { grantees: event.data.grantees.length };
    case 'CLAIM':
      return { files: event.data.ids.length };
    case 'RECORD':
      return {
        ...{ kind: event.data.kind, number: event.data.number, kept: event.data.kept ? 1 : 0 },
        ...detailOfRecord(event.data),
      };
    case 'CUSTODY': {
      const { what, name, to } = event.data;
      return { what, name, to };
    }
    case 'EXCLUDE':
      return { members: event.data.members.join(' '), units: event.data.units.join(' '), text: event.data.text };
    case 'SUBSTITUTE':
      return { member: event.data.member, after: event.data.after };
    case 'IDENTITY':
      return { custodians: event.data.custodians.join(' ') };
    case 'ERASED':
      return {};
  }
}
