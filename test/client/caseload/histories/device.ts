/**
 * One member's device: reads what is released, keeps what it was handed, and puts its acts into the feed as the outbox of the product
 * does. Acts and their conflicts are the product's own (`draftEvents`, `isOvertaken`, `actsIn`), and so is the reading of a chain.
 */
import {
  applyEvent,
  beginChain,
  caseKeyHash,
  encodeContent,
  equalBytes,
  eventJson,
  formatHex,
  labels,
  locator,
  locators,
  makeEvent,
  parseHex,
  readChain,
  sealEvent,
  sealKeyed,
  verifyEvent,
  type CaseState,
  type Chain,
  type EventContent,
  type FeedFrame,
  type FeedRecord,
  type Random,
  type Signer,
} from '../../../../crypto/index.ts';
import { frameCount } from '../../../../crypto/frame/content.ts';
import { basisOf, draftEvents, isOvertaken, type Basis, type MemberAct } from '../../../../client/caseload/act.ts';
import { actsIn, freshBasis } from '../../../../client/caseload/salvage.ts';
import { fileKey } from '../../../crypto/casework/world.ts';
import { present } from '../../../crypto/letter/world.ts';
import { validEvents } from '../../../../client/caseload/case-book.ts';
import type { Feed, HandedKey } from './feed.ts';
import {
  digestOf,
  factsIn,
  holders,
  letters,
  rostersBefore,
  rosterToday,
  suite,
  world,
  type Register,
} from './world.ts';

interface Placed extends FeedFrame {
  readonly order: number;
}

/** Faults to plant: each must be found. */
export type Planted =
  | 'NONE'
  /** Goes on from what it had read of its own before it was released, whatever stands there in the end. */
  | 'KEEPS_WHAT_WAITED'
  /** Applies what came with one look in another order than the places. */
  | 'REORDERS'
  /** The newest by the clock wins, whatever the chain says. */
  | 'LAST_WRITER_WINS';

export class Device {
  readonly member: number;
  readonly alarms: string[] = [];
  readonly #feed: Feed;
  readonly #register: Register;
  readonly #random: Random;
  readonly planted: Planted;
  readonly #frames = new Map<string, Placed>();
  readonly #pending = new Map<string, FeedFrame & { readonly by: number }>();
  readonly #keys: Uint8Array[] = [];
  readonly #chains = new Map<string, Chain>();
  readonly #salvaged = new Set<string>();
  readonly #assigned: { day: number; hash: string; member: number }[] = [];
  #slots = 0;
  #waiting: { readonly act: MemberAct; readonly basis: Basis }[] = [];

  constructor(member: number, feed: Feed, register: Register, random: Random, planted: Planted = 'NONE') {
    this.member = member;
    this.#feed = feed;
    this.#register = register;
    this.#random = random;
    this.planted = planted;
  }

  get keys(): readonly Uint8Array[] {
    return this.#keys;
  }

  get slots(): number {
    return this.#slots;
  }

