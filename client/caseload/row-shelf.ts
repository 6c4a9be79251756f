/** The rows of the lists, each made again only when something that it shows has changed: the same row stays the same object. */
import { strayConversations, viewRow, viewStray, type Viewing } from './case-view.ts';
import type { CaseBook, CaseFile } from './case-book.ts';
import type { Standing } from './environment.ts';
import { isSound, type HeldLetter, type LetterShelf } from './letters.ts';
import { validEvents } from './valid-events.ts';
import type { CaseRow } from './view.ts';

interface Made {
  readonly row: CaseRow;
  readonly day: string;
  /** Against which its days were last compared: they do not change within one reading of the register. */
  standing: Standing;
  /** Hashes of the answers, with their days in the log as they were. */
  readonly answers: readonly string[];
  readonly days: readonly number[];
}

interface Listed {
  readonly files: readonly CaseFile[];
  readonly held: readonly HeldLetter[];
  readonly standing: Standing;
}

export class RowShelf {
  readonly #rows = new WeakMap<CaseFile, Made>();
  readonly #strayRows = new WeakMap<HeldLetter, { readonly row: CaseRow | null; readonly stamp: string }>();
  #strays: readonly HeldLetter[] = [];
  #straysOf: { readonly held: readonly HeldLetter[]; readonly ids: ReadonlySet<string> } | null = null;
  #list: readonly CaseRow[] = [];
  /** What the list was made of; null if everything has to be looked through again. */
  #listed: Listed | null = null;
  /** Files whose row is to be made again, with the row that stands in the list. */
  readonly #forgotten = new Map<CaseFile, CaseRow>();

  /** A file shows something else although it has not changed: it was looked at, or its answers are known now. */
  forget(file: CaseFile): void {
    const made = this.#rows.get(file);
    if (made === undefined) return;
    this.#forgotten.set(file, made.row);
    this.#rows.delete(file);
  }

  /** A letter outside of all cases shows something else. */
  forgetStrays(): void {
    this.#listed = null;
  }

  /** Newest activity first. */
  rows(viewing: Viewing, book: CaseBook, shelf: LetterShelf): readonly CaseRow[] {
    const { view } = viewing.standing;
    const day = `${String(view.today)} ${view.roster.hashHex}`;
    const files = book.files();
    const held = shelf.held();
    const { standing } = viewing;
    const before = this.#listed;
    const isSame = before?.files === files && before.held === held && before.standing === standing;
    if (isSame && this.#renew(viewing, day)) return this.#list;
    this.#forgotten.clear();
    this.#listed = { files, held, standing };
    const rows = [
      ...files.map((file) => this.#row(viewing, file, day)),
      ...this.#straysIn(held, files).flatMap((letter) => this.#strayRow(viewing, letter) ?? []),
    ];
    return (this.#list = sortedFrom(this.#list, rows));
  }

  /** Puts new rows in the places of those that are forgotten. False if they do not belong there. */
  #renew(viewing: Viewing, day: string): boolean {
    if (this.#forgotten.size === 0) return true;
    const list = [...this.#list];
    for (const [file, old] of this.#forgotten) {
      const place = list.indexOf(old);
      const row = this.#row(viewing, file, day);
      if (place < 0 || old.id !== row.id || old.lastActivityDay !== row.lastActivityDay) return false;
      list[place] = row;
    }
    this.#forgotten.clear();
    this.#list = list;
    return true;
  }

  #row(viewing: Viewing, file: CaseFile, day: string): CaseRow {
    const made = this.#rows.get(file);
    const { standing } = viewing;
    if (made?.day === day && (made.standing === standing || isLoggedAs(viewing, made))) {
      made.standing = standing;
      return made.row;
    }
    const answers = answersIn(file);
    // Clocks go by the days of the log, which may come later than the answers.
    const days = answers.map((hash) => viewing.loggedDay(hash) ?? 0);
    const row = viewRow(viewing, file);
    this.#rows.set(file, { row, day, standing, answers, days });
    return row;
  }

  /** Shows nothing but the letter, by the day and by whether it was looked at. */
  #strayRow(viewing: Viewing, letter: HeldLetter): CaseRow | null {
    const stamp = `${String(viewing.standing.view.today)} ${String(viewing.read.has(letter.commit))}`;
    const made = this.#strayRows.get(letter);
    if (made?.stamp === stamp) return made.row;
    const row = viewStray(viewing, letter);
    this.#strayRows.set(letter, { row, stamp });
    return row;
  }

  #straysIn(held: readonly HeldLetter[], files: readonly CaseFile[]): readonly HeldLetter[] {
    const before = this.#straysOf;
    // A case keeps its id as long as it has the same first letter.
    if (before?.held === held && before.ids.size === files.length && files.every(({ id }) => before.ids.has(id)))
      return this.#strays;
    this.#straysOf = { held, ids: new Set(files.map(({ id }) => id)) };
    this.#strays = [
      ...held.filter((letter) => !isSound(letter)),
      ...strayConversations(held.filter(isSound), files).flatMap((letters) => letters.slice(0, 1)),
    ];
    return this.#strays;
  }
}

function answersIn({ chain }: CaseFile): readonly string[] {
  const events = chain === null ? [] : validEvents(chain);
  return events.flatMap(({ verified: { event, hash } }) => (event.type === 'ANSWER' ? [hash] : []));
}

function isLoggedAs({ loggedDay }: Viewing, { answers, days }: Made): boolean {
  return answers.every((hash, index) => (loggedDay(hash) ?? 0) === days[index]);
}

/**
 * The rows by activity. Rows never change, so those that are in the list before stand in order there, and only the others are sorted in.
 *
 * @returns the very same list if it has the very same rows
 */
export function sortedFrom(before: readonly CaseRow[], rows: readonly CaseRow[]): readonly CaseRow[] {
  const present = new Set(rows);
  const known = new Set(before);
  const kept = before.filter((row) => present.has(row));
  const fresh = rows.filter((row) => !known.has(row)).sort(byActivity);
  if (fresh.length === 0) return kept.length === before.length ? before : kept;
  const list: CaseRow[] = [];
  let next = 0;
  for (const row of kept) {
    for (let other = fresh[next]; other !== undefined && byActivity(other, row) < 0; other = fresh[++next])
      list.push(other);
    list.push(row);
  }
  return [...list, ...fresh.slice(next)];
}

function byActivity(a: CaseRow, b: CaseRow): number {
  return b.lastActivityDay - a.lastActivityDay || (a.id < b.id ? -1 : 1);
}
