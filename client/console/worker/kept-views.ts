/**
 * What a member keeps for later sessions and nobody else has: drafts, saved views, declared conflicts of interest, the care of their key
 * file. Unlike what was read from the register it cannot be read again, so it is bound to a format of its own and not to the program: an
 * update leaves it. What stands in it is checked by whoever reads it.
 */
import { z } from 'zod';
import type { Keyring } from '../../../crypto/index.ts';
import { NotKept, SealedPlace, type IndexProblem, type PlaceSurroundings } from './sealed-place.ts';
import type { KeptName, ViewStore } from './view-store.ts';

/** In the binding it keeps apart what a program wrote for another purpose; in the content it says how to read it. */
const binding = 'views';
const format = 1;
/** Names of later programs among them: what this one does not know it leaves as it is. */
const viewsShape = z.strictObject({ format: z.literal(format), views: z.record(z.string().max(64), z.string()) });

export interface ViewsSurroundings extends PlaceSurroundings {
  readonly keyring: Keyring;
  readonly tell: (problem: IndexProblem | null) => void;
}

export class KeptViews implements ViewStore {
  readonly #place: SealedPlace;
  readonly #tell: (problem: IndexProblem | null) => void;
  #opened: Promise<Map<string, string>> | null = null;
  #writing: Promise<void> = Promise.resolve();
  #isDue = false;
  #isOff = false;

  constructor(around: ViewsSurroundings) {
    this.#place = new SealedPlace(around, 'VIEWS', binding, around.keyring);
    this.#tell = around.tell;
  }

  /** Whether everything that is to be kept stands on the disk. */
  get isKept(): boolean {
    return !this.#isDue;
  }

  async read(name: KeptName): Promise<string | null> {
    return (await this.#open()).get(name) ?? null;
  }

  async keep(name: KeptName, text: string): Promise<void> {
    const views = await this.#open();
    if (views.get(name) === text && this.isKept) return;
    views.set(name, text);
    this.#isDue = true;
    await this.flush();
  }

  /** Writes what could not be written before. */
  flush(): Promise<void> {
    if (this.#isDue && !this.#isOff) this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** From now on for another key file of this member. */
  async moveTo(keyring: Keyring): Promise<void> {
    await this.#open();
    await this.#writing;
    this.#place.moveTo(keyring);
    this.#isDue = true;
    await this.flush();
  }

  /** Writes nothing more, and resolves when nothing is being written. */
  async stop(): Promise<void> {
    this.#isOff = true;
    await this.#writing;
  }

  async #write(): Promise<void> {
    if (!this.#isDue || this.#isOff) return;
    try {
      const views = await this.#open();
      await this.#place.findUnanswered();
      // From here on a change is for the next time.
      this.#isDue = false;
      const content = { format, views: Object.fromEntries(views) };
      await this.#place.turn([], new TextEncoder().encode(JSON.stringify(content)));
      this.#tell(null);
    } catch (error) {
      this.#isDue = true;
      const problem = error instanceof NotKept ? error.problem : 'HOST_GONE';
      // What this tab has is of an older state: it must not take the place of what the other one wrote.
      if (problem === 'OTHER_TAB') this.#isOff = true;
      this.#tell(problem);
    }
  }

  #open(): Promise<Map<string, string>> {
    this.#opened ??= this.#load().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #load(): Promise<Map<string, string>> {
    const content = await this.#place.readManifest();
    return new Map(content === null ? [] : Object.entries(parseViews(content)));
  }
}

/** It opened, so this member's console wrote it; another version of it may have written another format. */
function parseViews(content: Uint8Array): Readonly<Record<string, string>> {
  try {
    return viewsShape.parse(JSON.parse(new TextDecoder().decode(content))).views;
  } catch {
    return {};
  }
}
