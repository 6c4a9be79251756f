/** The body changes who reads: a new roster, signed by those who must, taken up by the running server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineSuite } from '../client/cli/terminal/machine.ts';
import { openKeyring } from '../client/openpgp/keyring-file.ts';
import {
  encodeUtf8,
  formatHex,
  memberKeyName,
  parseRoster,
  parseTrust,
  parseVerifierKey,
  readUnverifiedText,
  rosterText,
  signNote,
} from '../crypto/index.ts';
import { folderAt } from '../server/folder.ts';
import { leaveRoster } from '../server/log/roster-change.ts';
import { governanceEntries } from './forge.ts';
import type { TestServer } from './server.ts';
import { JourneyError } from './steps.ts';

/** Puts the same seats into force again under the next number: every letter sealed before is refused from now on. */
export async function publishNewRoster(server: TestServer): Promise<void> {
  const suite = await machineSuite();
  const trust = parseTrust(new Uint8Array(readFileSync(server.folder.trust)));
  const current = (await governanceEntries(server)).findLast((entry) => entry.kind === 'roster');
  if (current?.kind !== 'roster') throw new JourneyError('there is no roster');
  const roster = parseRoster(encodeUtf8(readUnverifiedText(current.note).trimEnd()));
  const next = { ...roster, sequence: roster.sequence + 1 };
  const signers = await Promise.all(
    trust.governance.signers.slice(0, trust.governance.threshold).map(async (key) => {
      const { name } = await parseVerifierKey(suite, key);
      const person = server.people.find(({ member }) => name === memberKeyName(roster.origin, member));
      if (person === undefined) throw new JourneyError('a signer has no keyring');
      const keyring = await openKeyring(readFileSync(person.keyringFile, 'utf8'), person.passphrase);
      return { name, seed: keyring.sign };
    }),
  );
  const note = await signNote(suite, rosterText(next), signers);
  const folder = folderAt(server.folder.server);
  const epochs = roster.epochs.map(
    ({ keys }) => new Uint8Array(readFileSync(join(folder.public, 'epochs', formatHex(keys)))),
  );
  await leaveRoster(suite, folder, trust, note, epochs);
  // A demonstration takes a new roster up with the next day.
  await fetch(`${server.origin}/api/demo/next-day`, { method: 'POST', body: '' });
}
