import { deriveSourceKeys, english, parseCodename } from '../../../crypto/index.ts';
import { ForkedRegister, formatForkEvidence } from '../../register/fork.ts';
import { downloadPages, type RegisterView } from '../../register/register.ts';
import { loadView, type Environment } from '../../reporting/environment.ts';
import { findingsOf, type Finding } from '../../reporting/findings.ts';
import { checkPromise } from '../../reporting/kept-promise.ts';
import { makeReceipt } from '../../reporting/receipt.ts';
import { returnVisit, type Visit } from '../../reporting/return-visit.ts';
import { formatDay } from '../ceremony/days.ts';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { writeCallerFile } from '../terminal/files.ts';
import { describeFinding } from './findings.ts';
import { placeOf, print, readTextOrInput, tellRefusals } from './place.ts';

/** `letter visit`. @throws UsageError, Refusal, ProtocolError UNKNOWN_WORD, BAD_CHECKSUM, BAD_PROOF, … */
export async function visit(line: CommandLine): Promise<void> {
  const environment = await placeOf(line);
  const { suite } = environment;
  const codename = await parseCodename(suite, await readTextOrInput(line.need('words')), [english]);
  const keys = await deriveSourceKeys(suite, codename);
  const { view, found } = await tellRefusals(async () => {
    const now = await loadOrTell(environment, line.optional('evidence'));
    const frames = await downloadPages(suite, environment.transport, now);
    return { view: now, found: await returnVisit(environment, now, keys, frames) };
  });
  const promises: Finding[] = [];
  for (const file of line.list('promise')) promises.push(await checkPromise(suite, view, await readTextOrInput(file)));
  if (found === null) {
    throw new Refusal(
      [
        'The register has no letter of these words yet. A letter stands there at the latest two days after it was accepted.',
        ...promises.map(describeFinding),
      ].join('\n'),
    );
  }
  const receipt = line.optional('receipt');
  const first = found.letters[0];
  if (receipt !== undefined && first !== undefined)
    await writeCallerFile(receipt, await makeReceipt(suite, view, first.index), { secret: true });
  const told = report(found, [...findingsOf(found, view), ...promises]);
  print(line.has('json') ? JSON.stringify(told) : formatReport(told));
}

/** A fork is worth nothing to others without both notes: they are written down before the refusal is told. */
async function loadOrTell(environment: Environment, evidence: string | undefined): Promise<RegisterView> {
  try {
    return await loadView(environment);
  } catch (error) {
    if (error instanceof ForkedRegister && evidence !== undefined)
      await writeCallerFile(evidence, formatForkEvidence(error.evidence), { secret: true });
    throw error;
  }
}

type Owed = NonNullable<Visit['next']>['kind'];

interface Report {
  readonly desk: number;
  /** What was proven and what is missing; days as dates. */
  readonly findings: readonly {
    readonly id: string;
    readonly text: string;
    readonly day?: string;
    readonly due?: string;
    readonly count?: number;
  }[];
  readonly letters: readonly { readonly number: number; readonly day: string }[];
  /** `text` is null where the register has a status whose answer is missing from the pages. */
  readonly statuses: readonly {
    readonly day: string;
    readonly status: string;
    readonly reason: string;
    readonly text: string | null;
  }[];
  readonly next: { readonly kind: Owed; readonly day: string } | null;
}

function report({ conversation, letters, statuses, next }: Visit, findings: readonly Finding[]): Report {
  return {
    desk: conversation.desk,
    findings: findings.map((finding) => ({
      id: finding.id,
      text: describeFinding(finding),
      ...(finding.day === undefined ? {} : { day: formatDay(finding.day) }),
      ...(finding.due === undefined ? {} : { due: formatDay(finding.due) }),
      ...(finding.count === undefined ? {} : { count: finding.count }),
    })),
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

function formatReport({ desk, findings, letters, statuses, next }: Report): string {
  return [
    `Desk ${String(desk)}`,
    ...findings.map(({ text }) => text),
    ...letters.map(({ number, day }) => `letter ${String(number)} stands in the register since ${day}`),
    ...statuses.map(({ day, status, reason, text }) =>
      [`${day}  ${status} ${reason}`.trimEnd(), text === null ? '  the answer is missing' : indent(text)].join('\n'),
    ),
    next === null ? 'Nothing is owed to you now.' : `Next: by ${next.day} ${owed[next.kind]}`,
  ].join('\n');
}

const owed: Readonly<Record<Owed, string>> = {
  ACKNOWLEDGEMENT: 'you have to be told that it was read.',
  FEEDBACK: 'you have to be told what is being done.',
};

function indent(text: string): string {
  return text.replace(/^/gmu, '  ');
}
