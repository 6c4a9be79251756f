/** What the loopback host remembers of the register between sessions. */
import { decodeUtf8, encodeUtf8 } from '../../../crypto/index.ts';
import type { RegisterMemory } from '../../caseload/environment.ts';
import { expectStatus, Refusal } from '../../register/transport.ts';
import type { HostFiles } from './transport.ts';

export function hostMemory(host: HostFiles): RegisterMemory {
  return {
    read: async () => {
      const value: unknown = JSON.parse(decodeUtf8(expectStatus(await host.get('/kept.json'), 200)));
      if (!Array.isArray(value)) throw new Refusal('UNKNOWN');
      return value.map(String);
    },
    keep: async (note) => {
      expectStatus(await host.post('/kept', encodeUtf8(note)), 200);
    },
  };
}
