/** tlog-witness over HTTP, without a network: a method, a path and a body in; a status and a text out. */
import { encodeUtf8, ProtocolError } from '../../crypto/public.ts';
import { parseAddCheckpoint, type AddCheckpoint } from './request.ts';
import type { Witness, WitnessOutcome, WitnessRefusal } from './witness.ts';

export interface WitnessAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Bytes; 63 hashes, a checkpoint and a hundred signatures are far less. */
export const requestLimit = 65_536;

const plain = 'text/plain; charset=utf-8';

/** Statuses of c2sp.org/tlog-witness. The last two are faults of the checker itself: no log can mend them. */
const statuses: Readonly<Record<WitnessRefusal, number>> = {
  MALFORMED: 400,
  OLD_ABOVE_SIZE: 400,
  BAD_SIGNATURE: 403,
  UNKNOWN_LOG: 404,
  BAD_PROOF: 422,
  ROLLED_BACK: 503,
  CLOCK: 503,
};

/** @param body at most `requestLimit` bytes. Rejects if the store fails; then the answer is 500 and nothing was signed. */
export async function answerWitness(
  witness: Witness,
  method: string,
  path: string,
  body: Uint8Array,
): Promise<WitnessAnswer> {
  if (path === '/add-checkpoint') {
    return method === 'POST' ? addCheckpoint(witness, body) : answer(405, 'METHOD_NOT_ALLOWED\n');
  }
  const originHash = /^\/([0-9a-f]{64})\/checkpoint$/u.exec(path)?.[1];
  if (originHash === undefined) return answer(404, 'NOT_FOUND\n');
  if (method !== 'GET' && method !== 'HEAD') return answer(405, 'METHOD_NOT_ALLOWED\n');
  const kept = await witness.keptByHash(originHash);
  return kept === null ? answer(404, 'NOT_FOUND\n') : answer(200, kept.note);
}

async function addCheckpoint(witness: Witness, body: Uint8Array): Promise<WitnessAnswer> {
  return answerOf(await outcomeOf(witness, body));
}

async function outcomeOf(witness: Witness, body: Uint8Array): Promise<WitnessOutcome> {
  const request = read(body);
  return request === null ? { kind: 'REFUSED', reason: 'MALFORMED' } : witness.cosign(request);
}

function read(body: Uint8Array): AddCheckpoint | null {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

function answerOf(outcome: WitnessOutcome): WitnessAnswer {
  switch (outcome.kind) {
    case 'COSIGNED':
      return answer(200, outcome.line);
    case 'CONFLICT':
      return answer(409, `${String(outcome.size)}\n`, 'text/x.tlog.size');
    case 'REFUSED':
      return answer(statuses[outcome.reason], `${outcome.reason}\n`);
  }
}

function answer(status: number, text: string, contentType = plain): WitnessAnswer {
  return { status, contentType, body: encodeUtf8(text) };
}
