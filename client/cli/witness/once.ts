import process from 'node:process';
import { encodeUtf8 } from '../../../crypto/index.ts';
import { refusalCode, Refusal as ServerRefusal, type Transport } from '../../register/transport.ts';
import { attend, HistoryChanged, WitnessUnfit, type Attended } from '../../witness/attend.ts';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { callerPath, readCallerText, writeCallerFile } from '../terminal/files.ts';
import { machineSuite } from '../terminal/machine.ts';
import { transportTo } from '../terminal/server.ts';
import { openWitness } from './open.ts';

/** The attended form: fetches, checks, signs both logs, hands the lines in. */
export async function once(line: CommandLine): Promise<void> {
  const suite = await machineSuite();
  const transport = transportTo(line, 'url');
  const account = line.has('print') ? null : await readAccount(line);
  const { witness, trust, store } = await openWitness(line);
  try {
    const signed: Attended[] = [];
    // The governance log last: its day note names the case log, so what it seals has been looked at already.
    for (const log of ['case', 'governance'] as const)
      signed.push(await attend(suite, witness, transport, trust, log).catch((error: unknown) => explain(line, error)));
    if (account !== null) await handIn(transport, account, signed);
    for (const { log, size, time, note } of signed) {
      process.stdout.write(`${log}: ${String(size)} entries, signed ${new Date(time * 1000).toISOString()}\n`);
      if (line.has('print')) process.stdout.write(`\n${note}\n`);
    }
    if (account !== null) process.stdout.write('Handed in.\n');
  } finally {
    store.close();
  }
}

interface Account {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

async function readAccount(line: CommandLine): Promise<Account> {
  const [name, code] = [line.need('name'), line.need('code')];
  return { name, code, password: (await readCallerText(line.need('password-file'))).trim() };
}

async function handIn(transport: Transport, account: Account, signed: readonly Attended[]): Promise<void> {
  await send(transport, '/api/session', encodeUtf8(JSON.stringify(account)), 'The server did not accept the account');
  try {
    for (const { note } of signed)
      await send(transport, '/api/oversight/cosignatures', encodeUtf8(note), 'The server did not take the signature');
  } finally {
    await transport.send('DELETE', '/api/session', new Uint8Array()).catch(() => null);
  }
}

async function send(transport: Transport, path: string, body: Uint8Array, failure: string): Promise<void> {
  const { status, bytes } = await transport.send('POST', path, body);
  if (status !== 200 && status !== 204) throw new Refusal(`${failure} (${refusalCode(bytes)}).`);
}

/** A changed history is the one thing that a checker exists for: both notes go into a file that proves it to anybody. */
async function explain(line: CommandLine, error: unknown): Promise<never> {
  if (error instanceof HistoryChanged) {
    const file = `${line.need('state')}/forked-${String(Math.floor(Date.now() / 1000))}.txt`;
    await writeCallerFile(file, `${error.kept}\n${error.shown}`);
    throw new Refusal(
      `FORKED: the server shows another history than the one signed before. Nothing was signed. Evidence: ${callerPath(file)}`,
    );
  }
  if (error instanceof WitnessUnfit)
    throw new Refusal(
      error.reason === 'CLOCK'
        ? 'The clock of this computer stands before the time last signed. Set it right; nothing was signed.'
        : 'The server holds a signature of this key that the state folder does not know: the folder is an old copy, or another computer uses the key. Nothing was signed.',
    );
  if (error instanceof ServerRefusal) throw new Refusal(`The server gave no answer that can be used (${error.code}).`);
  throw error;
}
