/** The attended checker of the host: who it is, and what came of letting it look. The host is trusted, and read with care all the same. */
import { z } from 'zod';
import { decodeUtf8 } from '../../../crypto/index.ts';
import { expectStatus, Refusal } from '../../register/transport.ts';
import type { HostFiles } from '../../staff/worker/transport.ts';
import type { AttendOutcome } from './messages.ts';

const checker = z.object({ name: z.string().nullable() });

const outcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('SIGNED'),
    logs: z.array(z.object({ log: z.string(), size: z.number(), time: z.number() })),
  }),
  z.object({ outcome: z.literal('CHANGED'), log: z.string(), notes: z.array(z.string()) }),
  z.object({ outcome: z.literal('UNFIT'), reason: z.enum(['ROLLED_BACK', 'CLOCK']) }),
  z.object({ outcome: z.literal('FAILED'), code: z.string() }),
]);

/** Name of its key; null without one. @throws Refusal */
export async function checkerName(host: HostFiles): Promise<string | null> {
  return read(checker, expectStatus(await host.get('/checker.json'), 200)).name;
}

/** @throws Refusal */
export async function attend(host: HostFiles): Promise<AttendOutcome> {
  return read(outcome, expectStatus(await host.post('/attend', new Uint8Array()), 200));
}

function read<T>(form: z.ZodType<T>, bytes: Uint8Array): T {
  const parsed = form.safeParse(JSON.parse(decodeUtf8(bytes)));
  if (!parsed.success) throw new Refusal('UNKNOWN');
  return parsed.data;
}
