import process from 'node:process';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { openWitness } from './open.ts';
import { startService, type RunningService, type ServiceOptions } from './service.ts';

const usualPort = 8282;
const loopback = '127.0.0.1';

/** Waits for the server's requests until it is stopped. */
export async function serve(line: CommandLine): Promise<void> {
  const port = line.integer('port', 0, 65_535, usualPort);
  const { witness, store, verifierKey } = await openWitness(line);
  const complain = (text: string): void => void process.stderr.write(`kupuya witness: ${text}\n`);
  const service = await start({ witness, host: line.optional('host') ?? loopback, port, complain });
  if (store.isNew)
    complain('The state folder is empty: this checker will hold each log to the first checkpoint that it is shown.');
  process.stdout.write(
    [
      '',
      `Көз карандысыз байкоочу иштеп жатат: ${service.url}`,
      `Ачык ачкычы: ${verifierKey}`,
      '',
      `The outside checker answers at ${service.url}`,
      `Its verifier key: ${verifierKey}`,
      'Stop with Ctrl-C.',
      '',
      // For programs that start this one.
      `KUPUYA_WITNESS ${JSON.stringify({ url: service.url })}`,
      '',
    ].join('\n'),
  );
  await stopSignal();
  await service.close();
  store.close();
}

async function start(options: ServiceOptions): Promise<RunningService> {
  try {
    return await startService(options);
  } catch {
    throw new Refusal(`Port ${String(options.port)} cannot be used; another program may have it.`);
  }
}

function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
