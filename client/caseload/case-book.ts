/**
 * Cases, put together from letters, grants and the feed. Two members may begin the same case at once: the start that comes first in
 * feed order stands, and whatever was done under the other is done again (`salvage.ts`). Only what has changed is put together again.
 */
import {
  conversationOf,
  decodeContent,
  formatHex,
  grantPlaces,
  labels,
  parseGrant,
  ProtocolError,
  rosterOfHash,
  verifyGrant,
  type CaseFacts,
  type Chain,
  type JsonValue,
  type SealedUse,
} from '../../crypto/index.ts';
import { ChainShelf, type KeptCase, type Started } from './chain-shelf.ts';
import type { CaseloadEnvironment, Standing } from './environment.ts';
import type { FeedIndex, PlacedFrame } from './feed.ts';
import { ownHands, type Hands } from './heavy-work.ts';
import { byArrival, holdersOf, isSound, type LetterShelf, type SoundLetter } from './letters.ts';

export { eventsOfType, validEvents } from './valid-events.ts';

/** One conversation with a source, as far as this member can see it. */
export interface CaseFile {
  /** Commit of the first letter, hex. */
  readonly id: string;
  readonly first: SoundLetter;
  /** All letters of the source that open here, in order of arrival. */
  readonly letters: readonly SoundLetter[];
  /** The chain that stands; null before a start. */
  readonly chain: Chain | null;
  /** Whether its start is released: no other can come before it any more. */
  readonly settled: boolean;
  /** Every key of the chain that this member was given, the first one first. */
  readonly keys: readonly Uint8Array[];
  /** Chains of starts that came too late. */
  readonly lost: readonly Chain[];
  readonly facts: CaseFacts;
}

/** Takes frames that are sealed to this member and are no grants. Whatever keeps what was read for a cold start keeps these contents too. */
export interface SealedReader {
  readonly use: SealedUse;
  /**
   * Each frame once in a session. Anybody can seal a frame to a position.
   *
   * @param content not checked beyond its encoding
   * @throws ProtocolError for what is none of its own
   */
  readonly read: (standing: Standing, content: JsonValue, placed: PlacedFrame) => void | Promise<void>;
}

/** A frame that a reader took. */
export interface KeptSealed {
  readonly use: SealedUse;
  readonly content: Uint8Array;
  readonly placed: PlacedFrame;
}

/** Around an epoch: a device's date, and letters that staff take in late. */
const seedTolerance = 31;
/** Frames that are tried at a time. */
const handful = 512;

export class CaseBook {
  readonly #environment: CaseloadEnvironment;
  readonly #shelf: LetterShelf;
  readonly #feed: FeedIndex;
  readonly #readers: readonly SealedReader[];
  readonly #hands: Hands;
  readonly #chains: ChainShelf;
  /** Letters of one source, in order of arrival. */
  readonly #conversations = new Map<string, SoundLetter[]>();
  /** By conversation. */
  readonly #files = new Map<string, CaseFile>();
  readonly #byId = new Map<string, CaseFile>();
  #list: readonly CaseFile[] | null = null;
  readonly #changed = new Set<string>();
  readonly #sealed: KeptSealed[] = [];
  /** Where a colleague who begins a case puts the key for this member: the letter and who. */
  readonly #awaited = new Map<string, { readonly letter: SoundLetter; readonly starter: number }>();
  /** Sealed frames beside a grant that was found where it belongs: for others, or for nobody. */
  readonly #beside = new Set<string>();
  #batches = 0;

  constructor(
    environment: CaseloadEnvironment,
    shelf: LetterShelf,
    feed: FeedIndex,
    readers: readonly SealedReader[] = [],
    hands: Hands = ownHands(environment.suite),
  ) {
    this.#environment = environment;
    this.#shelf = shelf;
    this.#feed = feed;
    this.#readers = readers;
    this.#hands = hands;
    this.#chains = new ChainShelf(environment, shelf, feed, hands);
  }

