/** Writes the cases of `test/vectors/casework.json`: events one after another, as members would, and what must come of them. */
import { createHash } from 'node:crypto';
import {
  caseKeyHash,
  decodeUtf8,
  encodeCanonical,
  encodeStatement,
  encodeUtf8,
  eventJson,
  formatHex,
  makeEvent,
  noPrevious,
  parseHex,
  replay,
  verifyEvent,
  type CaseFacts,
  type CaseState,
  type ChainItem,
  type EventContent,
  type JsonObject,
  type LetterFacts,
  type PlacedEvent,
  type Signer,
  type Suite,
  type VerifiedRoster,
} from '../../crypto/index.ts';

export interface Body {
  readonly suite: Suite;
  readonly roster: VerifiedRoster;
  readonly signer: (member: number) => Signer;
}

export const letter = some('letter');
export const followUp = some('follow-up');
export const source = some('source');
export const caseKey = some('case key');
export const first = 20_800;

export async function startOf({ suite }: Body, grantees: readonly number[] = [1, 2, 3, 4]): Promise<EventContent> {
  return { type: 'START', data: { letter, file: some('file key'), grantees, key: await caseKeyHash(suite, caseKey) } };
}

/** Writes events one after another, as members would. */
export class Pen {
  readonly items: ChainItem[] = [];
  readonly facts: CaseFacts;
  day = first;
  /** Days between the day of an event and its release. */
  late = 0;
  seq = 0;
  previous = noPrevious;
  key: string;
  readonly #body: Body;

  /** @param key `caseKeyHash` of the key under which it writes, hex */
  constructor(body: Body, key: string) {
    this.#body = body;
    this.key = key;
    this.facts = {
      letter: (commit) => letters[commit] ?? null,
      roster: (day) => (day >= body.roster.first && day <= body.roster.last ? body.roster : null),
    };
  }

  /** @param counts whether the next event follows this one */
  async write(member: number, content: EventContent, counts = true): Promise<PlacedEvent> {
    const { suite, roster, signer } = this.#body;
    const place = { seq: this.seq, previous: this.previous, day: this.day };
    const verified = await verifyEvent(suite, await makeEvent(suite, place, content, signer(member)), [roster]);
    const placed = { verified, seq: this.seq, released: this.day + this.late, slot: 0, key: this.key };
    this.items.push(placed);
    this.seq += 1;
    if (counts) this.previous = parseHex(verified.hash);
    return placed;
  }

  /** Writes, and goes on from the event if it counts. @returns its hash */
  async tries(member: number, content: EventContent): Promise<Uint8Array> {
    const placed = await this.write(member, content, false);
    const hash = parseHex(placed.verified.hash);
    if (replay(this.items, this.facts).state.head === placed.verified.hash) this.previous = hash;
    return hash;
  }
}

/** The follow-up excludes member 6, so that a grant to them cannot count where it has joined. */
const letters: Readonly<Record<string, LetterFacts>> = {
  [formatHex(letter)]: {
    received: first - 1,
    file: some('file key'),
    holders: [1, 2, 3, 4],
    excluded: { members: [6], units: [] },
  },
  [formatHex(followUp)]: {
    received: first + 18,
    file: some('second file key'),
    holders: [1, 2, 3],
    excluded: { members: [4, 6], units: [] },
  },
};

export function caseVector(name: string, items: readonly ChainItem[], facts: CaseFacts): object {
  const { state, skipped } = replay(items, facts);
  return {
    name,
    letters: Object.fromEntries(
      Object.entries(letters).map(([commit, facts]) => [commit, { ...facts, file: formatHex(facts.file) }]),
    ),
    items: items.map((item) =>
      'skipped' in item
        ? item
        : {
            ...{ seq: item.seq, released: item.released, key: item.key },
            ...{ event: json(eventJson(item.verified.event)), hash: item.verified.hash },
          },
    ),
    skipped,
    state: stateVector(state),
  };
}

function stateVector(state: CaseState): object {
  const { untold, counters, proposals, substitutes, sheets, admitted: _, ...rest } = state;
  return {
    ...rest,
    counters: Object.fromEntries(counters),
    substitutes: Object.fromEntries(substitutes),
    sheets: {
      ...sheets,
      LINK: sheets.LINK.map((sheet) => ({ ...sheet, data: { ...sheet.data, letter: formatHex(sheet.data.letter) } })),
    },
    untold: untold.map((statement) => text(encodeStatement(statement))),
    proposals: proposals.map(({ statement: _, ...proposal }) => proposal),
  };
}

export function json(value: JsonObject): string {
  return text(encodeCanonical(value));
}

export function text(bytes: Uint8Array): string {
  return decodeUtf8(bytes);
}

/** 32 bytes that mean nothing. */
export function some(name: string): Uint8Array {
  return new Uint8Array(
    createHash('sha256')
      .update(encodeUtf8(`kupuya vectors: ${name}`))
      .digest(),
  );
}
