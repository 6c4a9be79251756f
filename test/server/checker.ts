/** A small outside checker for the server under test: keeps the newest tree of each log, cosigns what continues it, refuses the rest. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  cosign,
  encodeUtf8,
  formatCosignerKey,
  formatHex,
  parseBase64,
  parseVerifierKey,
  ProtocolError,
  verifyCheckpoint,
  verifyConsistency,
  type Checkpoint,
  type NoteSigner,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { random, suite } from './body.ts';

export interface Seen {
  readonly checkpoint: Checkpoint;
  readonly note: string;
}

/** Answers in place of the checker, or null to let it do its work. */
export type Mischief = (request: IncomingMessage, response: ServerResponse) => 'answered' | null;

export class TestChecker {
  readonly signer: NoteSigner;
  /** By origin. */
  readonly seen = new Map<string, Seen>();
  /** `status old size` of every submission, in order. */
  readonly asked: { readonly status: number; readonly old: number; readonly size: number; readonly hashes: number }[] =
    [];
  mischief: Mischief = () => null;
  /** POSIX seconds. */
  time = 1_000_000;
  url = '';
  #trust: TrustPolicy | null = null;
  readonly #server = createServer((request, response) => {
    if (this.mischief(request, response) !== null) return;
    this.#answer(request, response).catch(() => response.writeHead(500).end());
  });

  constructor(name: string) {
    this.signer = { name, seed: random(32) };
  }

  async key(): Promise<string> {
    return formatCosignerKey(suite, this.signer.name, await suite.signPublicKey(this.signer.seed));
  }

  async start(trust: TrustPolicy): Promise<void> {
    this.#trust = trust;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    this.url = `http://127.0.0.1:${String(address.port)}/of/a/checker`;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The line of this checker for a checkpoint, whatever it has seen. */
  line(text: string, time = this.time): Promise<string> {
    return cosign(suite, text, this.signer, time);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      for (const [origin, { note }] of this.seen) {
        const hash = formatHex(await suite.sha256(encodeUtf8(origin)));
        if (request.url === `/of/a/checker/${hash}/checkpoint`) return void response.writeHead(200).end(note);
      }
      return void response.writeHead(404).end();
    }
    if (request.url !== '/of/a/checker/add-checkpoint') return void response.writeHead(404).end();
    const { status, type, body } = await this.#add(await textOf(request));
    response.writeHead(status, { 'Content-Type': type }).end(body);
  }

  async #add(body: string): Promise<{ status: number; type: string; body: string }> {
    const split = body.indexOf('\n\n');
    const [oldLine = '', ...proofLines] = body.slice(0, split).split('\n');
    const note = body.slice(split + 2);
    const old = Number(/^old (0|[1-9][0-9]*)$/.exec(oldLine)?.[1] ?? Number.NaN);
    const checkpoint = await this.#verify(note);
    const { origin, size, root } = checkpoint;
    const answer = (
      status: number,
      text: string,
      type = 'text/plain',
    ): { status: number; type: string; body: string } => {
      this.asked.push({ status, old, size, hashes: proofLines.length });
      return { status, type, body: text };
    };
    const before = this.seen.get(origin)?.checkpoint;
    const beforeSize = before?.size ?? 0;
    if (old > size || Number.isNaN(old)) return answer(400, '');
    if (old !== beforeSize) return answer(409, `${String(beforeSize)}\n`, 'text/x.tlog.size');
    try {
      const beforeRoot = before?.root ?? (await suite.sha256(new Uint8Array()));
      await verifyConsistency(suite, old, size, proofLines.map(parseBase64), beforeRoot, root);
    } catch (error) {
      if (error instanceof ProtocolError) return answer(422, '');
      throw error;
    }
    const line = await this.line(note.slice(0, note.lastIndexOf('\n\n') + 1));
    this.seen.set(origin, { checkpoint, note: note + line });
    return answer(200, line);
  }

  async #verify(note: string): Promise<Checkpoint> {
    const origin = note.slice(0, note.indexOf('\n'));
    if (this.#trust === null) throw new Error('not started');
    const key = origin.endsWith('/case') ? this.#trust.caseLog : this.#trust.governanceLog;
    return verifyCheckpoint(suite, note, await parseVerifierKey(suite, key));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return Buffer.concat(chunks).toString('utf8');
}
