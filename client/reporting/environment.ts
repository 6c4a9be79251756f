/** What the engine is given: algorithms, randomness, the way to the server, and the day. */
import type { Random, Suite, TrustPolicy } from '../../crypto/index.ts';
import { loadRegister, type RegisterView } from '../register/register.ts';
import type { Transport } from '../register/transport.ts';

export interface Environment {
  readonly suite: Suite;
  readonly random: Random;
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  /** UTC days since 1970 by the device's clock. */
  readonly deviceDay: () => number;
}

/** @throws everything that loadRegister throws */
export function loadView(environment: Environment): Promise<RegisterView> {
  return loadRegister(environment.suite, environment.transport, environment.trust, {
    deviceDay: environment.deviceDay(),
  });
}
