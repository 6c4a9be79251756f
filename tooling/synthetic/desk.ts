/** Two members of one desk: one reads, answers and proposes, the other approves; with the engine of the console. */
import type { MemberAct } from '../../client/caseload/act.ts';
import { Caseload } from '../../client/caseload/caseload.ts';
import { signIn } from '../../client/caseload/session.ts';
import type { ToldFact } from '../../client/statistics/facts.ts';
import type { Environment } from '../../client/reporting/environment.ts';
import {
  outcomes,
  statusRules,
  type Keyring,
  type Language,
  type OutcomeCode,
  type StatusCode,
} from '../../crypto/index.ts';
import type { PastServer } from './past-server.ts';
import { answerText } from './words.ts';

export interface Colleague {
  readonly keyring: Keyring;
  readonly credentials: () => { readonly name: string; readonly password: string; readonly code: string };
}

/** What a case is told on a day. */
export interface Due {
  /** Commit of its first letter, hex. */
  readonly id: string;
  readonly language: Language;
  readonly told: ToldFact;
}

const proposals: Readonly<Partial<Record<StatusCode, 'CLOSE' | 'REFER' | 'EXTEND'>>> = {
  CLOSED: 'CLOSE',
  REFERRED: 'REFER',
  EXTENDED: 'EXTEND',
};

export class Desk {
  readonly #first: Caseload;
  readonly #second: Caseload;

  private constructor(first: Caseload, second: Caseload) {
    this.#first = first;
    this.#second = second;
  }

  static async open(
    environment: Omit<Environment, 'transport'>,
    server: PastServer,
    colleagues: readonly [Colleague, Colleague],
  ): Promise<Desk> {
    const [first, second] = colleagues.map(async ({ keyring, credentials }) => {
      const transport = server.transport();
      await signIn(transport, credentials());
      return new Caseload({ ...environment, transport, keyring });
    });
    if (first === undefined || second === undefined) throw new Error('a desk has two members');
    return new Desk(await first, await second);
  }

  /** Begins the cases of yesterday's letters, and proposes what takes two. @returns whether there was anything to do */
  async morning(due: readonly Due[], hasNewLetters: boolean): Promise<boolean> {
    const mine = due.filter(takesTwo);
    if (mine.length === 0 && !hasNewLetters) return false;
    await this.#first.sync();
    for (const { id, told } of mine) {
      const outcome = outcomeOf(told);
      const act = proposals[told.status];
      if (act === undefined) throw new Error(`${told.status} is not proposed`);
      await mustDo(this.#first, id, { type: 'PROPOSE', act, reason: told.reason, outcome, text: '' });
    }
    return true;
  }

  /** Answers, and approves what was proposed in the morning. */
  async afternoon(due: readonly Due[]): Promise<void> {
    const [ofTwo, ofOne] = [due.filter(takesTwo), due.filter((each) => !takesTwo(each))];
    if (ofOne.length > 0) {
      await this.#first.sync();
      for (const { id, language, told } of ofOne) {
        const { status, reason } = told;
        await mustDo(this.#first, id, { type: 'ANSWER', status, reason, language, text: answerText(language) });
      }
    }
    if (ofTwo.length === 0) return;
    await this.#second.sync();
    for (const { id, language } of ofTwo) {
      const open = this.#second.page(id)?.proposals.find(({ state }) => state === 'OPEN');
      if (open === undefined) throw new Error('there is nothing to approve');
      await mustDo(this.#second, id, { type: 'APPROVE', event: open.event, language, text: answerText(language) });
    }
  }

  /** What both have been warned of; nothing where everything is as it should be. */
  alarms(): readonly string[] {
    return [this.#first, this.#second].flatMap((caseload) => caseload.alarms().map(({ code }) => code));
  }
}

function takesTwo({ told }: Due): boolean {
  return statusRules[told.status].signers === 2;
}

function outcomeOf({ reason }: ToldFact): OutcomeCode | '' {
  return outcomes.find((code) => reason === `OUTCOME_${code}`) ?? '';
}

async function mustDo(caseload: Caseload, id: string, act: MemberAct): Promise<void> {
  const result = await caseload.act(id, act);
  if (result.outcome === 'DONE') return;
  throw new Error(
    `${act.type} could not be done: ${result.outcome === 'RETURNED' ? `${result.why} ` : ''}${JSON.stringify(act)}`,
  );
}
