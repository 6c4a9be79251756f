/**
 * Cases, put together from letters, grants and the feed. Two members may begin the same case at once: the start that comes first in
 * feed order stands, and whatever was done under the other is done again (`salvage.ts`).
 */
import {
  beginChain,
  caseKeyHash,
  conversationOf,
  decodeContent,
  equalBytes,
  formatHex,
  labels,
  locator,
  openSealedFor,
  parseGrant,
  ProtocolError,
  readChain,
  rosterInForce,
  rosterOfHash,
  verifyGrant,
  type CaseEvent,
  type CaseFacts,
  type Chain,
  type EventType,
  type JsonValue,
  type PlacedEvent,
  type SealedUse,
} from '../../crypto/index.ts';
import { rostersBefore } from '../register/register.ts';
import type { CaseloadEnvironment, Standing } from './environment.ts';
import type { FeedIndex, PlacedFrame } from './feed.ts';
import {
  byArrival,
  holdersOf,
  isSound,
  sameSource,
  type HeldLetter,
  type LetterShelf,
  type SoundLetter,
} from './letters.ts';

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

interface Started {
  readonly chain: Chain;
  readonly key: Uint8Array;
  readonly order: number;
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

/** Around an epoch: a device's date, and letters that staff take in late. */
const seedTolerance = 31;

export class CaseBook {
  readonly #environment: CaseloadEnvironment;
  readonly #shelf: LetterShelf;
  readonly #feed: FeedIndex;
  readonly #readers: readonly SealedReader[];
  /** Case keys by the commit of the first letter, hex. */
  readonly #keys = new Map<string, Uint8Array[]>();
  /** As far as read, by the hex of the key of the start. */
  readonly #chains = new Map<string, Chain>();
  /** Commits with the file keys that do not open them, hex. */
  readonly #unopenable = new Set<string>();
  readonly #places = new Set<string>();
  #files: readonly CaseFile[] = [];
  #batches = 0;

  constructor(
    environment: CaseloadEnvironment,
    shelf: LetterShelf,
    feed: FeedIndex,
    readers: readonly SealedReader[] = [],
  ) {
    this.#environment = environment;
    this.#shelf = shelf;
    this.#feed = feed;
    this.#readers = readers;
  }

  files(): readonly CaseFile[] {
    return this.#files;
  }

  file(id: string): CaseFile | null {
    return this.#files.find((each) => each.id === id) ?? null;
  }

  /** @param letter commit of the first letter, hex */
  addKey(letter: string, key: Uint8Array): void {
    const keys = this.#keys.get(letter) ?? [];
    if (!keys.some((known) => equalBytes(known, key))) keys.push(key);
    this.#keys.set(letter, keys);
  }

