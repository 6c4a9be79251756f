/** The token of this run of the host: it stands in the address that the host printed, and in no other place for long. */

const inFragment = /^#token=([\w-]{43})$/u;

/** Takes the token out of the address, or after a reload out of the history entry. Null if the page was opened without one. */
export function takeToken(place: Pick<Location, 'hash'>, past: Pick<History, 'state' | 'replaceState'>): string | null {
  const token = inFragment.exec(place.hash)?.[1] ?? tokenOf(past.state);
  if (token === null) return null;
  // The history entry dies with the tab, and the token with the run of the host.
  const rest = inFragment.test(place.hash) ? '' : place.hash;
  past.replaceState({ token }, '', `/${rest}`);
  return token;
}

function tokenOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('token' in state)) return null;
  return typeof state.token === 'string' ? state.token : null;
}
