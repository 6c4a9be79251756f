import { readFileSync } from 'node:fs';
import { Caseload } from '../../client/caseload/caseload.ts';
import type { MemberAct } from '../../client/caseload/act.ts';
import { signIn, signOut } from '../../client/caseload/session.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { openKeyring } from '../../client/openpgp/keyring-file.ts';
import type { Environment } from '../../client/reporting/environment.ts';
import { nextCode, type Person } from './people.ts';
import { sampleMark } from './seed-reports.ts';

/** How many cases of each desk are left as they came, for the visitor to acknowledge. */
const leftNew = 3;

const acknowledgement: MemberAct = {
  type: 'ANSWER',
  status: 'ACKNOWLEDGED',
  language: 'ky',
  text: 'Билдирүүңүз алынды жана окулду. Үч айдын ичинде эмне кылынганын ушул жерден жазабыз. Кошумча маалымат болсо, ушул эле сөздөр менен жөнөтсөңүз болот.',
};

const question: MemberAct = {
  type: 'ANSWER',
  status: 'WAITING_FOR_SOURCE',
  language: 'ky',
  text: 'Рахмат. Окуя болжол менен кайсы айда болгонун жана ырастай турган документ бар-жогун жазып бере аласызбы? Өзүңүздү тааныта турган маалыматты жазбаңыз.',
};

const investigating: MemberAct = {
  type: 'ANSWER',
  status: 'UNDER_INVESTIGATION',
  language: 'ky',
  text: 'Билдирүүңүз боюнча текшерүү башталды. Жыйынтыгын ушул жерден билдиребиз.',
};

/** What is done with the acknowledged cases of a desk, by their place: the others stay acknowledged. */
const further: ReadonlyMap<number, MemberAct> = new Map([
  [0, investigating],
  [1, question],
  [4, investigating],
]);

export interface Casework {
  readonly acknowledged: number;
  readonly answered: number;
}

/**
 * A member of a desk signs in, opens the key file, and does the first work of a morning with the same engine as the console's. What is
 * not to be shown as unread work stays untouched.
 */
export async function workAtDesk(environment: Environment, server: string, person: Person): Promise<Casework> {
  const transport = nodeTransport(server);
  const { account: name, password } = person;
  await signIn(transport, { name, password, code: nextCode(person, Date.now()) });
  try {
    const keyring = await openKeyring(readFileSync(person.keyringFile, 'utf8'), person.passphrase);
    const caseload = new Caseload({ ...environment, transport, keyring });
    await caseload.sync();
    const samples = caseload.rows().filter(({ id }) => isSample(caseload, id));
    const cases = samples.slice(leftNew);
    let answered = 0;
    for (const [index, { id }] of cases.entries()) {
      await mustDo(caseload, id, acknowledgement);
      const more = further.get(index);
      if (more === undefined) continue;
      await mustDo(caseload, id, more);
      answered++;
    }
    // Posts what acts only promised: answers go to the pages once their entries stand.
    await caseload.sync();
    return { acknowledged: cases.length, answered };
  } finally {
    await signOut(transport);
  }
}

/** What a visitor may have sent meanwhile is the visitor's to work on. */
function isSample(caseload: Caseload, id: string): boolean {
  return caseload.page(id)?.letters[0]?.statement.startsWith(sampleMark) ?? false;
}

async function mustDo(caseload: Caseload, id: string, act: MemberAct): Promise<void> {
  const result = await caseload.act(id, act);
  if (result.outcome === 'RETURNED') throw new Error(`a sample case could not be worked on: ${result.why}`);
}
