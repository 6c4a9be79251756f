/** Of a chain, what counts. */
import type { CaseEvent, Chain, EventType, PlacedEvent } from '../../crypto/index.ts';

/** The events that count, in order. */
export function validEvents(chain: Chain): readonly PlacedEvent[] {
  const known = valid.get(chain);
  if (known !== undefined) return known;
  const skipped = new Set(chain.skipped.map(({ index }) => index));
  const events = chain.items.flatMap((item, index) => ('skipped' in item || skipped.has(index) ? [] : [item]));
  valid.set(chain, events);
  return events;
}

/** A chain never changes: reading on makes another. */
const valid = new WeakMap<Chain, readonly PlacedEvent[]>();

/** Those of one type. */
export function eventsOfType<T extends EventType>(chain: Chain, type: T): Extract<CaseEvent, { readonly type: T }>[] {
  const isOfType = (event: CaseEvent): event is Extract<CaseEvent, { readonly type: T }> => event.type === type;
  return validEvents(chain)
    .map(({ verified }) => verified.event)
    .filter(isOfType);
}
