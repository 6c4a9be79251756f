/** A member at work for the time of one command: signed in, everything read, signed out at the end. */
import { Caseload } from '../../caseload/caseload.ts';
import { signIn, signOut } from '../../caseload/session.ts';
import { Refusal as CaseRefusal } from '../../register/transport.ts';
import { placeOf, readSecret, tellRefusals } from '../letter/place.ts';
import { Refusal, type CommandLine } from '../terminal/command.ts';
import { openKeyringFiles } from '../terminal/open-keyring.ts';

type Place = Awaited<ReturnType<typeof placeOf>>;

/** @throws UsageError, Refusal, ProtocolError */
export async function asMember<T>(
  line: CommandLine,
  run: (caseload: Caseload, place: Place) => Promise<T>,
): Promise<T> {
  const place = await placeOf(line);
  const keyring = await openKeyringFiles(line.need('keyring'), line.optional('passphrase-file'));
  const credentials = {
    name: line.need('name'),
    password: await readSecret(line.need('password-file')),
    code: line.need('code'),
  };
  return tellRefusals(async () => {
    await signIn(place.transport, credentials);
    try {
      const caseload = new Caseload({ ...place, keyring });
      await caseload.sync();
      return await run(caseload, place);
    } catch (error) {
      const told = error instanceof CaseRefusal ? reasons[error.code] : undefined;
      throw told === undefined ? error : new Refusal(told);
    } finally {
      await signOut(place.transport);
    }
  });
}

const reasons: Readonly<Record<string, string>> = {
  NO_PROPOSAL: 'Two members have to approve this first; an approval holds for seven days.',
  NO_CASE: 'The case has not begun yet, or you have no access to it.',
  COLLEAGUE_FIRST: 'A colleague’s step has to be released first: try again later. Nothing was written.',
};

const shortestId = 8;

/** The one case whose id begins so. @throws Refusal */
export function caseNamed(caseload: Caseload, beginning: string): string {
  const found = caseload.rows().filter(({ id }) => id.startsWith(beginning));
  const [only, ...others] = found;
  if (beginning.length < shortestId || only === undefined || others.length > 0)
    throw new Refusal('No case, or more than one, has an id that begins so.');
  return only.id;
}
