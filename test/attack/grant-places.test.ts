/**
 * Where the keys of a case are handed out follows from the letter's file key, which its source and all of its readers know. Whoever of them
 * has an account, or a friend with one, could fill those places before the case begins.
 */
import { concat, formatHex, grantPlaces, openSlot } from '../../crypto/index.ts';
import { loadRegister } from '../../client/register/register.ts';
import {
  eventually,
  firstDay,
  makeWorld,
  random,
  suite,
  until,
  type Engine,
  type World,
} from '../client/caseload/world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

/** What the source of the only letter that this member can open knows too. */
async function fileKeyOf({ honest, member, keyring }: Engine): Promise<Uint8Array> {
  const view = await loadRegister(suite, honest, world.trust, { deviceDay: firstDay });
  for (const { batch } of view.dayNotes) {
    const { status, bytes } = await honest.get(`/api/member/letters/${String(batch)}`);
    for (let offset = 0; status === 200 && offset < bytes.length; offset += 32_800) {
      const letter = bytes.subarray(offset + 32, offset + 32_800);
      const file = await openSlot(suite, letter, member - 1, keyring.epochs[0]?.seed ?? random(32));
      if (file !== null) return file;
    }
  }
  throw new Error('no letter');
}

async function isReleased({ honest }: Engine, places: readonly Uint8Array[]): Promise<boolean> {
  const view = await loadRegister(suite, honest, world.trust, { deviceDay: firstDay });
  const there = new Set<string>();
  for (const { slot } of view.slotNotes) {
    const { bytes } = await honest.get(`/api/member/feed/${String(slot)}`);
    for (let offset = 0; offset < bytes.length; offset += 2_064)
      there.add(formatHex(bytes.subarray(offset, offset + 16)));
  }
  return places.every((place) => there.has(formatHex(place)));
}

test('Junk at every place where its keys would stand keeps no case from beginning, and no reader from its key.', async () => {
  await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  const file = await fileKeyOf(two);
  const places = (await Promise.all([1, 2].map((member) => grantPlaces(suite, file, member)))).flat();
  const junk = concat(...places.flatMap((place) => [place, random(2_048)]));
  expect((await two.honest.send('POST', '/api/member/feed', junk)).status).toBe(201);
  await eventually(() => isReleased(two, places));

  for (const engine of [one, two])
    await until(engine, () => engine.caseload.rows().some(({ access }) => access === 'CIRCLE'));
}, 180_000);
