/** Letters on their way: sealed once, and sent as the same bytes until the server has taken them. */
import type { RegisterView } from '../../register/register.ts';
import { Refusal } from '../../register/transport.ts';
import type { Composed } from '../../reporting/compose.ts';
import type { Conversation } from '../../reporting/conversation.ts';
import { deliver, type Delivered } from '../../reporting/deliver.ts';
import type { Environment } from '../../reporting/environment.ts';
import type { Progress, Receipt } from './messages.ts';

const renewals = 3;

/** How one message becomes letters; asked again when the register has changed meanwhile. */
export type Compose = (view: RegisterView, before: Conversation) => Promise<Composed>;

export interface Outbox {
  /**
   * Sends what has not been taken yet. After a Refusal of code NETWORK or TIMEOUT run it again: the bytes are the same.
   *
   * @throws Refusal ROSTER_CHANGED: let the person see who reads now, then run it again with a new view, which seals again
   */
  run(view: RegisterView, reload: () => Promise<RegisterView>, tell: (progress: Progress) => void): Promise<Sent>;
}

export interface Sent {
  readonly receipt: Receipt;
  readonly conversation: Conversation;
}

/**
 * @param before the conversation so far
 * @param compose of the whole message
 */
export function createOutbox(environment: Environment, before: Conversation, compose: Compose): Outbox {
  const taken: Delivered[] = [];
  let sealed: { readonly composed: Composed; readonly sequence: number } | null = null;
  let next = 0;

  async function seal(view: RegisterView, tell: (progress: Progress) => void): Promise<Composed> {
    if (sealed?.sequence === view.roster.sequence) return sealed.composed;
    tell({ stage: 'SEALING', done: 0, total: 1 });
    // Letters that an older roster let through stay: what is sealed again counts on from them.
    const lastNumber = before.lastNumber + taken.length;
    const composed = await compose(view, { ...before, lastNumber });
    sealed = { composed, sequence: view.roster.sequence };
    next = 0;
    return composed;
  }

  return {
    async run(view, reload, tell) {
      let current = view;
      for (let renewal = 0; ; renewal++) {
        const composed = await seal(current, tell);
        try {
          while (next < composed.letters.length) {
            const outgoing = composed.letters[next];
            if (outgoing === undefined) break;
            tell({ stage: 'SENDING', done: next, total: composed.letters.length });
            taken.push(await deliver(environment, current, outgoing));
            next++;
          }
        } catch (error) {
          const code = error instanceof Refusal ? error.code : '';
          if (code === 'ROSTER_CHANGED' || code === 'LOOKUP_TAKEN') sealed = null;
          if (code !== 'LOOKUP_TAKEN' || renewal === renewals) throw error;
          current = await reload();
          continue;
        }
        return { receipt: receiptOf(taken), conversation: composed.conversation };
      }
    },
  };
}

function receiptOf(taken: readonly Delivered[]): Receipt {
  const first = taken[0];
  if (first === undefined) throw new Refusal('UNKNOWN');
  const { promise, accepted, by } = first;
  return { promise, accepted, by, letters: taken.length };
}
