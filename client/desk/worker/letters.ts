/** What reached the oversight desk through its positions. Letters to other desks do not open here, and nothing is told of them. */
import {
  epochSeed,
  formatHex,
  parseLetterHeader,
  ProtocolError,
  type DayNote,
  type Keyring,
  type OpenedLetter,
  type Random,
  type Suite,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { AlarmBoard } from '../../caseload/alarms.ts';
import { downloadLetters, type BatchLetter } from '../../caseload/batch-letters.ts';
import { isSound, LetterShelf } from '../../caseload/letters.ts';
import type { RegisterView } from '../../register/register.ts';
import type { Transport } from '../../register/transport.ts';
import { openEscalation, type EscalatedLetter } from '../../reporting/open-escalation.ts';
import type { DeskLetter, EscalationView } from './messages.ts';

export interface LetterSurroundings {
  readonly suite: Suite;
  readonly random: Random;
  /** Signed in as an officer. */
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  readonly keyring: Keyring;
  readonly deviceDay: () => number;
}

/** Letters opened so far in this session: each batch is downloaded once. */
export class DeskLetters {
  readonly #surroundings: LetterSurroundings;
  readonly #shelf: LetterShelf;
  /** First letters that escalations name, by commit: a key that opens none is as cheap to try again as one that does. */
  readonly #named = new Map<string, EscalatedLetter>();
  /** As downloaded last: escalations often name letters of one day. */
  #batch: { readonly batch: number; readonly letters: readonly BatchLetter[] } | null = null;

  constructor(surroundings: LetterSurroundings) {
    this.#surroundings = surroundings;
    this.#shelf = new LetterShelf(surroundings, new AlarmBoard());
  }

  /** Newest first. @throws Refusal */
  async read(view: RegisterView): Promise<readonly DeskLetter[]> {
    this.#batch = null;
    await this.#shelf.sync(view, () => undefined);
    const letters: DeskLetter[] = [];
    for (const held of this.#shelf.held().filter(isSound).reverse()) {
      const { commit, day, opened } = held;
      const { kind } = opened.capsule;
      const escalation = kind === 'ESCALATION' ? await this.#escalation(view, opened) : null;
      letters.push({ id: commit, kind, day, escalation });
    }
    return letters;
  }

  async #escalation(view: RegisterView, opened: OpenedLetter): Promise<DeskLetter['escalation']> {
    try {
      const { suite } = this.#surroundings;
      const found = await openEscalation(suite, view, opened, (commit) => this.#find(view, formatHex(commit)));
      const { deadline, statements, report } = found;
      return {
        ...{ report: formatHex(found.commit), entryDay: found.entryDay, inRegister: found.inRegister },
        ...{ missed: deadline.kind, due: deadline.due, state: deadline.state, daysLate: deadline.daysLate },
        statements: statements.map(({ statement, day }) => ({
          ...{ day, status: statement.status, reason: statement.reason },
        })),
        ...{ found: found.found, consent: found.consent, words: found.text },
        text: report === null ? null : report.body.statement,
        language: report?.body.language ?? opened.body.language,
      } satisfies EscalationView;
    } catch (error) {
      if (error instanceof ProtocolError) return { refused: error.code };
      throw error;
    }
  }

  /** The first letter with this officer's own slot in it, or null if the batch is withheld or the letter is not of a known roster. */
  async #find(view: RegisterView, commit: string): Promise<EscalatedLetter | null> {
    const known = this.#named.get(commit);
    if (known !== undefined) return known;
    const { keyring } = this.#surroundings;
    const index = view.entries.findIndex((entry) => formatHex(entry.commit) === commit);
    const note = index < 0 ? undefined : view.dayNotes.find(({ size }) => index < size);
    if (note === undefined) return null;
    const letter = (await this.#lettersOf(note)).find((each) => each.commit === commit)?.letter;
    if (letter === undefined) return null;
    const { epoch, rosterHash } = parseLetterHeader(letter);
    const roster = view.rosters.get(formatHex(rosterHash));
    const position = roster?.positions.find(({ member }) => member === keyring.member)?.position;
    const period = roster?.epochs[epoch];
    const seed = period === undefined ? null : epochSeed(keyring, period);
    if (position === undefined || seed === null) return null;
    const found = { letter: letter.slice(), holders: [{ position, seed }] };
    this.#named.set(commit, found);
    return found;
  }

  async #lettersOf(note: DayNote): Promise<readonly BatchLetter[]> {
    if (this.#batch?.batch === note.batch) return this.#batch.letters;
    const letters = (await downloadLetters(this.#surroundings, note))?.letters ?? [];
    this.#batch = { batch: note.batch, letters };
    return letters;
  }
}
