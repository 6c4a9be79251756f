/**
 * The server as it was when the courier asked it: what was read is served from the bundle, what is to be posted is written down for the way
 * back. The engine works as if it were connected, and what it posts waits like anything that is not released yet.
 */
import { encodeUtf8, equalBytes, formatHex } from '../../crypto/index.ts';
import { Refusal, type HttpAnswer, type Transport } from '../register/transport.ts';
import {
  carriedPaths,
  feedPath,
  locatorsOf,
  statusesPath,
  type CarriedRequest,
  type CarriedResult,
} from './request.ts';

const partPath = /^(\/api\/member\/parts\/[0-9a-f]{32})\/\d{1,5}$/u;
const commitLength = 32;
/** Taken, and carried to the server later. */
const accepted = 202;

export class BundleTransport implements Transport {
  readonly #served: ReadonlyMap<string, HttpAnswer>;
  /** Answers to status entries of earlier bundles, by the hex of their commit. */
  readonly #answered: ReadonlyMap<string, CarriedResult>;
  readonly #wanted: Set<string>;
  #requests: readonly CarriedRequest[];
  #next: number;

  /**
   * @param served by path
   * @param outstanding what was written down before and does not stand in the register yet
   * @param next number of the next request
   */
  constructor(
    served: ReadonlyMap<string, HttpAnswer>,
    before: {
      readonly outstanding: readonly CarriedRequest[];
      readonly answered: ReadonlyMap<string, CarriedResult>;
      readonly wanted: readonly string[];
      readonly next: number;
    },
  ) {
    this.#served = served;
    this.#answered = before.answered;
    this.#wanted = new Set(before.wanted.filter((part) => !served.has(`${part}/0`)));
    this.#requests = before.outstanding;
    this.#next = before.next;
  }

  /** Everything to be posted, in order. */
  get requests(): readonly CarriedRequest[] {
    return this.#requests;
  }

  get next(): number {
    return this.#next;
  }

  /** Attachments to be fetched, as the path of their parts without the number. */
  get wanted(): readonly string[] {
    return [...this.#wanted];
  }

  get(path: string): Promise<HttpAnswer> {
    const answer = this.#served.get(path);
    if (answer !== undefined) return Promise.resolve(answer);
    const part = partPath.exec(path)?.[1];
    if (part === undefined) return Promise.resolve(refusal(404, 'NOT_FOUND'));
    // The first part is there and this one is not: not all of them have arrived at the server.
    if (this.#served.has(`${part}/0`)) return Promise.resolve(refusal(404, 'NOT_FOUND'));
    this.#wanted.add(part);
    return Promise.reject(new Refusal('NOT_IN_BUNDLE'));
  }

  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body: Uint8Array): Promise<HttpAnswer> {
    if (method !== 'POST' || carriedPaths[path] === undefined) return Promise.reject(new Refusal('NOT_IN_BUNDLE'));
    return Promise.resolve(this.#write(path, body));
  }

  #write(path: string, body: Uint8Array): HttpAnswer {
    const same = this.#requests.some((each) => each.path === path && equalBytes(each.body, body));
    if (path === statusesPath) return this.#writeStatus(body);
    if (path === feedPath && !same) {
      const taken = new Set(this.#requests.filter((each) => each.path === feedPath).flatMap(locatorsOf));
      // One's own act of an earlier session stands there, and this session cannot see it yet.
      if (locatorsOf({ body }).some((at) => taken.has(at))) return refusal(409, 'LOCATOR_TAKEN');
    }
    if (!same) this.#add(path, body);
    return { status: carriedPaths[path] ?? accepted, bytes: new Uint8Array() };
  }

  /** The server's word for it comes with a later bundle. */
  #writeStatus(body: Uint8Array): HttpAnswer {
    const commit = body.subarray(0, commitLength);
    const answer = this.#answered.get(formatHex(commit));
    if (answer !== undefined) return { status: answer.status, bytes: answer.bytes };
    const isWritten = this.#requests.some(
      (each) => each.path === statusesPath && equalBytes(each.body.subarray(0, commitLength), commit),
    );
    if (!isWritten) this.#add(statusesPath, body);
    return { status: accepted, bytes: new Uint8Array() };
  }

  #add(path: string, body: Uint8Array): void {
    this.#requests = [...this.#requests, { number: this.#next, path, body: body.slice() }];
    this.#next += 1;
  }
}

function refusal(status: number, code: string): HttpAnswer {
  return { status, bytes: encodeUtf8(JSON.stringify({ code })) };
}
