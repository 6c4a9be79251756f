import { Caseload } from '../../caseload/caseload.ts';
import { signIn, signOut } from '../../caseload/session.ts';
import { formatDay } from '../ceremony/days.ts';
import type { CommandLine } from '../terminal/command.ts';
import { openKeyringFiles } from '../terminal/open-keyring.ts';
import { placeOf, print, readSecret, tellRefusals } from './place.ts';

/** `letter read`. @throws UsageError, Refusal, ProtocolError BAD_PASSPHRASE, BAD_KEYRING, BAD_PROOF, … */
export async function read(line: CommandLine): Promise<void> {
  const place = await placeOf(line);
  const keyring = await openKeyringFiles(line.need('keyring'), line.optional('passphrase-file'));
  const credentials = {
    name: line.need('name'),
    password: await readSecret(line.need('password-file')),
    code: line.need('code'),
  };
  const cases = await tellRefusals(async () => {
    await signIn(place.transport, credentials);
    try {
      const caseload = new Caseload({ ...place, keyring });
      await caseload.sync();
      return report(caseload);
    } finally {
      await signOut(place.transport);
    }
  });
  print(
    line.has('json')
      ? JSON.stringify({ cases })
      : cases.map(formatCase).join('\n\n') || 'No case can be opened with this key file.',
  );
}

interface Case {
  readonly id: string;
  readonly received: string;
  readonly status: string | null;
  /** A conflict of interest between the front sheet and the reader: the letters are left unread. */
  readonly conflict: readonly string[];
  readonly letters: readonly { readonly number: number; readonly statement: string }[];
}

function report(caseload: Caseload): readonly Case[] {
  return caseload.rows().map(({ id, receivedDay, status, conflict }) => ({
    ...{ id, status, conflict },
    received: formatDay(receivedDay),
    letters:
      conflict.length > 0
        ? []
        : (caseload.page(id)?.letters ?? []).map(({ number, statement }) => ({ number, statement })),
  }));
}

function formatCase({ id, received, status, conflict, letters }: Case): string {
  return [
    `${id.slice(0, 16)}  received ${received}  ${status ?? ''}`.trimEnd(),
    ...(conflict.length > 0 ? [`  left unread: ${conflict.join(', ')}`] : []),
    ...letters.map(({ number, statement }) => `  letter ${String(number)}\n${statement.replace(/^/gmu, '    ')}`),
  ].join('\n');
}
