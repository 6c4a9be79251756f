/** Random histories of one case: who does what on which device, when devices meet the feed, and what the server does with it. */
import fc from 'fast-check';
import {
  clockState,
  deadlines,
  defaultProfile,
  encodeStatusPayload,
  findStatuses,
  formatHex,
  makeTag,
  replay,
  statementCommit,
  statementPayload,
  statusNumber,
  type Chain,
  type Entry,
} from '../../../../crypto/index.ts';
import { brokenSteps, missedClocks } from '../../../../client/audit/casework.ts';
import { validEvents } from '../../../../client/caseload/case-book.ts';
import { fixedRandom, present } from '../../../crypto/letter/world.ts';
import { firstDay } from '../../../crypto/casework/world.ts';
import { chooseAct, chooseForgery } from './acts.ts';
import { Device, type Planted } from './device.ts';
import { Feed, releases, type Release } from './feed.ts';
import { factsIn, members, suite, world, written, writtenState, type Register } from './world.ts';

export type Op =
  | { readonly op: 'ACT' | 'OFFLINE' | 'FORGE'; readonly who: number; readonly what: number; readonly pick: number }
  | { readonly op: 'SYNC'; readonly who: number }
  | { readonly op: 'RELEASE'; readonly how: Release; readonly days: number; readonly pick: number }
  | { readonly op: 'EQUIVOCATE' | 'ROSTER' }
  | { readonly op: 'FORK'; readonly who: number }
  | { readonly op: 'MEET' };

export interface History {
  readonly seed: number;
  readonly ops: readonly Op[];
}

/** Mostly the readers whom the source chose. */
const who = fc.oneof({ weight: 4, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(members.length - 1) });
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ op: fc.constant('ACT' as const), who, what: fc.nat(999), pick: fc.nat(999) }) },
  {
    weight: 5,
    arbitrary: fc.record({ op: fc.constant('OFFLINE' as const), who, what: fc.nat(999), pick: fc.nat(999) }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('FORGE' as const), who, what: fc.nat(999), pick: fc.nat(999) }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('SYNC' as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({
      op: fc.constant('RELEASE' as const),
      how: fc.oneof(
        { weight: 8, arbitrary: fc.constant('ALL' as const) },
        { weight: 4, arbitrary: fc.constantFrom(...releases) },
      ),
      days: fc.oneof({ weight: 6, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(60) }),
      pick: fc.nat(99),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ op: 'MEET' as const }) },
  { weight: 1, arbitrary: fc.constant({ op: 'EQUIVOCATE' as const }) },
  { weight: 1, arbitrary: fc.constant({ op: 'ROSTER' as const }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('FORK' as const), who }) },
);

export const history: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(2 ** 30),
  ops: fc.array(op, { minLength: 12, maxLength: 40, size: 'max' }),
});

/** What happened in it, to see that histories are not empty. */
export interface Outcome {
  readonly events: number;
  readonly skipped: readonly string[];
  readonly starts: number;
  readonly alarms: readonly string[];
  readonly told: number;
  readonly rotations: number;
}

/** Something that two devices, or a device and the audit, see differently. */
export class Diverged extends Error {}

/** Plays a history and holds what all see against each other. @throws Diverged */
export async function play({ seed, ops }: History, planted: Planted = 'NONE'): Promise<Outcome> {
  const random = fixedRandom(`history ${String(seed)}`);
  const feed = new Feed(firstDay);
  const register: Register = { rosterAfterSlot: Number.POSITIVE_INFINITY };
  const devices = members.map((member) => new Device(member, feed, register, random, planted));
  const device = (index: number): Device => present(devices[index]);
  const seen = new Map<string, string>();
  for (const each of devices.slice(0, 1 + (seed % 3))) await each.sync();
  if (seed % 4 > 0) {
    feed.release('ALL', 0, 0, random);
    for (const each of devices) await each.look();
  }

  for (const step of ops) {
    switch (step.op) {
      case 'ACT':
      case 'OFFLINE': {
        const by = device(step.who);
        const now = await by.current();
        if (now === null) break;
        await by.note(chooseAct(now.chain.state, by.member, step.what, step.pick, feed.day));
        if (step.op === 'ACT') await by.sync();
        break;
      }
      case 'FORGE': {
        const by = device(step.who);
        const now = await by.current();
        if (now === null) break;
        if (step.what % 5 === 0) await by.block(step.pick % 3);
        else if (step.what % 5 === 1) await by.repeat(step.pick);
        else await by.forge(...(await chooseForgery(now.chain, by.member, step, feed.day)));
        break;
      }
      case 'SYNC':
        await device(step.who).sync();
        break;
      case 'RELEASE':
        feed.release(step.how, step.days, step.pick, random);
        break;
      case 'EQUIVOCATE':
        feed.equivocates = !feed.equivocates;
        break;
      case 'ROSTER':
        register.rosterAfterSlot = Math.min(register.rosterAfterSlot, feed.slots.length);
        break;
      case 'FORK':
        feed.forked.set(device(step.who).member, feed.slots.length);
        break;
      case 'MEET':
        for (const each of devices) await each.look();
        await compare(devices, seen);
        break;
    }
  }
  await rest(feed, devices, random);
  await compare(devices, seen);
  return judge(feed, register, devices, random);
}

