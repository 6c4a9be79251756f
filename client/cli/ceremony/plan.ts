/**
 * The plan: what the governance officers decide before anybody makes keys. A JSON file that people edit; with the enrolments it
 * becomes a roster and a trust policy.
 */
import {
  arrangementShapes,
  assertEpochs,
  assertModeOfOrigin,
  deskShape,
  memberNumberShape,
  ProtocolError,
  seatShapes,
  shape,
  type JsonValue,
  type Mode,
  type Period,
} from '../../../crypto/index.ts';
import type { Profile, Signatories } from '../profiles/profile.ts';
import { formatDay, parseDay, yearOfEpochs } from './days.ts';

const { array, integer, literal, map, object, text } = shape;

const planFormat = 'kupuya/plan/v1';

/** A profile with the name of a service and its days. */
export interface Plan extends Profile, Period {
  readonly sequence: number;
  readonly mode: Mode;
  readonly origin: string;
  readonly epochs: readonly Period[];
}

const dateShape = map(text(10, 10), parseDay);
const signatoriesShape: shape.Shape<Signatories> = object({
  members: array(memberNumberShape, 1, 64),
  threshold: integer(1, 64),
});

const officersShape: shape.Shape<readonly [number, number]> = (value) => {
  const [first, second] = array(memberNumberShape, 2, 2)(value);
  if (first === undefined || second === undefined) throw new ProtocolError('MALFORMED');
  return [first, second];
};

const planShape = object({
  format: literal(planFormat),
  ...arrangementShapes,
  first: dateShape,
  last: dateShape,
  members: array(object(seatShapes), 1, 64),
  oversight: object({ desk: deskShape, officers: officersShape }),
  epochs: array(object({ first: dateShape, last: dateShape }), 1, 4),
  governance: signatoriesShape,
  release: signatoriesShape,
});

/** The first year of a service after a profile. @throws WRONG_MODE */
export function planYear(
  profile: Profile,
  service: { readonly mode: Mode; readonly origin: string; readonly first: number },
): Plan {
  const { mode, origin, first } = service;
  assertModeOfOrigin(mode, origin);
  const epochs = yearOfEpochs(first);
  return { ...profile, ...{ mode, origin, first, epochs }, last: epochs.at(-1)?.last ?? first, sequence: 1 };
}

/** @throws BAD_JSON, MALFORMED, RANGE, WRONG_MODE. The rules of the roster are checked when it is assembled. */
export function parsePlan(json: string): Plan {
  const { format: _, ...plan } = planShape(readJson(json));
  assertModeOfOrigin(plan.mode, plan.origin);
  assertEpochs(plan.epochs);
  return plan;
}

/** Indented JSON for people. */
export function formatPlan(plan: Plan): string {
  const dates = (period: Period) => ({ first: formatDay(period.first), last: formatDay(period.last) });
  const file = { format: planFormat, ...plan, ...dates(plan), epochs: plan.epochs.map(dates) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function readJson(json: string): JsonValue {
  try {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- whatever JSON is, it is a JsonValue
    return JSON.parse(json) as JsonValue;
  } catch {
    throw new ProtocolError('BAD_JSON');
  }
}
