/**
 * What the server says to an outside checker, and what it hears (c2sp.org/tlog-witness). Nothing that comes back is believed here:
 * lines are verified where they are kept, and a size is only a reason to look further.
 */
import { formatBase64, formatHex } from '../../crypto/public.ts';

/** Where a checker listens, and how long it may take. */
export interface Submission {
  /** The prefix before `/add-checkpoint`, without a slash at its end. */
  readonly url: string;
  readonly timeoutMs: number;
  /** Cuts off what is under way when the server stops. */
  readonly stop: AbortSignal;
}

export interface CheckpointRequest {
  /** The size from which the proof leads. */
  readonly old: number;
  /** RFC 6962 consistency proof, at most 63 hashes. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint with its log's signature. */
  readonly note: string;
}

/** `behind`: the checker's newest checkpoint has another size than `old`. `inconsistent`: the proof does not lead from what it has seen. */
export type CheckpointAnswer =
  | { readonly kind: 'cosigned'; readonly lines: string }
  | { readonly kind: 'behind'; readonly size: number }
  | { readonly kind: 'inconsistent' }
  | { readonly kind: 'refused' };

/** A checker did not answer, or not as it must. */
export class CheckerError extends Error {
  constructor() {
    super('An outside checker did not answer as it must.');
    this.name = 'CheckerError';
  }
}

/** Signature lines of 100 keys with the longest names fit. */
const longestAnswer = 65_536;
const sizeForm = /^(?:0|[1-9][0-9]{0,15})\n$/u;

/** @throws CheckerError */
export async function addCheckpoint(submission: Submission, request: CheckpointRequest): Promise<CheckpointAnswer> {
  const proof = request.proof.map((hash) => `${formatBase64(hash)}\n`).join('');
  const body = `old ${String(request.old)}\n${proof}\n${request.note}`;
  const { status, type, text } = await ask(submission, '/add-checkpoint', body);
  if (status === 200) return { kind: 'cosigned', lines: text };
  if (status === 409) {
    if (type !== 'text/x.tlog.size' || !sizeForm.test(text)) throw new CheckerError();
    const size = Number(text);
    if (!Number.isSafeInteger(size)) throw new CheckerError();
    return { kind: 'behind', size };
  }
  return status === 422 ? { kind: 'inconsistent' } : { kind: 'refused' };
}

/** The newest checkpoint that the checker has cosigned for the log with this origin hash; null if it shows none. @throws CheckerError */
export async function readCheckpoint(submission: Submission, originHash: Uint8Array): Promise<string | null> {
  const { status, text } = await ask(submission, `/${formatHex(originHash)}/checkpoint`, null);
  return status === 200 ? text : null;
}

interface Heard {
  readonly status: number;
  /** Media type without parameters. */
  readonly type: string;
  readonly text: string;
}

async function ask({ url, timeoutMs, stop }: Submission, path: string, body: string | null): Promise<Heard> {
  try {
    const response = await fetch(url + path, {
      ...(body === null ? {} : { method: 'POST', body, headers: { 'Content-Type': 'text/plain; charset=utf-8' } }),
      // A checker is where its address says, and nowhere else.
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stop]),
    });
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { status: response.status, type, text: await readText(response) };
  } catch {
    // Which of the many ways it failed in says nothing that an operator could not see by asking the checker.
    throw new CheckerError();
  }
}

/** Stops reading at the limit: a checker could send for ever. */
async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const body: AsyncIterable<Uint8Array> = response.body;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > longestAnswer) throw new CheckerError();
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
}