/** The server is honest in the end: everything is released, until nobody has anything to say. */
async function rest(feed: Feed, devices: readonly Device[], random: (length: number) => Uint8Array): Promise<void> {
  feed.forked.clear();
  feed.equivocates = false;
  for (let round = 0; round < 12; round++) {
    for (const each of devices) await each.sync();
    if (!feed.isWaiting && devices.every((each) => each.isDone)) return;
    if (round === 8) for (const each of devices) each.giveUp();
    feed.release('ALL', 0, 0, random);
  }
  for (const each of devices) await each.look();
}

/** Devices with the same released feed and the same keys show the same, byte for byte, whenever they look. */
async function compare(devices: readonly Device[], seen: Map<string, string>): Promise<void> {
  for (const each of devices) {
    const chain = await each.shown();
    if (chain === null) continue;
    const keys = each.keys.map(formatHex).sort().join(' ');
    const name = `${String(each.slots)} ${keys}`;
    const shown = written(chain);
    const other = seen.get(name) ?? shown;
    if (other !== shown) throw new Diverged(`after slot ${String(each.slots)}: ${other}\n${shown}`);
    seen.set(name, shown);
  }
}

/** Against a reader who comes late with every key, and against the audit. */
async function judge(
  feed: Feed,
  register: Register,
  devices: readonly Device[],
  random: (length: number) => Uint8Array,
): Promise<Outcome> {
  const late = new LateReader(feed, register, random, devices);
  const whole = await late.read();
  for (const each of devices) {
    const chain = await each.shown();
    if (chain === null || whole === null) continue;
    // Whoever was not given a later key reads exactly the beginning.
    const beginning = replay(whole.items.slice(0, chain.items.length), factsIn(register));
    if (writtenState(beginning.state) !== writtenState(chain.state))
      throw new Diverged(
        `${String(each.member)}: ${writtenState(chain.state)}\nand from the whole: ${writtenState(beginning.state)}`,
      );
    if (JSON.stringify(beginning.skipped) !== JSON.stringify(chain.skipped))
      throw new Diverged('other events are passed over');
  }
  if (whole !== null) await audit(whole);
  return {
    events: whole?.state.events.length ?? 0,
    skipped: whole?.skipped.map(({ why }) => why) ?? [],
    starts: late.starts,
    alarms: devices.flatMap(({ alarms }) => alarms),
    told: whole?.state.told.length ?? 0,
    rotations:
      whole === null ? 0 : validEvents(whole).filter(({ verified }) => verified.event.type === 'ROTATE').length,
  };
}

/** A new session with everything that anybody was ever handed. */
class LateReader {
  readonly #device: Device;
  readonly starts: number;

  constructor(feed: Feed, register: Register, random: (length: number) => Uint8Array, devices: readonly Device[]) {
    const all = new Feed(feed.day);
    const keys = new Map(devices.flatMap((each) => each.keys).map((key) => [formatHex(key), { to: 0, key }]));
    all.slots.push(...feed.slots.map((slot, index) => (index === 0 ? { ...slot, keys: [...keys.values()] } : slot)));
    this.#device = new Device(0, all, register, random);
    this.starts = keys.size;
  }

  async read(): Promise<Chain | null> {
    await this.#device.look();
    return this.#device.settled();
  }
}

/** What both officers fold from the log: the entries that the answers of the case made, found again by their tags. */
async function audit({ state, ...chain }: Chain): Promise<void> {
  const { track } = world.source;
  const entries: Entry[] = [];
  for (const { verified } of validEvents({ state, ...chain })) {
    const { event } = verified;
    if (event.type !== 'ANSWER') continue;
    const { statement, salt, counter } = event.data;
    const commit = await statementCommit(suite, statement, salt);
    const payload = encodeStatusPayload(statementPayload(statement, event.member));
    const tag = await makeTag(suite, track, statusNumber(event.member, counter), commit, payload);
    entries.push({ day: event.day, commit, tag });
  }
  const found = await findStatuses(suite, track, members, entries);
  const told = found
    .map(({ payload, entry, index }) => ({ ...payload, day: entry.day, index }))
    .sort((a, b) => a.sequence - b.sequence || a.index - b.index);
  const inLog = found.map(({ payload, entry }) => `${payload.status} ${String(entry.day)}`);
  const inCase = state.told.map(({ status, day }) => `${status} ${String(day)}`);
  if (inLog.join() !== inCase.join()) throw new Diverged(`told ${inCase.join()}, logged ${inLog.join()}`);
  const today = state.day + 200;
  const broken = brokenSteps({ told }, today);
  const untold = state.sequence - new Set(told.map(({ sequence }) => sequence)).size;
  for (const { code } of broken) {
    if (code !== 'SEQUENCE_GAP' || untold === 0)
      throw new Diverged(`the audit finds ${code} in ${JSON.stringify(told)}`);
  }
  const clocks = deadlines(state.received, state.told, defaultProfile);
  const missed = missedClocks({ day: state.received, told }, defaultProfile, today);
  const isLate = clockState(clocks.acknowledge, today) === 'MISSED';
  if (missed.includes('ACKNOWLEDGEMENT_MISSED') !== isLate) throw new Diverged('the clock of the acknowledgement');
  if (clockState(clocks.feedback, today) === 'MISSED' && !missed.includes('FEEDBACK_MISSED'))
    throw new Diverged('the clock of the feedback');
}
