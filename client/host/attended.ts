/**
 * The attended outside checker of the person at this computer: it looks when they press the button, holds both logs against what it
 * signed before, signs, and hands its lines in. The page asks for it and sees the outcome; the key stays here.
 */
import { encodeUtf8, ProtocolError, type PublicSuite, type TrustPolicy } from '../../crypto/index.ts';
import { expectStatus, Refusal, type Transport } from '../register/transport.ts';
import { attend, HistoryChanged, WitnessUnfit, type Attended } from '../witness/attend.ts';
import type { Witness } from '../witness/witness.ts';
import type { HostService } from './service.ts';

export interface AttendedChecker {
  /** Name of its key, as the trust policy has it. */
  readonly name: string;
  readonly suite: PublicSuite;
  readonly trust: TrustPolicy;
  readonly witness: Witness;
}

/** What came of it. `time` is in POSIX seconds; the two notes contradict each other and are public. */
export type AttendOutcome =
  | { readonly outcome: 'SIGNED'; readonly logs: readonly Pick<Attended, 'log' | 'size' | 'time'>[] }
  | { readonly outcome: 'CHANGED'; readonly log: 'case' | 'governance'; readonly notes: readonly [string, string] }
  | { readonly outcome: 'UNFIT'; readonly reason: 'ROLLED_BACK' | 'CLOCK' }
  | { readonly outcome: 'FAILED'; readonly code: string };

/** The governance log last: its day notes name the case log, so what it seals has been looked at already. */
const logs = ['case', 'governance'] as const;

/** `GET /checker.json` says whether there is one; `POST /attend` lets it look and sign. @param checker null without one */
export function attendedServices(checker: AttendedChecker | null): HostService[] {
  const named: HostService = {
    method: 'GET',
    path: '/checker.json',
    bodyLimit: 0,
    answer: () => Promise.resolve({ status: 200, json: { name: checker?.name ?? null } }),
  };
  if (checker === null) return [named];
  return [
    named,
    {
      method: 'POST',
      path: '/attend',
      bodyLimit: 0,
      answer: async (_, server) => ({ status: 200, json: await attendBoth(checker, server) }),
    },
  ];
}

async function attendBoth(checker: AttendedChecker, server: Transport): Promise<AttendOutcome> {
  const signed: Attended[] = [];
  for (const log of logs) {
    try {
      signed.push(await attend(checker.suite, checker.witness, server, checker.trust, log));
    } catch (error) {
      return outcomeOf(error, log);
    }
  }
  try {
    for (const { note } of signed) {
      expectStatus(await server.send('POST', '/api/oversight/cosignatures', encodeUtf8(note)), 200, 204);
    }
  } catch (error) {
    return outcomeOf(error, 'governance');
  }
  return { outcome: 'SIGNED', logs: signed.map(({ log, size, time }) => ({ log, size, time })) };
}

/** What is no outcome of looking (a full disk, a mistake of ours) is thrown on. */
function outcomeOf(error: unknown, log: 'case' | 'governance'): AttendOutcome {
  if (error instanceof HistoryChanged) return { outcome: 'CHANGED', log, notes: [error.kept, error.shown] };
  if (error instanceof WitnessUnfit) return { outcome: 'UNFIT', reason: error.reason };
  if (error instanceof Refusal || error instanceof ProtocolError) return { outcome: 'FAILED', code: error.code };
  throw error;
}
