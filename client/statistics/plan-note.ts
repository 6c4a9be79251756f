/** The table plan as both officers sign it and the governance log keeps it (docs/protocol.md section 8.3). */
import {
  assertModeOfOrigin,
  decodeCanonical,
  decodeGovernance,
  decodeUtf8,
  encodeCanonical,
  encodeUtf8,
  parseVerifierKey,
  ProtocolError,
  shape,
  signNote,
  verifyNote,
  type NoteSigner,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/public.ts';
import { planHash, planJson, readPlan, type TablePlan } from './plan.ts';
import { assertPlanAllowed, PlanRefused } from './plan-rules.ts';

export const planNoteFormat = 'kupuya/plan/v1';

/** A plan that enough release signers signed, for this service. */
export interface LoggedPlan {
  readonly plan: TablePlan;
  /** `planHash`, 32 bytes. */
  readonly hash: Uint8Array;
  readonly signers: readonly string[];
  /** Of its entry in the governance log, from 0. */
  readonly index: number;
}

const noteShape = shape.object({
  format: shape.literal(planNoteFormat),
  mode: shape.literal('demo', 'live'),
  origin: shape.text(200, 1),
  plan: readPlan,
});

/** @param signers both officers: `{ name: memberKeyName(origin, member), seed }` */
export function signPlan(
  suite: PublicSuite,
  { mode, origin }: Pick<TrustPolicy, 'mode' | 'origin'>,
  plan: TablePlan,
  signers: readonly NoteSigner[],
): Promise<string> {
  const value = { format: planNoteFormat, mode, origin, plan: planJson(plan) };
  return signNote(suite, `${decodeUtf8(encodeCanonical(value, { nfc: true }))}\n`, signers);
}

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, NOT_CANONICAL, BAD_JSON, MALFORMED (also for a plan that singles out)
 */
export async function verifyPlan(
  suite: PublicSuite,
  note: string,
  trust: TrustPolicy,
): Promise<Omit<LoggedPlan, 'index'>> {
  const keys = await Promise.all(trust.release.signers.map((key) => parseVerifierKey(suite, key)));
  const { text, signers } = await verifyNote(suite, note, keys, trust.release.threshold);
  if (!text.endsWith('\n')) throw new ProtocolError('MALFORMED');
  const { mode, origin, plan } = noteShape(decodeCanonical(encodeUtf8(text.slice(0, -1)), { nfc: true }));
  assertModeOfOrigin(mode, origin);
  if (mode !== trust.mode) throw new ProtocolError('WRONG_MODE');
  if (origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  assertAllowed(plan);
  return { plan, hash: await planHash(suite, plan), signers };
}

/** The plans among entries of the governance log, in order; what is none of the release signers' is left out. */
export async function readPlans(
  suite: PublicSuite,
  leaves: readonly Uint8Array[],
  trust: TrustPolicy,
): Promise<readonly LoggedPlan[]> {
  const plans: LoggedPlan[] = [];
  for (const [index, bytes] of leaves.entries()) {
    const entry = decodeGovernance(bytes);
    if (entry.kind !== 'plan') continue;
    try {
      plans.push({ ...(await verifyPlan(suite, entry.note, trust)), index });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return plans;
}

/** The plan that holds in a year; null before the first. */
export function planOfYear(plans: readonly LoggedPlan[], year: number): LoggedPlan | null {
  return plans
    .filter(({ plan }) => plan.from <= year)
    .reduce<LoggedPlan | null>(
      (newest, each) => (newest === null || each.plan.from > newest.plan.from ? each : newest),
      null,
    );
}

function assertAllowed(plan: TablePlan): void {
  try {
    assertPlanAllowed(plan);
  } catch (error) {
    if (error instanceof PlanRefused) throw new ProtocolError('MALFORMED');
    throw error;
  }
}
