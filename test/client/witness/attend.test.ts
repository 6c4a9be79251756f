/** The checker that a person starts reads everything itself, and two of its runs may cross. */
import { attend } from '../../../client/witness/attend.ts';
import { Witness } from '../../../client/witness/witness.ts';
import type { Transport } from '../../../client/register/transport.ts';
import { removeFolder, suite } from '../../server/body.ts';
import { firstDay, makePlace, noon, serving, type Place } from '../register/served.ts';
import { MemoryStore } from './world.ts';

let at: Place;
let witness: Witness;

beforeEach(async () => {
  at = await makePlace(1, 1);
  const [signer] = at.checkers;
  if (signer === undefined) throw new Error('no checker');
  witness = await Witness.create({ suite, trust: at.trust, signer, store: new MemoryStore(), clock: () => noon });
});

afterEach(() => removeFolder(at.body.dir));

test('A second run that is quicker, with a newer state of the same log, is no other history for the first', async () => {
  const early = await at.beginning();
  const late = await at.publish([...early, await at.dayNote(1, firstDay, [])], []);
  const slow = serving(await at.publish(early, []));
  const overtaken: Transport = {
    ...slow,
    get: async (path) => {
      const answer = await slow.get(path);
      if (path.endsWith('/checkpoint')) await attend(suite, witness, serving(late), at.trust, 'governance');
      return answer;
    },
  };
  await expect(attend(suite, witness, overtaken, at.trust, 'governance')).rejects.toMatchObject({ code: 'DUPLICATE' });
});
