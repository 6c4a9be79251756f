/** Keys and chains of cases, read as far as the feed goes. What is read again is only what something new stands for. */
import {
  beginChain,
  caseKeyHash,
  conversationOf,
  equalBytes,
  formatHex,
  locator,
  rosterInForce,
  type CaseFacts,
  type Chain,
  type FeedFrame,
  type LetterFacts,
} from '../../crypto/index.ts';
import { rostersBefore } from '../register/register.ts';
import type { CaseloadEnvironment, Standing } from './environment.ts';
import type { FeedIndex } from './feed.ts';
import type { ChainTask, Hands } from './heavy-work.ts';
import { holdersOf, isSound, sameSource, type LetterShelf, type SoundLetter } from './letters.ts';
import { eventsOfType, validEvents } from './valid-events.ts';

export interface Started {
  readonly chain: Chain;
  readonly key: Uint8Array;
  readonly order: number;
}

/** What a cold start needs of a case: its keys, and its chains as far as they are read. */
export interface KeptCase {
  /** Commit of the first letter, hex. */
  readonly letter: string;
  readonly keys: readonly Uint8Array[];
  /** By the hex of the key of the start. */
  readonly chains: readonly (readonly [string, Chain])[];
}

/** Chains read at a time. */
const handful = 256;

export class ChainShelf {
  readonly #environment: CaseloadEnvironment;
  readonly #shelf: LetterShelf;
  readonly #feed: FeedIndex;
  readonly #hands: Hands;
  /** Case keys by the commit of the first letter, hex. */
  readonly #keys = new Map<string, Uint8Array[]>();
  /** As far as read, by the hex of the key of the start. */
  readonly #chains = new Map<string, Chain>();
  /**
   * The same as far as the feed is released, where one's own records that wait stand beyond: what counts is decided when they come out
   * [something else may stand there then, or another day].
   */
  readonly #released = new Map<string, Chain>();
  /** Letters of each source. */
  readonly #conversations = new Map<string, readonly SoundLetter[]>();
  /** Commits with the file keys that do not open them, hex. */
  readonly #unopenable = new Set<string>();
  /** Where frames of cases stand. */
  readonly #places = new Set<string>();
  /** Where a case goes on, or waits for a release: the commit of its first letter. */
  readonly #expected = new Map<string, string>();
  /** First letters of the cases to be read on. */
  readonly #due = new Set<string>();
  /** Conversations that are not as they were. */
  readonly #touched = new Set<string>();
  /** Cases that name letters which nobody here can open yet. */
  readonly #gaps = new Set<string>();
  readonly #unkept = new Set<string>();

  constructor(environment: CaseloadEnvironment, shelf: LetterShelf, feed: FeedIndex, hands: Hands) {
    this.#environment = environment;
    this.#shelf = shelf;
    this.#feed = feed;
    this.#hands = hands;
  }

  addKey(letter: string, key: Uint8Array): void {
    const keys = this.#keys.get(letter) ?? [];
    if (!keys.some((known) => equalBytes(known, key))) keys.push(key);
    this.#keys.set(letter, keys);
    this.#due.add(letter);
  }

  hasKey(letter: string): boolean {
    return this.#keys.has(letter);
  }

  /** Whether a frame of a case stands there. */
  isPlace(at: string): boolean {
    return this.#places.has(at);
  }

  /** A conversation has these letters now. */
  touch(name: string, letters: readonly SoundLetter[]): void {
    this.#conversations.set(name, letters);
    this.#touched.add(name);
  }

