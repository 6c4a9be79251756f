import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import type { EntryOutcome } from '../store/store.ts';

/** The promise for an entry that is stored, or was before; a refusal for one that is not. @throws CONFLICT, LOOKUP_TAKEN */
export async function promiseOf(
  service: Service,
  outcome: EntryOutcome,
  commit: Uint8Array,
  day: number,
): Promise<string> {
  if (outcome === 'conflict') throw new Refusal('CONFLICT');
  if (outcome === 'lookup-taken') throw new Refusal('LOOKUP_TAKEN');
  const known = outcome === 'same' ? await service.store.entries.find(commit) : null;
  return service.promises(commit, known?.day ?? day);
}
