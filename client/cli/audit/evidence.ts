/** `kupuya audit evidence`: what an evidence file proves, with nothing but the trust policy. */
import { parseTrust, ProtocolError } from '../../../crypto/index.ts';
import { parseEvidence } from '../../audit/evidence-file.ts';
import { failureMessage, type EvidenceReach } from '../../audit/failures.ts';
import { reverify, type Judgement } from '../../audit/reverify.ts';
import { formatDay } from '../ceremony/days.ts';
import { print } from '../letter/place.ts';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { readCallerFile } from '../terminal/files.ts';
import { machineSuite } from '../terminal/machine.ts';

/** What the judgement means, and where it is not the end, what to do next. */
function wordsOf(judgement: Judgement, reach: EvidenceReach): string {
  switch (judgement) {
    case 'PROVEN':
      return 'proven';
    case 'NOT_PROVEN':
      return 'NOT proven: the files do not show it';
    case 'NOT_ALONE':
      return reach === 'KEYS'
        ? 'not proven by the file alone: let both oversight officers run the audit'
        : 'not proven by the file alone: ask the server for the same path, best from elsewhere';
  }
}

/** @throws Refusal if any of it claims to prove something and does not; ProtocolError for a file that is none */
export async function evidence(line: CommandLine): Promise<void> {
  const trust = parseTrust(await readCallerFile(line.need('trust')));
  const record = parseEvidence(await readCallerFile(line.operand('evidence file')));
  if (record.origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  const suite = await machineSuite();
  const judged = await Promise.all(
    record.failures.map(async (failure) => ({ failure, judgement: await reverify(suite, trust, failure) })),
  );
  if (line.has('json')) {
    const failures = judged.map(({ failure: { check, code, reach }, judgement }) => ({
      check,
      code,
      reach,
      judgement,
    }));
    print(JSON.stringify({ origin: record.origin, day: formatDay(record.day), failures }));
  } else {
    print(`Evidence about ${record.origin}, audit of ${formatDay(record.day)}`);
    for (const { failure, judgement } of judged) {
      // Our own message for the code, not the one in the file: the file is a stranger's.
      print(
        `  ${failure.check} ${failure.code}: ${failureMessage(failure.code)}\n      ${wordsOf(judgement, failure.reach)}`,
      );
    }
  }
  if (judged.some(({ judgement }) => judgement === 'NOT_PROVEN')) throw new Refusal('Not all of it is proven.');
}
