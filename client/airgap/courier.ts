/**
 * The side with the network: signed in as the member, without the key file. It reads what any console of the member would read and cannot
 * open any of it; later it posts what the member signed, byte for byte.
 */
import { formatHex, positionOf, type Random, type Suite, type TrustPolicy } from '../../crypto/index.ts';
import { downloadPages, loadRegister, type RegisterView } from '../register/register.ts';
import { assertFresh } from '../register/seal.ts';
import { Refusal, refusalCode, type HttpAnswer, type Transport } from '../register/transport.ts';
import { bundleJson, entryNames, entryNumber, errandShape, type ErrandHead } from './bundle.ts';
import { courierKeys, courierPublic } from './courier-keys.ts';
import type { CourierState } from './courier-state.ts';
import { decodePackage, encodePackage, type Entry } from './package.ts';
import { carriedPaths, decodeRequest, feedPath, held, type CarriedRequest, type CarriedResult } from './request.ts';
import { splitErrand } from './errand-file.ts';
import { openFile, sealFile } from './sealed-file.ts';

export interface CourierEnvironment {
  readonly suite: Suite;
  readonly random: Random;
  /** Signed in. */
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  readonly deviceDay: () => number;
  readonly deviceTime?: () => number;
}

export interface Collected {
  readonly file: Uint8Array;
  readonly state: CourierState;
  /** Bytes of what was read. */
  readonly read: number;
}

/**
 * Reads everything that a console of this member reads and seals it to the member's own key of today.
 *
 * @param onRead after each answer
 * @throws what `loadRegister` throws, STALE_REGISTER; Refusal NO_POSITION for a member whose key nobody can seal to, BUNDLE_TOO_LARGE
 */
export async function collectBundle(
  environment: CourierEnvironment,
  state: CourierState,
  onRead: (answers: number) => void = () => undefined,
): Promise<Collected> {
  const { suite, random, trust } = environment;
  const { entries, transport } = recorder(environment.transport, onRead);
  const view = await readAll({ ...environment, transport });
  for (const part of state.wanted) await readParts(transport, part);
  const publicKey = view.epoch.keys[positionOf(view.roster, state.member)] ?? null;
  if (publicKey === null) throw new Refusal('NO_POSITION');
  const keys = await courierKeys(suite, state.seed);
  const next = { ...state, bundle: state.bundle + 1 };
  const head = bundleJson({
    ...{ origin: trust.origin, member: state.member, number: next.bundle, errand: state.errand },
    day: environment.deviceDay(),
    courier: await courierPublic(suite, keys),
  });
  const carried: Entry[] = [
    ...(state.memory === null ? [] : [{ name: entryNames.memory, status: 0, bytes: state.memory }]),
    ...state.results.map(({ number, status, bytes }) => ({ name: entryNames.result(number), status, bytes })),
    ...entries,
  ];
  const content = await encodePackage(suite, keys.sign, 'kupuya/bundle/v1', head, carried);
  const read = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return { file: await sealFile(suite, random, publicKey, 'out', content), state: next, read };
}

/** Writes down every answer that a console could use again: what there is, and what there is not. */
function recorder(
  inner: Transport,
  onRead: (answers: number) => void,
): { readonly entries: Entry[]; readonly transport: Transport } {
  const entries: Entry[] = [];
  const seen = new Map<string, HttpAnswer>();
  const transport: Transport = {
    get: async (path) => {
      const known = seen.get(path);
      if (known !== undefined) return known;
      const answer = await inner.get(path);
      if (answer.status === 200 || answer.status === 404) {
        seen.set(path, answer);
        entries.push({ name: entryNames.served(path), status: answer.status, bytes: answer.bytes });
        onRead(entries.length);
      }
      return answer;
    },
    send: () => Promise.reject(new Refusal('UNKNOWN')),
  };
  return { entries, transport };
}

async function readAll(environment: CourierEnvironment): Promise<RegisterView> {
  const { suite, transport, trust, deviceDay, deviceTime } = environment;
  const view = await loadRegister(suite, transport, trust, {
    deviceDay: deviceDay(),
    ...(deviceTime === undefined ? {} : { deviceTime: deviceTime() }),
  });
  assertFresh(view);
  const nothing = formatHex(await suite.sha256(new Uint8Array()));
  for (const { batch, letters } of view.dayNotes) {
    if (letters !== nothing) await mustRead(transport, `/api/member/letters/${String(batch)}`);
  }
  for (const { slot } of view.slotNotes) await mustRead(transport, `/api/member/feed/${String(slot)}`);
  await downloadPages(suite, transport, view);
  // The bundle may be opened on the first day of the next epoch.
  for (const { keys } of view.roster.epochs) await mustRead(transport, `/epochs/${formatHex(keys)}`);
  return view;
}