  files(): readonly CaseFile[] {
    return (this.#list ??= [...this.#files.values()]);
  }

  file(id: string): CaseFile | null {
    return this.#byId.get(id) ?? null;
  }

  /** Ids of the cases that are not as they were when this was last called. */
  takeChanged(): readonly string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** @param letter commit of the first letter, hex */
  addKey(letter: string, key: Uint8Array): void {
    this.#chains.addKey(letter, key);
  }

  /** What a cold start needs of the cases that are not as they were when this was last called. */
  takeKept(): readonly KeptCase[] {
    return this.#chains.takeKept();
  }

  keptSealed(): readonly KeptSealed[] {
    return this.#sealed;
  }

  /** Takes what an earlier session read; letters and feed must be restored before. */
  async restore(standing: Standing, cases: readonly KeptCase[], sealed: readonly KeptSealed[]): Promise<void> {
    this.#batches = standing.view.dayNotes.length;
    await this.#chains.restore(cases);
    for (const each of sealed) await this.#handOut(standing, each);
    await this.update(standing);
  }

  /** Reads on where something new stands, opens new grants and reads what they lead to. */
  async update(standing: Standing, onGrant: (done: number, total: number) => void = () => undefined): Promise<void> {
    const { dayNotes } = standing.view;
    if (dayNotes.length !== this.#batches) this.#chains.forgetUnopenable();
    this.#batches = dayNotes.length;
    await this.#takeLetters(standing);
    const fresh = this.#feed.takeFresh();
    this.#chains.notice([...fresh, ...this.#feed.takeAccepted()]);
    await this.#openAwaited(standing, fresh);
    // Places of known cases before anything is tried, so that their frames are not tried as grants.
    await this.#chains.read(standing);
    const untried = fresh.filter((at) => !this.#chains.isPlace(at) && !this.#beside.delete(at));
    for (let start = 0; start < untried.length; start += handful) {
      onGrant(start, untried.length);
      await this.#trySealed(standing, untried.slice(start, start + handful));
    }
    onGrant(untried.length, untried.length);
    await this.#chains.read(standing);
    await this.#takeLetters(standing);
    await this.#rebuild(standing);
  }

  /** Groups letters that came, and notes where grants for them would stand. */
  async #takeLetters({ rosters }: Standing): Promise<void> {
    const { suite, keyring } = this.#environment;
    const held = rosters.flatMap(({ positions }) => positions.filter(({ member }) => member === keyring.member));
    const own = [...new Set(held.map(({ position }) => position))];
    for (const letter of this.#shelf.takeFresh()) {
      if (!isSound(letter)) continue;
      const name = conversationOf(letter.opened.body);
      const letters = this.#conversations.get(name) ?? [];
      letters.push(letter);
      letters.sort(byArrival);
      this.#conversations.set(name, letters);
      this.#chains.touch(name, letters);
      if (letter.opened.body.number !== 1 || this.#chains.hasKey(letter.commit) || own.length === 0) continue;
      for (const starter of holdersOf(letter)) {
        for (const place of await grantPlaces(suite, letter.fileKey, starter, own))
          this.#awaited.set(formatHex(place), { letter, starter });
      }
    }
  }

  /** Grants that stand where whoever holds the letter looks for them. */
  async #openAwaited(standing: Standing, fresh: readonly string[]): Promise<void> {
    const found = fresh.filter((at) => this.#awaited.has(at));
    for (let start = 0; start < found.length; start += handful) {
      const some = found.slice(start, start + handful);
      const granted = await this.#trySealed(standing, some);
      for (const at of some) {
        const awaited = this.#awaited.get(at);
        if (awaited === undefined || !granted.has(at)) continue;
        const { letter, starter } = awaited;
        this.#awaited.delete(at);
        for (const place of await grantPlaces(this.#environment.suite, letter.fileKey, starter))
          this.#beside.add(formatHex(place));
      }
    }
  }

  /** @returns the locators of those that were grants */
  async #trySealed(standing: Standing, locators: readonly string[]): Promise<ReadonlySet<string>> {
    const { keyring } = this.#environment;
    const uses = [labels.grant, ...this.#readers.map(({ use }) => use)];
    const frames = locators.flatMap((at) => this.#feed.find(at) ?? []);
    const tasks = frames.map(({ frame, released }) => ({
      frame,
      uses,
      seeds: keyring.epochs
        .filter(({ first, last }) => first - seedTolerance <= released && released <= last + seedTolerance)
        .map(({ seed }) => seed),
    }));
    const granted = new Set<string>();
    const results = await this.#hands.sealed(tasks);
    for (const [index, placed] of frames.entries()) {
      const opened = results[index] ?? null;
      if (opened !== null && (await this.#takeSealed(standing, { ...opened, placed }))) granted.add(placed.locator);
    }
    return granted;
  }

  /** @returns whether it was a grant */
  async #takeSealed(standing: Standing, sealed: KeptSealed): Promise<boolean> {
    const { use, content, placed } = sealed;
    if (use !== labels.grant) {
      // A copy: the slot that it lies in is dropped.
      await this.#handOut(standing, { use, content, placed: { ...placed, frame: placed.frame.slice() } });
      return false;
    }
    try {
      const grant = parseGrant(decodeContent(content));
      const roster = rosterOfHash(standing.rosters, grant.roster);
      await verifyGrant(this.#environment.suite, grant, roster, this.#environment.keyring.member);
      this.addKey(formatHex(grant.letter), grant.key);
      return true;
    } catch (error) {
      // Anybody can seal a frame to a position; what is nothing of a member's is nothing.
      if (!(error instanceof ProtocolError)) throw error;
      return false;
    }
  }

  async #handOut(standing: Standing, sealed: KeptSealed): Promise<void> {
    try {
      const content = decodeContent(sealed.content);
      for (const { use, read } of this.#readers) if (use === sealed.use) await read(standing, content, sealed.placed);
      this.#sealed.push(sealed);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }

  /** Puts together again whatever has changed. */
  async #rebuild(standing: Standing): Promise<void> {
    for (const name of this.#chains.takeTouched()) {
      const letters = this.#conversations.get(name) ?? [];
      const started = new Map<string, readonly Started[]>();
      for (const { commit } of letters) started.set(commit, await this.#chains.starts(commit));
      const first = firstLetter(letters, started);
      const before = this.#files.get(name);
      if (before !== undefined) this.#byId.delete(before.id);
      this.#files.delete(name);
      this.#list = null;
      if (first === undefined) continue;
      const [winner, ...late] = started.get(first.commit) ?? [];
      const file: CaseFile = {
        id: first.commit,
        first,
        letters: [...letters],
        chain: winner?.chain ?? null,
        settled: winner !== undefined && Number.isFinite(winner.order),
        keys: winner === undefined ? [] : await this.#chains.keysOf(first.commit, winner),
        lost: late.map(({ chain }) => chain),
        facts: this.#chains.factsOf(standing, first.commit),
      };
      this.#files.set(name, file);
      this.#byId.set(file.id, file);
      this.#changed.add(file.id);
    }
  }
}

/** Of several letters numbered 1 (sealed again by a source who did not know that the first had arrived) the one with a case. */
function firstLetter(
  letters: readonly SoundLetter[],
  started: ReadonlyMap<string, readonly Started[]>,
): SoundLetter | undefined {
  const candidates = letters.filter(({ opened }) => opened.body.number === 1);
  const orderOf = ({ commit }: SoundLetter): number => started.get(commit)?.[0]?.order ?? Number.POSITIVE_INFINITY;
  return candidates.reduce<SoundLetter | undefined>(
    (best, next) => (best === undefined || orderOf(next) < orderOf(best) ? next : best),
    undefined,
  );
}