  /** Reads every case as far as the feed goes, opens new grants and reads what they lead to. */
  async update(standing: Standing, onGrant: (done: number, total: number) => void = () => undefined): Promise<void> {
    if (standing.view.dayNotes.length !== this.#batches) this.#unopenable.clear();
    this.#batches = standing.view.dayNotes.length;
    // Places of known cases first, so that their frames are not tried as grants.
    await this.#readAll(standing);
    const untried = this.#feed.takeUntried().filter(({ locator: at }) => !this.#places.has(at));
    for (const [index, frame] of untried.entries()) {
      if (index % 16 === 0) onGrant(index, untried.length);
      await this.#trySealed(standing, frame);
    }
    onGrant(untried.length, untried.length);
    this.#files = await this.#readAll(standing);
  }

  async #trySealed(standing: Standing, placed: PlacedFrame): Promise<void> {
    const { frame, released } = placed;
    const { suite, keyring } = this.#environment;
    const uses = [labels.grant, ...this.#readers.map(({ use }) => use)];
    const epochs = keyring.epochs.filter(
      ({ first, last }) => first - seedTolerance <= released && released <= last + seedTolerance,
    );
    for (const { seed } of epochs) {
      try {
        const opened = await openSealedFor(suite, seed, uses, frame);
        if (opened === null) continue;
        const content = decodeContent(opened.content);
        if (opened.use !== labels.grant) {
          for (const { use, read } of this.#readers) if (use === opened.use) await read(standing, content, placed);
          continue;
        }
        const grant = parseGrant(content);
        await verifyGrant(suite, grant, rosterOfHash(standing.rosters, grant.roster), keyring.member);
        this.addKey(formatHex(grant.letter), grant.key);
      } catch (error) {
        // Anybody can seal a frame to a position; what is nothing of a member's is nothing.
        if (!(error instanceof ProtocolError)) throw error;
      }
    }
  }

  async #readAll(standing: Standing): Promise<CaseFile[]> {
    const started = new Map<string, Started[]>();
    for (const [letter, keys] of this.#keys) started.set(letter, await this.#readStarts(standing, letter, keys));
    const files: CaseFile[] = [];
    for (const letters of bySource(this.#shelf.held())) {
      const first = firstLetter(letters, started);
      if (first === undefined) continue;
      const [winner, ...late] = started.get(first.commit) ?? [];
      files.push({
        id: first.commit,
        first,
        letters,
        chain: winner?.chain ?? null,
        settled: winner !== undefined && Number.isFinite(winner.order),
        keys: winner === undefined ? [] : await this.#keysOf(first.commit, winner),
        lost: late.map(({ chain }) => chain),
        facts: this.#factsOf(standing, first.commit),
      });
    }
    return files;
  }

  /** Valid starts for a letter, in feed order. */
  async #readStarts(standing: Standing, letter: string, keys: readonly Uint8Array[]): Promise<Started[]> {
    const starts: Started[] = [];
    for (const key of keys) {
      const chain = await this.#readOne(standing, letter, key);
      const start = validEvents(chain)[0];
      if (start === undefined || chain.state.letter !== letter) continue;
      // Where the start itself stands: what was put at the places before it, in good time, must not make it early.
      const at = formatHex(await locator(this.#environment.suite, key, start.seq));
      const order = this.#feed.find(at)?.order;
      if (order !== undefined) starts.push({ chain, key, order });
    }
    return starts.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
  }

  async #readOne(standing: Standing, letter: string, key: Uint8Array): Promise<Chain> {
    const name = formatHex(key);
    const source = {
      keys: this.#keys.get(letter) ?? [],
      find: (at: string): PlacedFrame | null => {
        const frame = this.#feed.find(at);
        if (frame !== null) this.#places.add(at);
        return frame;
      },
      rosters: (slot: number) => rostersBefore(standing.view, slot),
      facts: this.#factsOf(standing, letter),
    };
    let chain = this.#chains.get(name) ?? beginChain(key);
    chain = await readChain(this.#environment.suite, chain, source);
    while (await this.#openHandedOn(standing, chain, source.facts)) {
      chain = await readChain(this.#environment.suite, beginChain(key), source);
    }
    this.#chains.set(name, chain);
    return chain;
  }

  /** Letters that the case hands on by their file keys. True if one counts now that did not when the chain was read. */
  async #openHandedOn(standing: Standing, chain: Chain, facts: CaseFacts): Promise<boolean> {
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
      await this.#shelf.openWith(standing.view, commit, file);
      const letter = facts.letter(commit);
      if (letter === null || !equalBytes(letter.file, file)) this.#unopenable.add(handed);
      else opened = true;
    }
    return opened;
  }

  async #keysOf(letter: string, { chain, key }: Started): Promise<Uint8Array[]> {
    const named = new Set(eventsOfType(chain, 'ROTATE').map(({ data }) => formatHex(data.key)));
    const later: Uint8Array[] = [];
    for (const each of this.#keys.get(letter) ?? []) {
      if (named.has(formatHex(await caseKeyHash(this.#environment.suite, each)))) later.push(each);
    }
    return [key, ...later];
  }

  /** A case holds letters of one source only. */
  #factsOf(standing: Standing, first: string): CaseFacts {
    return {
      letter: (commit) => {
        const held = this.#shelf.get(commit);
        const opener = this.#shelf.get(first);
        if (held === null || opener === null || !isSound(held) || !isSound(opener)) return null;
        if (commit !== first && !sameSource(held, opener)) return null;
        const { excluded } = held.opened.body;
        return { received: held.day, file: held.fileKey, holders: holdersOf(held), excluded };
      },
      roster: (released, slot) => rosterInForce(rostersBefore(standing.view, slot), released),
    };
  }
}

/** The events that count, in order. */
export function validEvents(chain: Chain): PlacedEvent[] {
  const skipped = new Set(chain.skipped.map(({ index }) => index));
  return chain.items.flatMap((item, index) => ('skipped' in item || skipped.has(index) ? [] : [item]));
}

/** Those of one type. */
export function eventsOfType<T extends EventType>(chain: Chain, type: T): Extract<CaseEvent, { readonly type: T }>[] {
  const isOfType = (event: CaseEvent): event is Extract<CaseEvent, { readonly type: T }> => event.type === type;
  return validEvents(chain)
    .map(({ verified }) => verified.event)
    .filter(isOfType);
}

function bySource(held: readonly HeldLetter[]): SoundLetter[][] {
  const groups = new Map<string, SoundLetter[]>();
  for (const letter of held.filter(isSound).sort(byArrival)) {
    const name = conversationOf(letter.opened.body);
    groups.set(name, [...(groups.get(name) ?? []), letter]);
  }
  return [...groups.values()];
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