/** What is missing is carried as missing: the member's console says so. Anything else ends the collection. */
async function mustRead(transport: Transport, path: string): Promise<void> {
  const { status, bytes } = await transport.get(path);
  if (status !== 200 && status !== 404) throw new Refusal(refusalCode(bytes));
}

async function readParts(transport: Transport, part: string): Promise<void> {
  for (let index = 0; ; index++) {
    const { status, bytes } = await transport.get(`${part}/${String(index)}`);
    if (status === 404) return;
    if (status !== 200) throw new Refusal(refusalCode(bytes));
  }
}

export interface Errand {
  readonly head: ErrandHead;
  readonly requests: readonly CarriedRequest[];
  readonly memory: Uint8Array | null;
}

/**
 * Opens what the member sent back, and checks whose word it is before anything of it is posted.
 *
 * @throws Refusal BUNDLE_UNREADABLE, BUNDLE_FORGED, BUNDLE_OTHER_MEMBER, BUNDLE_REPLAYED; what `loadRegister` throws
 */
export async function openErrand(
  environment: CourierEnvironment,
  state: CourierState,
  file: Uint8Array,
): Promise<Errand> {
  const { suite, transport, trust, deviceDay } = environment;
  const keys = await courierKeys(suite, state.seed);
  const content = await openFile(suite, keys.kem, 'back', splitErrand(file).sealed);
  const { roster } = await loadRegister(suite, transport, trust, { deviceDay: deviceDay() });
  const { head, entries } = await decodePackage(suite, content, 'kupuya/errand/v1', errandShape, (claimed) => {
    const member = roster.members.find(({ number }) => number === claimed.member);
    if (member === undefined || claimed.member !== state.member || claimed.origin !== trust.origin)
      throw new Refusal('BUNDLE_OTHER_MEMBER');
    return member.sign;
  });
  if (head.number < state.errand || head.bundle > state.bundle) throw new Refusal('BUNDLE_REPLAYED');
  const requests = entries.flatMap(({ name, bytes }) => {
    const number = entryNumber(name, 'post');
    return number === null ? [] : [decodeRequest(number, bytes)];
  });
  const isInOrder = requests.every(({ number }, index) => number > (requests[index - 1]?.number ?? 0));
  if (!isInOrder || !requests.every(({ path }) => Object.hasOwn(carriedPaths, path)))
    throw new Refusal('BUNDLE_UNREADABLE');
  const memory = entries.find(({ name }) => name === entryNames.memory)?.bytes ?? null;
  return { head, requests, memory };
}

/**
 * Posts in order what was not posted yet. It may be called again with the same errand after the connection broke.
 *
 * @param keep called after each answer, before the next request: what was posted must not be forgotten
 * @throws Refusal (NETWORK, SIGN_IN_REQUIRED, …): what is left can be posted later
 */
export async function postErrand(
  { transport }: Pick<CourierEnvironment, 'transport'>,
  before: CourierState,
  { head, requests, memory }: Errand,
  keep: (state: CourierState) => void,
): Promise<CourierState> {
  let state: CourierState = {
    ...before,
    errand: head.number,
    refused: head.number === before.errand && before.refused,
    results: before.results.filter(({ number }) => number > head.seen),
    memory: memory ?? before.memory,
    wanted: head.wanted,
  };
  keep(state);
  for (const request of requests.filter(({ number }) => number > before.posted)) {
    const result = await postOne(transport, request, state.refused);
    state = {
      ...state,
      posted: request.number,
      refused: state.refused || (request.path === feedPath && result.status !== carriedPaths[feedPath]),
      results: [...state.results, result],
    };
    keep(state);
  }
  return state;
}

/** After a refused event nothing is told to a source: the events behind it may not count, and the next session sees which do. */
async function postOne(
  transport: Transport,
  { number, path, body }: CarriedRequest,
  refused: boolean,
): Promise<CarriedResult> {
  if (refused && path !== feedPath) return { number, status: held, bytes: new Uint8Array() };
  const { status, bytes } = await transport.send('POST', path, body);
  const isFinal =
    status === carriedPaths[path] || (status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status));
  if (!isFinal) throw new Refusal(refusalCode(bytes));
  return { number, status, bytes };
}
