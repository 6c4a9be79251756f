/** `kupuya oversight canaries send`: posts the test reports whose day has come, as anybody would. */
import { deliver } from '../../../reporting/deliver.ts';
import { loadView } from '../../../reporting/environment.ts';
import { placeOf, print, tellRefusals } from '../../letter/place.ts';
import { Refusal, type CommandLine } from '../../terminal/command.ts';
import { markSent, readTestList, readWaiting } from './folder.ts';

/** @throws UsageError, Refusal */
export async function send(line: CommandLine): Promise<void> {
  const environment = await placeOf(line);
  const folder = line.need('folder');
  if ((await readTestList(folder)).origin !== environment.trust.origin) {
    throw new Refusal('These test reports are for another service.');
  }
  const waiting = await readWaiting(folder);
  await tellRefusals(async () => {
    const view = await loadView(environment);
    const due = waiting.filter(({ test }) => test.day <= view.today).sort((a, b) => a.test.day - b.test.day);
    const now = line.has('one') ? due.slice(0, 1) : due;
    for (const { file, test } of now) {
      const { promise } = await deliver(environment, view, test.outgoing);
      await markSent(file, promise);
    }
    print(`Sent ${String(now.length)}; ${String(waiting.length - now.length)} wait.`);
  });
}