  /** Reads every slot that is as its note says, up to the first that is not. */
  async look(): Promise<void> {
    for (const slot of this.#feed.slots.slice(this.#slots)) {
      const records = this.#feed.download(this.member, slot);
      if (records === null || digestOf(records) !== slot.hash) {
        this.alarms.push(records === null ? 'SLOT_WITHHELD' : 'FEED_DIFFERS');
        break;
      }
      this.#slots = slot.slot;
      for (const [index, { locator: place, frame }] of records.entries()) {
        const name = formatHex(place);
        this.#pending.delete(name);
        if (this.#frames.has(name)) continue;
        this.#frames.set(name, { frame, released: slot.day, slot: slot.slot, order: slot.slot * 2 ** 24 + index });
      }
      for (const { to, key } of slot.keys) if (to === this.member) this.#addKey(key);
    }
    for (const key of this.#keys) await this.#readOn(key);
  }

  /** The case as the released feed has it for these keys; null before a start. */
  async settled(): Promise<Chain | null> {
    const [first] = await this.#starts();
    return first?.chain ?? null;
  }

  /** The same with one's own events that wait. */
  async current(): Promise<{ readonly chain: Chain; readonly isSettled: boolean } | null> {
    const [first] = await this.#starts();
    const begun = first === undefined ? this.#keys.map((key) => beginChain(key)) : [first.chain];
    for (const from of begun) {
      const chain = await readChain(suite, from, this.#source(true));
      if (chain.state.status !== null) return { chain, isSettled: first !== undefined };
    }
    return null;
  }

  /** What the planted fault would show in place of the case. */
  async shown(): Promise<Chain | null> {
    const chain = await this.settled();
    if (chain === null || this.planted !== 'LAST_WRITER_WINS') return chain;
    const last = this.#assigned.toSorted((a, b) => a.day - b.day || (a.hash < b.hash ? -1 : 1)).at(-1);
    return last === undefined ? chain : { ...chain, state: { ...chain.state, assigned: last.member } };
  }

  /** Acts without a connection: it is tried when there is one. */
  async note(act: MemberAct): Promise<void> {
    const now = await this.current();
    this.#waiting.push({ act, basis: now === null ? freshBasis : basisOf(now.chain.state) });
  }

  /** With a connection: reads, tries what waits, begins or keeps up the case. */
  async sync(): Promise<void> {
    await this.look();
    await this.#salvage();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const item of waiting) await this.#tryAct(item);
    await this.#keepUp();
  }

  get isDone(): boolean {
    return this.#waiting.length === 0 && this.#pending.size === 0;
  }

  /** What was accepted and never came out is given up, with an alarm. */
  giveUp(): void {
    if (this.#pending.size > 0) this.alarms.push('OWN_FRAME_MISSING');
    this.#pending.clear();
    this.#waiting = [];
  }

  /** Anything at the end of the case, whatever the rules say of it. */
  async forge(content: EventContent, place: { seq: number; previous: string; day: number }): Promise<void> {
    const now = await this.current();
    const roster = this.#roster();
    const key = now?.chain.key ?? null;
    if (key === null || roster === null) return;
    // Whoever forges may also sign under the first roster when there is a second.
    const under = (this.#random(1)[0] ?? 0) % 2 === 0 ? roster : present(world.rosters[0]);
    const previous = parseHex(place.previous);
    const event = await makeEvent(suite, { ...place, previous }, content, this.#signer(under));
    this.#feed.post({ by: this.member, records: await sealEvent(suite, this.#random, key, event), keys: [] });
  }

  /** Something that is no event at a place of the case. */
  async block(ahead: number): Promise<void> {
    const now = await this.current();
    const { key, next } = now?.chain ?? { key: null, next: 0 };
    if (key === null) return;
    const place = await locator(suite, key, next + ahead);
    this.#feed.post({ by: this.member, records: [{ locator: place, frame: this.#random(2_048) }], keys: [] });
  }

  /** An event of anybody, sealed once more at the end of the case. */
  async repeat(pick: number): Promise<void> {
    const now = await this.current();
    const key = now?.chain.key ?? null;
    if (now === null || key === null) return;
    const { next } = now.chain;
    const counted = validEvents(now.chain);
    const { event } = present(counted[pick % counted.length]).verified;
    const content = encodeContent(eventJson(event));
    const places = await locators(suite, key, next, frameCount(content));
    const frames = await sealKeyed(suite, this.#random, key, labels.event, content, places);
    const records = places.map((place, index) => ({ locator: place, frame: present(frames[index]) }));
    this.#feed.post({ by: this.member, records, keys: [] });
  }

  async #tryAct(item: { readonly act: MemberAct; readonly basis: Basis }): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const now = await this.current();
      if (now === null || isOvertaken(item.act, item.basis, now.chain.state)) return;
      if (item.act.type === 'GRANT' && !now.isSettled) break;
      const outcome = await this.#act(now.chain, item.act);
      if (outcome !== 'TAKEN') return;
      await this.look();
      if ((await this.current())?.chain.next === now.chain.next) break;
    }
    this.#waiting.push(item);
  }

  async #act(chain: Chain, act: MemberAct): Promise<'DONE' | 'TAKEN' | 'REFUSED'> {
    const roster = this.#roster();
    if (roster === null) return 'REFUSED';
    const day = Math.max(this.#feed.day, chain.state.day);
    const drafting = { suite, random: this.#random, signer: this.#signer(roster), state: chain.state };
    const contents = await draftEvents({ ...drafting, source: world.source.signPublic, day }, act);
    if (typeof contents === 'string') return 'REFUSED';
    const keys = act.type === 'GRANT' ? this.#keys.map((key) => ({ to: act.to, key })) : [];
    return this.#append(chain, contents, keys);
  }

  async #append(
    chain: Chain,
    contents: readonly EventContent[],
    keys: readonly HandedKey[],
  ): Promise<'DONE' | 'TAKEN' | 'REFUSED'> {
    const roster = this.#roster();
    if (roster === null || chain.key === null || contents.length === 0) return 'REFUSED';
    let { state, next: seq } = chain;
    const records: FeedRecord[] = [];
    const key = formatHex(await caseKeyHash(suite, chain.key));
    for (const content of contents) {
      const day = Math.max(this.#feed.day, state.day);
      const event = await makeEvent(suite, { seq, previous: parseHex(state.head), day }, content, this.#signer(roster));
      const verified = await verifyEvent(suite, event, world.rosters);
      const after = applyEvent(
        state,
        { verified, seq, released: this.#feed.day, slot: 0, key },
        factsIn(this.#register),
      );
      if (typeof after === 'string') return 'REFUSED';
      const frames = await sealEvent(suite, this.#random, chain.key, event);
      if (event.type === 'ASSIGN') this.#assigned.push({ day, hash: verified.hash, member: event.data.member });
      records.push(...frames);
      seq += frames.length;
      state = after;
    }
    if (!this.#feed.post({ by: this.member, records, keys })) return 'TAKEN';
    for (const { locator: place, frame } of records) {
      this.#pending.set(formatHex(place), { frame, released: this.#feed.day, slot: 0, by: this.member });
    }
    if (this.planted === 'KEEPS_WHAT_WAITED' && this.#chains.has(key)) {
      const before = present(this.#chains.get(key));
      this.#chains.set(key, await readChain(suite, before, this.#source(true)));
    }
    return 'DONE';
  }

  async #keepUp(): Promise<void> {
    const now = await this.current();
    if (now === null) {
      if (holders.includes(this.member)) await this.#begin();
      return;
    }
    const { state } = now.chain;
    if (!now.isSettled || !state.circle.includes(this.member)) return;
    const joining = Object.entries(letters).filter(
      ([commit, { received }]) => received <= this.#feed.day && !state.letters.includes(commit),
    );
    if (joining.length > 0) {
      const contents = joining.map(([commit, { file }]): EventContent => {
        return { type: 'LETTER', data: { letter: parseHex(commit), file } };
      });
      await this.#append(now.chain, contents, []);
    } else if (state.rotationDue) {
      const key = this.#random(32);
      const rotate: EventContent = {
        type: 'ROTATE',
        data: { grantees: state.circle, key: await caseKeyHash(suite, key) },
      };
      const done = await this.#append(
        now.chain,
        [rotate],
        state.circle.map((to) => ({ to, key })),
      );
      if (done === 'DONE') this.#addKey(key);
    }
  }

  async #begin(): Promise<void> {
    const key = this.#random(32);
    const data = { letter: world.letter, file: fileKey, grantees: holders, key: await caseKeyHash(suite, key) };
    const handed = holders.map((to) => ({ to, key }));
    if ((await this.#append(beginChain(key), [{ type: 'START', data }], handed)) === 'DONE') this.#addKey(key);
  }

  async #salvage(): Promise<void> {
    const [first, ...late] = await this.#starts();
    if (first === undefined) return;
    const done = new Set(actsIn(first.chain, this.member).map((act) => JSON.stringify(act)));
    for (const { chain } of late) {
      const name = present(chain.state.events[0]);
      if (this.#salvaged.has(name)) continue;
      this.#salvaged.add(name);
      const lost = actsIn(chain, this.member).filter((act) => !done.has(JSON.stringify(act)));
      this.#waiting.push(...lost.map((act) => ({ act, basis: freshBasis })));
    }
  }

  /** Of the released feed, in its order. */
  async #starts(): Promise<{ readonly chain: Chain; readonly key: Uint8Array; readonly order: number }[]> {
    const starts: { readonly chain: Chain; readonly key: Uint8Array; readonly order: number }[] = [];
    for (const key of this.#keys) {
      const chain = await this.#readOn(key);
      const start = validEvents(chain)[0];
      if (start === undefined) continue;
      const order = this.#frames.get(formatHex(await locator(suite, key, start.seq)))?.order;
      if (order !== undefined) starts.push({ chain, key, order });
    }
    return starts.sort((a, b) => a.order - b.order);
  }

  async #readOn(key: Uint8Array): Promise<Chain> {
    const name = formatHex(await caseKeyHash(suite, key));
    const before = this.#chains.get(name) ?? beginChain(key);
    let chain = await readChain(suite, before, this.#source(this.planted === 'KEEPS_WHAT_WAITED'));
    if (this.planted === 'REORDERS') chain = reordered(before, chain, factsIn(this.#register));
    this.#chains.set(name, chain);
    return chain;
  }

  #source(withPending: boolean): Parameters<typeof readChain>[2] {
    return {
      keys: this.#keys,
      find: (place) => this.#frames.get(place) ?? (withPending ? (this.#pending.get(place) ?? null) : null),
      rosters: (slot) => rostersBefore(this.#register, slot),
      facts: factsIn(this.#register),
    };
  }

  #addKey(key: Uint8Array): void {
    if (!this.#keys.some((each) => equalBytes(each, key))) this.#keys.push(key);
  }

  #roster(): ReturnType<typeof rosterToday> {
    return rosterToday(this.#register, this.#slots, this.#feed.day, this.member);
  }

  #signer(roster: NonNullable<ReturnType<typeof rosterToday>>): Signer {
    return { roster, member: this.member, seed: present(world.signSeeds.get(this.member)) };
  }
}

/** A fold that takes what is new by its hash and not by its place. */
function reordered(before: Chain, chain: Chain, facts: ReturnType<typeof factsIn>): Chain {
  const fresh = chain.items.slice(before.items.length);
  const hashOf = (item: (typeof fresh)[number]): string => ('skipped' in item ? '' : item.verified.hash);
  let state: CaseState = before.state;
  const skipped = [...before.skipped];
  for (const item of fresh.toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1))) {
    const next = 'skipped' in item ? item.skipped : applyEvent(state, item, facts);
    if (typeof next === 'string') skipped.push({ index: chain.items.indexOf(item), why: next });
    else state = next;
  }
  return { ...chain, state, skipped };
}
