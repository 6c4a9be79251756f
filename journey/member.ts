/** What a member does without a browser, where a journey only needs that it was done. */
import { readFileSync } from 'node:fs';
import { Caseload } from '../client/caseload/caseload.ts';
import { signIn, signOut } from '../client/caseload/session.ts';
import { nodeTransport } from '../client/cli/transport.ts';
import { openKeyring } from '../client/openpgp/keyring-file.ts';
import { nextCode, type Person } from '../tooling/demo/people.ts';
import { environmentFor } from './environment.ts';
import type { TestServer } from './server.ts';
import { JourneyError, until } from './steps.ts';

const patienceMs = 60_000;

/** The first reader of the first desk acknowledges the first case, and waits until the answer stands on the pages. */
export async function answerFirstCase(server: TestServer): Promise<void> {
  const person = server.people.find(({ position }) => position === 0);
  if (person === undefined) throw new JourneyError('nobody sits at the first desk');
  await asMember(server, person, async (caseload) => {
    let id = '';
    await until('the case to begin', patienceMs, async () => {
      await caseload.sync();
      const row = caseload.rows()[0];
      id = row?.id ?? '';
      return row?.access === 'CIRCLE' && caseload.page(id)?.pending === false;
    });
    const acted = await caseload.act(id, {
      ...{ type: 'ANSWER', status: 'ACKNOWLEDGED', language: 'ky' },
      text: 'Билдирүүңүздү алдык.',
    });
    if (acted.outcome === 'RETURNED') throw new JourneyError(`the acknowledgement came back: ${acted.why}`);
    await until('the answer to be logged', patienceMs, async () => {
      await caseload.sync();
      const page = caseload.page(id);
      const logged = page?.messages.some((message) => message.from === 'BODY' && message.loggedDay !== null);
      return logged === true && page?.pending === false;
    });
  });
  await server.settle();
}

async function asMember(server: TestServer, person: Person, run: (caseload: Caseload) => Promise<void>): Promise<void> {
  const transport = nodeTransport(server.origin);
  const { account: name, password } = person;
  await signIn(transport, { name, password, code: nextCode(person, Date.now()) });
  try {
    const keyring = await openKeyring(readFileSync(person.keyringFile, 'utf8'), person.passphrase);
    await run(new Caseload({ ...(await environmentFor(server.origin, server.folder.trust)), transport, keyring }));
  } finally {
    await signOut(transport);
  }
}
