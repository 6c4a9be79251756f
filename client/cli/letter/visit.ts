import { deriveSourceKeys, english, parseCodename } from '../../../crypto/index.ts';
import { downloadPages } from '../../register/register.ts';
import { loadView } from '../../reporting/environment.ts';
import { returnVisit, type Visit } from '../../reporting/return-visit.ts';
import { formatDay } from '../ceremony/days.ts';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { placeOf, print, readTextOrInput, tellRefusals } from './place.ts';

/** `letter visit`. @throws UsageError, Refusal, ProtocolError UNKNOWN_WORD, BAD_CHECKSUM, BAD_PROOF, … */
export async function visit(line: CommandLine): Promise<void> {
  const environment = await placeOf(line);
  const { suite } = environment;
  const codename = await parseCodename(suite, await readTextOrInput(line.need('words')), [english]);
  const keys = await deriveSourceKeys(suite, codename);
  const found = await tellRefusals(async () => {
    const view = await loadView(environment);
    return returnVisit(environment, view, keys, await downloadPages(suite, environment.transport, view));
  });
  if (found === null) {
    throw new Refusal(
      'The register has no letter of these words yet. A letter stands there at the latest two days after it was accepted.',
    );
  }
  print(line.has('json') ? JSON.stringify(report(found)) : formatReport(report(found)));
}

interface Report {
  readonly desk: number;
  readonly letters: readonly { readonly number: number; readonly day: string }[];
  /** `text` is null where the register has a status whose answer is missing from the pages. */
  readonly statuses: readonly {
    readonly day: string;
    readonly status: string;
    readonly reason: string;
    readonly text: string | null;
  }[];
  readonly next: { readonly kind: string; readonly day: string } | null;
}

function report({ conversation, letters, statuses, next }: Visit): Report {
  return {
    desk: conversation.desk,
    letters: letters.map(({ payload, entry }) => ({ number: payload.letterNumber, day: formatDay(entry.day) })),
    statuses: statuses.map(({ found, answer }) => ({
      day: formatDay(found.entry.day),
      status: found.payload.status,
      reason: found.payload.reason,
      text: answer?.text ?? null,
    })),
    next: next === null ? null : { kind: next.kind, day: formatDay(next.day) },
  };
}

function formatReport({ desk, letters, statuses, next }: Report): string {
  return [
    `Desk ${String(desk)}`,
    ...letters.map(({ number, day }) => `letter ${String(number)} stands in the register since ${day}`),
    ...statuses.map(({ day, status, reason, text }) =>
      [`${day}  ${status} ${reason}`.trimEnd(), text === null ? '  the answer is missing' : indent(text)].join('\n'),
    ),
    next === null ? 'Nothing is owed to you now.' : `Next: ${next.kind} by ${next.day}`,
  ].join('\n');
}

function indent(text: string): string {
  return text.replace(/^/gmu, '  ');
}
