import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildInstance, type Instance, type InstanceMember } from '../../client/cli/ceremony/instance.ts';
import { machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { completeTrust, withoutWitnesses, type Witnessing } from '../../client/cli/ceremony/trust-inputs.ts';
import { formatWitnessKey } from '../../client/witness/key.ts';
import { sealKeyring } from '../../client/openpgp/keyring-file.ts';
import { generatePassphrase } from '../../client/openpgp/passphrase.ts';
import {
  encodeTrust,
  formatCosignerKey,
  parseTrust,
  type Random,
  type Suite,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { addAccount } from '../../server/accounts/account.ts';
import { DAY_MS, dayOf } from '../../server/clock.ts';
import { folderAt } from '../../server/folder.ts';
import { createInstance, createInstanceKeys } from '../../server/instance.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import { demoFolder, type DemoFolder } from './folder.ts';
import type { Person } from './people.ts';

/** Ends in `/demo`, so that every name these keys ever sign under says what they are. */
const demoOrigin = 'kupuya.example/demo';
/** Another name, so that neither takes the other's keys. */
export const trainingOrigin = 'training.kupuya.example/demo';
export const yearOrigin = 'synthetic.kupuya.example/demo';
const issuer = 'Kupuya demo';
/** A name of its own: a checker does not belong to the body that it checks. */
const checkerName = 'checker.example/demo';
const deskCheckerName = 'ombudsman.example/demo';
/** Leading zero bits: a few milliseconds on a phone; a demonstration has nobody to slow down. */
const difficulty = 8;

const warning = `ЭСКЕРТҮҮ: БУЛ ҮЛГҮНҮН АЧКЫЧТАРЫ
Бул папкада тергөөчүлөрдүн ачкыч файлдары, алардын сырсөздөрү жана эсептери бир жерде жатат.
Чыныгы кызматта ар ким өз ачкычын тармакка туташпаган компьютерде өзү жасайт жана аны эч качан серверге же
башка бирөөгө бербейт. Бул ачкычтарды чыныгы билдирүүлөр үчүн колдонууга болбойт; программа аларды кабыл албайт.

WARNING: THE KEYS OF A DEMONSTRATION
This folder holds key files of investigators, their passphrases and their accounts side by side.
In a real service everybody makes their own keys on an offline machine and never gives them to the server or to
anybody else. These keys must not be used for real reports; the ceremony refuses them.
`;

/** What a demonstration is made of. */
export interface DemoRecipe {
  /** The day on which it begins; UTC days since 1970-01-01. */
  readonly first: number;
  readonly build: (suite: Suite, random: Random) => Promise<Instance>;
  /** What happened in it before anybody looks: with the folder, the policy, and the people and keys of everybody. */
  readonly fill?: (folder: DemoFolder, trust: TrustPolicy, people: readonly Person[], made: Instance) => Promise<void>;
}

/** A body that begins today. */
export function newBody(origin = demoOrigin): DemoRecipe {
  const first = dayOf(Date.now());
  const request = { profile: 'small', mode: 'demo', origin, today: first } as const;
  return { first, build: (suite, random) => buildInstance(suite, random, request) };
}

/** Makes a whole body in a new folder. It appears there complete or not at all. @throws Error if there is one already */
export async function makeDemo(target: DemoFolder, recipe = newBody()): Promise<void> {
  if (existsSync(target.root)) throw new Error('there is a demonstration in this folder already');
  const draft = demoFolder(`${target.root}.draft`);
  rmSync(draft.root, { recursive: true, force: true });
  mkdirSync(draft.keyrings, { recursive: true, mode: 0o700 });
  const suite = await machineSuite();
  const random = machineRandom;

  const instance = await recipe.build(suite, random);
  const witnessing = await makeCheckers(suite, random, draft);
  const trusted = { ...instance, trust: { ...instance.trust, ...witnessing } };
  const trust = await beginServer(suite, random, draft, trusted, recipe.first);
  writeFileSync(draft.trust, trust);
  const people = await makePeople(random, draft, target, instance.keyrings);
  writePrivately(draft.accounts, `${JSON.stringify(people, null, 2)}\n`);
  writePrivately(join(draft.keyrings, 'WARNING.txt'), warning);
  await recipe.fill?.(draft, parseTrust(trust), people, instance);
  renameSync(draft.root, target.root);
}

/** Two outside checkers, a program and an officer at the desk; each has a key and a folder of its own, as on somebody else's computer. */
async function makeCheckers(suite: Suite, random: Random, folder: DemoFolder): Promise<Witnessing> {
  const program = await makeChecker(suite, random, checkerName, folder.checkerKey);
  const desk = await makeChecker(suite, random, deskCheckerName, folder.deskKey);
  // One is enough, so that a demonstration goes on without anybody at the desk.
  return { ...withoutWitnesses, witnesses: [program, desk], quorum: 1 };
}

/** The other half, for the trust policy. */
async function makeChecker(suite: Suite, random: Random, name: string, file: string): Promise<string> {
  const signer = { name, seed: random(32) };
  mkdirSync(dirname(file), { mode: 0o700 });
  writePrivately(file, await formatWitnessKey(suite, signer));
  return formatCosignerKey(suite, signer.name, await suite.signPublicKey(signer.seed));
}

/** The canonical bytes of the trust policy. */
async function beginServer(
  suite: Suite,
  random: Random,
  folder: DemoFolder,
  instance: Instance,
  first: number,
): Promise<Uint8Array> {
  const { origin } = instance.trust;
  const keys = await createInstanceKeys(suite, folder.server, origin, random);
  const trust = encodeTrust(await completeTrust(suite, instance.trust, keys));
  const { note: rosterNote, epochFiles: epochs } = instance;
  await createInstance({
    ...{ dir: folder.server, trust, rosterNote, epochs, difficulty, suite, random },
    clock: () => first * DAY_MS,
  });
  return trust;
}

/** Keyring files and accounts. Paths are those of the finished folder. */
async function makePeople(
  random: Random,
  draft: DemoFolder,
  target: DemoFolder,
  members: readonly InstanceMember[],
): Promise<Person[]> {
  const store = openSqliteStore(folderAt(draft.server).database);
  const people: Person[] = [];
  try {
    for (const { keyring, roleName, position, isOfficer } of members) {
      const { member } = keyring;
      const passphrase = generatePassphrase(random);
      const account = `member-${String(member)}`;
      const file = `${account}.asc`;
      writePrivately(join(draft.keyrings, file), await sealKeyring(keyring, { passphrase }));
      const role = isOfficer ? 'oversight' : 'member';
      const credentials = await addAccount(store.accounts, random, { name: account, member, role, issuer });
      people.push({
        ...{ member, role: roleName, position, isOfficer, account, passphrase, ...credentials },
        keyringFile: join(target.keyrings, file),
      });
    }
  } finally {
    await store.close();
  }
  return people;
}

function writePrivately(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
}
