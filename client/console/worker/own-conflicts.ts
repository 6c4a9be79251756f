/** Names that a member declares: relatives, former employers, firms. Compared here, with front sheets only; nobody else learns them. */
import { z } from 'zod';
import { declaredIn } from '../../caseload/conflicts.ts';
import type { CaseRow } from './views.ts';
import type { ViewStore } from './view-store.ts';

const conflictLimit = 200;
const nameLimit = 200;
const namesShape = z.array(z.string().min(1).max(nameLimit)).max(conflictLimit);

export interface OwnConflictExchanges {
  readonly OWN_CONFLICTS: { readonly ask: null; readonly answer: readonly string[] };
  /** Takes the place of all that were declared. */
  readonly DECLARE_CONFLICTS: { readonly ask: { readonly names: readonly string[] }; readonly answer: null };
}

export class OwnConflicts {
  readonly #store: () => ViewStore;
  /** Offices of front sheets with the names found in them. */
  readonly #found = new Map<string, readonly string[]>();
  /** So that the same row stays the same object: only what is new is told to the page. */
  #marked = new WeakMap<CaseRow, CaseRow>();
  #names: readonly string[] = [];

  constructor(store: () => ViewStore) {
    this.#store = store;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** What an earlier session declared. */
  async load(): Promise<void> {
    this.#set(parseNames(await this.#store().read('own-conflicts')));
  }

  async declare(names: readonly string[]): Promise<void> {
    const parsed = namesShape.parse(names);
    await this.#store().keep('own-conflicts', JSON.stringify(parsed));
    this.#set(parsed);
  }

  in(office: string): readonly string[] {
    if (this.#names.length === 0 || office === '') return [];
    const known = this.#found.get(office);
    if (known !== undefined) return known;
    const found = declaredIn(this.#names, office);
    this.#found.set(office, found);
    return found;
  }

  mark<R extends CaseRow>(row: R): R {
    return this.in(row.office).length === 0 ? row : { ...row, conflict: [...row.conflict, 'DECLARED'] };
  }

  /** The very same list where nothing is declared. */
  markRows(rows: readonly CaseRow[]): readonly CaseRow[] {
    return this.#names.length === 0 ? rows : rows.map((row) => this.markRow(row));
  }

  markRow(row: CaseRow): CaseRow {
    const known = this.#marked.get(row);
    if (known !== undefined) return known;
    const marked = this.mark(row);
    this.#marked.set(row, marked);
    return marked;
  }

  #set(names: readonly string[]): void {
    this.#names = names;
    this.#found.clear();
    this.#marked = new WeakMap();
  }
}

interface OwnConflictHandlers {
  readonly OWN_CONFLICTS: () => Promise<readonly string[]>;
  readonly DECLARE_CONFLICTS: (ask: { readonly names: readonly string[] }) => Promise<null>;
}

export function ownConflictHandlers(conflicts: OwnConflicts): OwnConflictHandlers {
  return {
    OWN_CONFLICTS: () => Promise.resolve(conflicts.names),
    DECLARE_CONFLICTS: async ({ names }) => {
      await conflicts.declare(names);
      return null;
    },
  };
}

function parseNames(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    return namesShape.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
