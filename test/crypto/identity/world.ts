/** The small service of the letters' tests with three custodians: 12 of desk 1, and both oversight officers. */
import {
  sealIdentityBox,
  type BoxPlace,
  type Exclusions,
  type Identity,
  type IdentityBox,
  type Random,
  type Suite,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import { createWorld, fixedRandom, type World } from '../letter/world.ts';

export const nobody: Exclusions = { members: [], units: [] };
/** By slot: 12 holds position 1, 31 position 5, 32 position 6. */
export const custodians = [12, 31, 32] as const;
export const positions = [1, 5, 6] as const;
export const identity: Identity = {
  name: 'Асель Токтосунова',
  contact: '+996 555 000 000, кечинде гана',
  use: 'Атымды сотко айтса болот, жетекчилерге айтууга болбойт.',
};

export interface Custody extends World {
  readonly roster: VerifiedRoster;
  readonly source: World['source'];
  readonly place: BoxPlace;
}

export async function createCustody(suite: Suite): Promise<Custody> {
  const world = await createWorld(suite);
  const roster: VerifiedRoster = { ...world.roster, custodians };
  const source = await suite.sha256(world.source.signPublic);
  return { ...world, roster, place: { source, number: 2, roster: roster.hash } };
}

export function sealBox(
  suite: Suite,
  { roster, epoch, place }: Custody,
  more: {
    readonly excluded?: Exclusions;
    readonly identity?: Identity;
    readonly random?: Random;
    readonly number?: number;
  } = {},
): Promise<IdentityBox> {
  const { excluded = nobody, random = fixedRandom('box'), number = place.number } = more;
  const input = { roster, epoch, source: place.source, number, excluded, identity: more.identity ?? identity };
  return sealIdentityBox(suite, random, input);
}
