/** The rows of the lists, each made again only when something that it shows has changed: the same row stays the same object. */
import { strayConversations, viewRow, viewStray, type Viewing } from './case-view.ts';
import type { CaseBook, CaseFile } from './case-book.ts';
import { isSound, type HeldLetter, type LetterShelf } from './letters.ts';
import { validEvents } from './valid-events.ts';
import type { CaseRow } from './view.ts';

interface Made {
  readonly row: CaseRow;
  readonly stamp: string;
}

export class RowShelf {
  readonly #rows = new WeakMap<CaseFile, Made>();
  readonly #strayRows = new WeakMap<HeldLetter, { readonly row: CaseRow | null; readonly stamp: string }>();
  #strays: readonly HeldLetter[] = [];
  #straysOf: readonly unknown[] = [];
  #list: readonly CaseRow[] = [];

  /** A file shows something else although it has not changed: it was looked at. */
  forget(file: CaseFile): void {
    this.#rows.delete(file);
  }

  /** Newest activity first. */
  rows(viewing: Viewing, book: CaseBook, shelf: LetterShelf): readonly CaseRow[] {
    const { view } = viewing.standing;
    const day = `${String(view.today)} ${view.roster.hashHex}`;
    const files = book.files();
    const rows = [
      ...files.map((file) => this.#row(viewing, file, day)),
      ...this.#straysIn(shelf.held(), files).flatMap((letter) => this.#strayRow(viewing, letter) ?? []),
    ].sort(byActivity);
    const isSame = rows.length === this.#list.length && rows.every((row, index) => row === this.#list[index]);
    return isSame ? this.#list : (this.#list = rows);
  }

  #row(viewing: Viewing, file: CaseFile, day: string): CaseRow {
    const stamp = this.#stampOf(viewing, file, day);
    const made = this.#rows.get(file);
    if (made?.stamp === stamp) return made.row;
    const row = viewRow(viewing, file);
    this.#rows.set(file, { row, stamp });
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

  /** Clocks go by the days of the log, which may come later than the answers. */
  #stampOf({ loggedDay }: Viewing, { chain }: CaseFile, day: string): string {
    const days = (chain === null ? [] : validEvents(chain)).flatMap(({ verified: { event, hash } }) =>
      event.type === 'ANSWER' ? [loggedDay(hash) ?? 0] : [],
    );
    return `${day} ${days.join()}`;
  }

  #straysIn(held: readonly HeldLetter[], files: readonly CaseFile[]): readonly HeldLetter[] {
    if (this.#straysOf[0] === held && this.#straysOf[1] === files) return this.#strays;
    this.#straysOf = [held, files];
    this.#strays = [
      ...held.filter((letter) => !isSound(letter)),
      ...strayConversations(held.filter(isSound), files).flatMap((letters) => letters.slice(0, 1)),
    ];
    return this.#strays;
  }
}

function byActivity(a: CaseRow, b: CaseRow): number {
  return b.lastActivityDay - a.lastActivityDay || (a.id < b.id ? -1 : 1);
}