  takeTouched(): readonly string[] {
    const touched = [...this.#touched];
    this.#touched.clear();
    return touched;
  }

  takeKept(): readonly KeptCase[] {
    const letters = [...this.#unkept];
    this.#unkept.clear();
    return letters.map((letter) => {
      const keys = this.#keys.get(letter) ?? [];
      const chains = keys.flatMap((key) => {
        const name = formatHex(key);
        const chain = this.#released.get(name) ?? this.#chains.get(name);
        return chain === undefined ? [] : [[name, chain] as const];
      });
      return { letter, keys, chains };
    });
  }

  async restore(cases: readonly KeptCase[]): Promise<void> {
    for (const { letter, keys, chains } of cases) {
      this.#keys.set(letter, [...keys]);
      for (const [name, chain] of chains) {
        this.#chains.set(name, chain);
        await this.#expect(letter, chain);
        if (hasGaps(chain)) this.#gaps.add(letter);
        // Of one's own steps, what was released while others still waited: its slot has been read, and will not come as something new.
        if (await this.#goesOn(letter, chain)) this.#due.add(letter);
      }
    }
  }

  async #goesOn(letter: string, { next }: Chain): Promise<boolean> {
    for (const key of this.#keys.get(letter) ?? []) {
      const at = formatHex(await locator(this.#environment.suite, key, next));
      if (this.#feed.orderOf(at) !== null) return true;
    }
    return false;
  }

  /** New batches may hold what could not be opened before. */
  forgetUnopenable(): void {
    this.#unopenable.clear();
    for (const letter of this.#gaps) this.#due.add(letter);
  }

  /** @param fresh locators that came */
  notice(fresh: readonly string[]): void {
    for (const at of fresh) {
      const letter = this.#expected.get(at);
      if (letter !== undefined) this.#due.add(letter);
    }
  }

  /** Reads on in every case for which something new stands. */
  async read(standing: Standing): Promise<void> {
    while (this.#due.size > 0) {
      const due = [...this.#due];
      this.#due.clear();
      for (let start = 0; start < due.length; start += handful)
        await this.#readSome(standing, due.slice(start, start + handful));
    }
  }

  async #readSome(standing: Standing, letters: readonly string[]): Promise<void> {
    const asked = letters.flatMap((letter) => (this.#keys.get(letter) ?? []).map((key) => ({ letter, key })));
    const tasks = await this.#tasksOf(standing, asked);
    const chains = await this.#hands.chains(standing.view, tasks);
    for (const [index, { letter, key }] of asked.entries()) {
      const read = chains[index];
      if (read === undefined) continue;
      const name = formatHex(key);
      const from = tasks[index];
      if (from !== undefined && this.#reachesBeyond(from)) this.#released.set(name, from.chain);
      else this.#released.delete(name);
      this.#chains.set(name, read);
      this.#unkept.add(letter);
      if (await this.#openHandedOn(standing, letter, read)) {
        // A letter counts now that did not when the chain was read.
        this.#chains.set(name, beginChain(key));
        this.#released.delete(name);
        this.#due.add(letter);
      }
      await this.#expect(letter, read);
      const first = this.#shelf.get(letter);
      if (first !== null && isSound(first)) this.#touched.add(conversationOf(first.opened.body));
    }
  }

  async #tasksOf(
    standing: Standing,
    asked: readonly { readonly letter: string; readonly key: Uint8Array }[],
  ): Promise<ChainTask[]> {
    const collect = (): Promise<ChainTask[]> => Promise.all(asked.map(({ letter, key }) => this.#taskOf(letter, key)));
    const tasks = await collect();
    return (await this.#feed.loadWanted(standing.view)) ? collect() : tasks;
  }

  /** With the frames at the next places, under whichever key the case goes on. */
  async #taskOf(letter: string, key: Uint8Array): Promise<ChainTask> {
    const { suite } = this.#environment;
    const name = formatHex(key);
    const chain = this.#released.get(name) ?? this.#chains.get(name) ?? beginChain(key);
    const keys = this.#keys.get(letter) ?? [];
    const frames = new Map<string, FeedFrame>();
    let isThere = true;
    for (let place = chain.next; isThere; place++) {
      isThere = false;
      for (const each of keys) {
        const at = formatHex(await locator(suite, each, place));
        // A frame whose slot is not loaded is asked for, and those after it.
        if (this.#feed.orderOf(at) === null) continue;
        isThere = true;
        this.#places.add(at);
        const found = this.#feed.find(at);
        if (found !== null) frames.set(at, { frame: found.frame, released: found.released, slot: found.slot });
      }
    }
    return { chain, keys, frames, letters: this.#lettersOf(letter) };
  }

  #reachesBeyond({ frames }: ChainTask): boolean {
    return [...frames.keys()].some((at) => this.#feed.orderOf(at) === Number.POSITIVE_INFINITY);
  }

  /** Where something of this case may come next, and where something waits for its release. */
  async #expect(letter: string, chain: Chain): Promise<void> {
    const { suite } = this.#environment;
    for (const key of this.#keys.get(letter) ?? []) {
      this.#expected.set(formatHex(await locator(suite, key, chain.next)), letter);
      if (!this.#feed.isWaiting) continue;
      for (const item of chain.items) {
        const at = formatHex(await locator(suite, key, item.seq));
        if (this.#feed.orderOf(at) === Number.POSITIVE_INFINITY) this.#expected.set(at, letter);
      }
    }
  }

  /** Valid starts for a letter, in feed order. */
  async starts(letter: string): Promise<readonly Started[]> {
    const starts: Started[] = [];
    for (const key of this.#keys.get(letter) ?? []) {
      const chain = this.#chains.get(formatHex(key));
      const start = chain === undefined ? undefined : validEvents(chain)[0];
      if (chain === undefined || start === undefined || chain.state.letter !== letter) continue;
      // Where the start itself stands: what was put at the places before it, in good time, must not make it early.
      const order = this.#feed.orderOf(formatHex(await locator(this.#environment.suite, key, start.seq)));
      if (order !== null) starts.push({ chain, key, order });
    }
    return starts.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
  }

  /** Every key of a chain, the one of its start first. */
  async keysOf(letter: string, { chain, key }: Started): Promise<Uint8Array[]> {
    const named = new Set(eventsOfType(chain, 'ROTATE').map(({ data }) => formatHex(data.key)));
    const later: Uint8Array[] = [];
    for (const each of named.size === 0 ? [] : (this.#keys.get(letter) ?? [])) {
      if (named.has(formatHex(await caseKeyHash(this.#environment.suite, each)))) later.push(each);
    }
    return [key, ...later];
  }

  /** A case holds letters of one source only. */
  factsOf(standing: Standing, first: string): CaseFacts {
    return {
      letter: (commit) => this.#lettersOf(first).get(commit) ?? null,
      roster: (released, slot) => rosterInForce(rostersBefore(standing.view, slot), released),
    };
  }

  #lettersOf(first: string): ReadonlyMap<string, LetterFacts> {
    const opener = this.#shelf.get(first);
    if (opener === null || !isSound(opener)) return new Map();
    const letters = this.#conversations.get(conversationOf(opener.opened.body)) ?? [opener];
    return new Map(
      letters
        .filter((letter) => letter.commit === first || sameSource(letter, opener))
        .map((letter) => [letter.commit, factsOfLetter(letter)]),
    );
  }

  /** Letters that the case hands on by their file keys. True if one counts now that did not when the chain was read. */
  async #openHandedOn(standing: Standing, letter: string, chain: Chain): Promise<boolean> {
    if (!hasGaps(chain)) {
      this.#gaps.delete(letter);
      return false;
    }
    this.#gaps.add(letter);
    let opened = false;
    for (const { index, why } of chain.skipped) {
      const item = chain.items[index];
      if (why !== 'UNKNOWN_LETTER' || item === undefined || 'skipped' in item) continue;
      const { event } = item.verified;
      if (event.type !== 'START' && event.type !== 'LETTER') continue;
      const { file } = event.data;
      const commit = formatHex(event.data.letter);
      // Of one letter a wrong key may be handed on before the right one.
      const handed = `${commit} ${formatHex(file)}`;
      if (this.#unopenable.has(handed)) continue;
      const held = await this.#shelf.openWith(standing.view, commit, file);
      if (held !== null && isSound(held)) this.#join(held);
      const known = this.#lettersOf(letter).get(commit);
      if (known === undefined || !equalBytes(known.file, file)) this.#unopenable.add(handed);
      else opened = true;
    }
    return opened;
  }

  /** Among its own, before letters are next grouped. */
  #join(letter: SoundLetter): void {
    const name = conversationOf(letter.opened.body);
    const letters = this.#conversations.get(name) ?? [];
    if (!letters.some(({ commit }) => commit === letter.commit)) this.touch(name, [...letters, letter]);
  }
}

function factsOfLetter(letter: SoundLetter): LetterFacts {
  const { day, fileKey, opened } = letter;
  return { received: day, file: fileKey, holders: holdersOf(letter), excluded: opened.body.excluded };
}

function hasGaps({ skipped }: Chain): boolean {
  return skipped.some(({ why }) => why === 'UNKNOWN_LETTER');
}
