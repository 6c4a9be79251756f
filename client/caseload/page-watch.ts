/**
 * Whether an answer is on the public pages. Pages are rings: what was there is overwritten in time, and what was posted may have to wait
 * for a place. Looking costs a download, so it is done only when it can have changed.
 */
import {
  concat,
  formatHex,
  joinSlices,
  labels,
  openKeyed,
  ProtocolError,
  shapeAt,
  u8,
  type FrameShape,
  type PlacedEvent,
  type Slice,
} from '../../crypto/index.ts';
import { downloadPages } from '../register/register.ts';
import { expectStatus, type Transport } from '../register/transport.ts';
import type { Appending } from './append.ts';
import type { Standing } from './environment.ts';

/** Releases that what was posted may wait for its place. */
const patience = 6;
const framesPerPost = 64;
const contentIdLength = 8;

export class PageWatch {
  /** The slot from which it is worth looking again, by the hash of the event. */
  readonly #lookAt = new Map<string, number>();
  #frames: { readonly slot: number; readonly frames: readonly Uint8Array[] } | null = null;
  /** Slices on the pages of `#frames`, by key and content id. */
  #slices = new Map<string, ReadonlyMap<string, readonly Slice[]>>();

  isDue(standing: Standing, event: string): boolean {
    return newestSlot(standing) >= this.lookAt(event);
  }

  /** The slot from which it is worth looking again; 0 for what was never looked for. */
  lookAt(event: string): number {
    return this.#lookAt.get(event) ?? 0;
  }

  /**
   * A rekey is sealed to the source, so nobody else can see whether it is there: it is posted when it is new, and again when the ring has
   * turned halfway.
   */
  isRekeyDue(standing: Standing, { verified, released }: PlacedEvent): boolean {
    if (this.#lookAt.has(verified.hash)) return this.isDue(standing, verified.hash);
    const age = standing.view.slotNotes.filter(({ day }) => day > released).length;
    return age <= patience || age >= turns(standing) / 2;
  }

  posted(standing: Standing, event: string): void {
    this.#lookAt.set(event, newestSlot(standing) + Math.max(patience, turns(standing) - patience));
  }

  /** @param keys that the answer may be sealed under. @throws Refusal */
  async isMissing(
    appending: Appending,
    event: string,
    content: Uint8Array,
    keys: readonly Uint8Array[],
  ): Promise<boolean> {
    const { standing, environment } = appending;
    if (!this.isDue(standing, event)) return false;
    const id = formatHex((await environment.suite.sha256(content)).subarray(0, contentIdLength));
    for (const key of keys) {
      const slices = (await this.#slicesUnder(appending, key)).get(id) ?? [];
      if (slices.length === 0 || (await joinSlices(environment.suite, slices)) === null) continue;
      this.#lookAt.set(event, newestSlot(standing) + Math.max(1, Math.floor(turns(standing) / 4)));
      return false;
    }
    return true;
  }

  async #slicesUnder(appending: Appending, key: Uint8Array): Promise<ReadonlyMap<string, readonly Slice[]>> {
    const { suite } = appending.environment;
    const frames = await this.#pages(appending);
    const name = formatHex(key);
    const known = this.#slices.get(name);
    if (known !== undefined) return known;
    const byContent = new Map<string, Slice[]>();
    for (const frame of frames) {
      const slice = await orNothing(() => openKeyed(suite, key, labels.answer, frame));
      if (slice === null) continue;
      const id = formatHex(slice.id);
      byContent.set(id, [...(byContent.get(id) ?? []), slice]);
    }
    this.#slices.set(name, byContent);
    return byContent;
  }

  async #pages({ environment, standing }: Appending): Promise<readonly Uint8Array[]> {
    const slot = newestSlot(standing);
    if (this.#frames?.slot === slot) return this.#frames.frames;
    const { pages } = standing.view.roster;
    const all = await downloadPages(environment.suite, environment.transport, standing.view);
    // Places of the other shape hold no answers.
    const frames = all.filter((_, place) => shapeAt(pages, place % pages.frames) === 'keyed');
    this.#frames = { slot, frames };
    this.#slices = new Map();
    return frames;
  }
}

/** @throws Refusal */
export async function postPageFrames(
  transport: Transport,
  shape: FrameShape,
  frames: readonly Uint8Array[],
): Promise<void> {
  for (let start = 0; start < frames.length; start += framesPerPost) {
    const some = frames.slice(start, start + framesPerPost);
    const body = concat(...some.flatMap((frame) => [u8(shape === 'keyed' ? 0 : 1), frame]));
    expectStatus(await transport.send('POST', '/api/member/answers', body), 201);
  }
}

export function newestSlot({ view }: Standing): number {
  return view.slotNotes.at(-1)?.slot ?? 0;
}

/** Releases after which a page has been replaced whole. */
function turns({ view }: Standing): number {
  return Math.floor(view.roster.pages.frames / view.roster.pages.fresh);
}

/** A frame under a key that others hold too may contain anything. */
async function orNothing<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
