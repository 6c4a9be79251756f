/** The places of the navigation, in its order. A new one is a line here and a name in `Place`. */
import type { VNode } from 'preact';
import { ShareRequestsPage } from './identity/share-requests.tsx';
import { Keys } from './keys/keys.tsx';
import { Alarms } from './lists/alarms.tsx';
import { Cases } from './lists/cases.tsx';
import { Letters } from './lists/letters.tsx';
import { countUrgent } from './lists/today-groups.ts';
import { Today } from './lists/today.tsx';
import { People } from './people/people.tsx';
import type { Overview, Watched } from './worker/messages.ts';
import type { Place } from './workplace.ts';

interface PlaceRoom {
  readonly id: Place;
  /** How many here wait for the member. */
  readonly count: (overview: Overview, watched: Watched) => number;
  readonly show: (overview: Overview, watched: Watched) => VNode;
  /** Whether this member has any use for it; everybody if it is left out. */
  readonly isOffered?: (overview: Overview) => boolean;
}

export const placeRooms: readonly PlaceRoom[] = [
  {
    id: 'today',
    count: ({ rows, me }) => countUrgent(rows, me.today),
    show: (overview) => <Today overview={overview} />,
  },
  {
    id: 'cases',
    count: ({ rows }) => rows.filter(({ unread }) => unread > 0).length,
    show: (overview) => <Cases overview={overview} />,
  },
  { id: 'people', count: () => 0, show: (overview) => <People overview={overview} /> },
  { id: 'letters', count: () => 0, show: (overview) => <Letters overview={overview} /> },
  {
    id: 'requests',
    count: ({ shares }) => shares.requests.filter(({ state }) => state === 'OPEN').length,
    show: (overview) => <ShareRequestsPage overview={overview} />,
    isOffered: ({ shares }) => shares.isCustodian || shares.requests.length > 0,
  },
  { id: 'alarms', count: (_, { alarms }) => alarms.length, show: (_, { alarms }) => <Alarms alarms={alarms} /> },
  { id: 'keys', count: () => 0, show: () => <Keys /> },
];
