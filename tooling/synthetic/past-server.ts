/**
 * The real server on days that are over. Its clock is moved by hand, and batches and slots wait for a word instead of a moment; all else
 * is as it is served.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { machineRandom } from '../../client/cli/terminal/machine.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { expectStatus, type HttpAnswer, type Transport } from '../../client/register/transport.ts';
import {
  cosign,
  decodeUtf8,
  encodeUtf8,
  readUnverifiedText,
  type NoteSigner,
  type Suite,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { startServer, type RunningServer } from '../../server/start.ts';
import { folderAt } from '../../server/folder.ts';
import { leaveRoster } from '../../server/log/roster-change.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import { dayMs } from './calendar.ts';
import type { NextRoster } from './years.ts';

export interface PastPlace {
  /** Of the server's data. */
  readonly dir: string;
  /** Built pages. */
  readonly publicDir: string;
  /** On which the instance began; UTC days since 1970-01-01. */
  readonly first: number;
  readonly trust: TrustPolicy;
  readonly suite: Suite;
  /** An outside checker, so that there is a quorum on days on which none was there; afterwards it is asked again, for all of it. */
  readonly checker: NoteSigner;
}

const years = 1_000 * dayMs;
/** No budget of a day stands in the way, nobody is signed out by a night, and puzzles are nearly free. */
const limits = {
  ...{ difficulty: 1, lettersPerDay: 1_000_000, partBytesPerDay: 2 ** 30, staffPostsPerDay: 1_000_000 },
  ...{ freeSpaceFloor: 0, sessionIdleMs: years, sessionMs: years },
};
const patienceMs = 60_000;
/** By which the rhythm of a demonstration waits before it closes and releases. */
const rhythmPauseMs = 250;

export class PastServer {
  readonly url: string;
  readonly #place: PastPlace;
  readonly #server: RunningServer;
  readonly #days: Days;
  readonly #posted = { batch: false, slot: false };

  private constructor(place: PastPlace, server: RunningServer, days: Days) {
    this.#place = place;
    this.#server = server;
    this.#days = days;
    this.url = server.url;
  }

  static async start(place: PastPlace): Promise<PastServer> {
    const days = new Days(place.first);
    const server = await startServer({
      ...{ dir: place.dir, publicDir: place.publicDir, host: '127.0.0.1', port: 0, random: machineRandom, limits },
      clock: () => days.clock(),
      delay: async (milliseconds) => {
        if (milliseconds === rhythmPauseMs) await days.untilRung();
        else await wait(milliseconds, undefined, { ref: false });
      },
      logger: pino({ level: 'warn' }),
    });
    return new PastServer(place, server, days);
  }

  /** The day that it is. */
  get today(): number {
    return this.#days.day;
  }

  /** A day begins. */
  dawn(day: number): void {
    this.#days.day = day;
  }

  /** A way to the server, whose posts are counted so that it is known what waits. */
  transport(): Transport {
    const transport = nodeTransport(this.url);
    return {
      get: (path) => (path.endsWith('/cosigned') ? this.#cosigned(transport, path) : transport.get(path)),
      send: async (method, path, body) => {
        const answer = await transport.send(method, path, body);
        if (answer.status < 300) {
          this.#posted.batch ||= path === '/api/letters' || path === '/api/member/statuses';
          this.#posted.slot ||= path === '/api/member/feed' || path === '/api/member/answers';
        }
        return answer;
      },
    };
  }

  async #cosigned(transport: Transport, path: string): Promise<HttpAnswer> {
    const answer = await transport.get(path.replace(/cosigned$/u, 'checkpoint'));
    if (answer.status !== 200) return answer;
    const { suite, checker } = this.#place;
    const note = decodeUtf8(answer.bytes);
    const line = await cosign(suite, readUnverifiedText(note), checker, Math.floor(this.#days.noon() / 1000));
    return { status: 200, bytes: encodeUtf8(`${note}${line}`) };
  }

  /** Leaves a roster that the server takes up with whatever it does next. */
  leave({ note, epochFiles }: NextRoster): Promise<void> {
    return leaveRoster(this.#place.suite, folderAt(this.#place.dir), this.#place.trust, note, epochFiles);
  }

  /** Closes and releases what waits; nothing where nothing does. */
  async release(): Promise<void> {
    const { batch, slot } = this.#posted;
    const expected = Number(batch) + Number(slot);
    if (expected === 0) return;
    const before = await this.#size();
    Object.assign(this.#posted, { batch: false, slot: false });
    const deadline = performance.now() + patienceMs;
    do {
      // Again and again: the rhythm may still be at the end of what it did before, and listen a moment later.
      this.#days.ring();
      if (performance.now() > deadline) throw new Error(`what waited was not released: ${String(expected)}`);
      await wait(3);
    } while ((await this.#size()) < before + expected);
  }

  /** The end of the day: its batch is closed, with cover alone where nobody wrote. */
  async nightfall(): Promise<void> {
    const hadBatch = this.#posted.batch;
    await this.release();
    if (hadBatch) return;
    await this.#days.passingOne(async () => {
      const answer = await nodeTransport(this.url).send('POST', '/api/demo/next-day', new Uint8Array());
      expectStatus(answer, 204);
    });
  }

  /** Ends it. The days are now those of whoever starts it next. */
  async close(): Promise<void> {
    await this.#server.close();
    const store = openSqliteStore(folderAt(this.#place.dir).database);
    try {
      const state = await store.instance.state();
      if (state !== null) await store.instance.advance({ ...state, dayOffset: 0 });
    } finally {
      await store.close();
    }
  }

  /** Entries of the governance log. */
  async #size(): Promise<number> {
    const answer = await fetch(`${this.url}/log/governance/checkpoint`);
    return Number((await answer.text()).split('\n')[1]);
  }
}

class Days {
  day: number;
  /** Days by which the button of a demonstration has moved the server's own day. */
  #offset = 0;
  #isPassing = false;
  #waiting: (() => void)[] = [];

  constructor(first: number) {
    this.day = first;
  }

  /** Of this day; milliseconds since 1970. */
  noon(): number {
    return (this.day + 0.5) * dayMs;
  }

  /** Of the server. */
  clock(): number {
    return this.noon() - (this.#offset + (this.#isPassing ? 1 : 0)) * dayMs;
  }

  /** The button closes the batch of the day after: for a moment it is the day before. */
  async passingOne(press: () => Promise<void>): Promise<void> {
    this.#isPassing = true;
    await press();
    this.#offset++;
    this.#isPassing = false;
  }

  untilRung(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  ring(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
