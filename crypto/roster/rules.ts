/**
 * The rules between the parts of a roster (protocol section 3.3). Each function is one rule, and each rule has an invalid vector
 * of its name in `test/vectors/roster.json`.
 */
import { formatHex } from '../bytes.ts';
import { ProtocolError, type ErrorCode } from '../errors.ts';
import { assertSignPublicKey } from '../primitives/ed25519-strict.ts';
import { assertKemPublicKey } from '../primitives/xwing-strict.ts';
import { assertAscending, assertEpochs } from './periods.ts';
import type { Roster } from './roster.ts';
import { assertModeOfOrigin } from './texts.ts';

export const maximumRosterDays = 366;

/** @throws RANGE, NOT_CANONICAL, DUPLICATE, MALFORMED, WRONG_MODE, BAD_KEY */
export function assertRosterRules(roster: Roster): void {
  assertModeOfOrigin(roster.mode, roster.origin);
  assertValidity(roster);
  assertEpochs(roster.epochs);
  assertDeadlines(roster);
  assertPages(roster);
  assertOrder(roster);
  assertReferences(roster);
  assertOnePositionPerMember(roster);
  assertDesksDisjoint(roster);
  assertOversightDesk(roster);
  assertKeys(roster);
}

function assertValidity({ first, last }: Roster): void {
  require(first <= last && last <= first + maximumRosterDays, 'RANGE');
}

function assertDeadlines({ deadlines }: Roster): void {
  require(deadlines.acknowledge <= deadlines.feedback && deadlines.feedback <= deadlines.extended, 'RANGE');
}

/** A ring whose length is no multiple of what a release replaces would move the sealed places at every turn (section 5.1). */
function assertPages({ pages }: Roster): void {
  require(pages.frames % pages.fresh === 0, 'RANGE');
}

/** Strictly ascending, so that one roster has one encoding and no number stands twice. */
function assertOrder(roster: Roster): void {
  assertAscending(roster.units.map(({ number }) => number));
  assertAscending(roster.members.map(({ number }) => number));
  assertAscending(roster.positions.map(({ position }) => position));
  assertAscending(roster.desks.map(({ number }) => number));
  for (const desk of roster.desks) assertAscending(desk.positions);
  assertAscending(roster.oversight.officers.map(({ member }) => member));
  // Unit numbers are at most 32, so this orders by unit and then by the other.
  assertAscending(roster.conflicts.map((conflict) => conflict.unit * 64 + conflict.with));
  assertAscending(roster.custodians);
}

function assertReferences(roster: Roster): void {
  const units = new Set(roster.units.map(({ number }) => number));
  const members = new Set(roster.members.map(({ number }) => number));
  const positions = new Set(roster.positions.map(({ position }) => position));
  const named = [...roster.positions, ...roster.oversight.officers].map(({ member }) => member);
  require([...named, ...roster.custodians].every((member) => members.has(member)), 'MALFORMED');
  require(roster.members.every(({ unit }) => units.has(unit)), 'MALFORMED');
  require(roster.desks.every((desk) => desk.positions.every((position) => positions.has(position))), 'MALFORMED');
  for (const conflict of roster.conflicts) {
    require(units.has(conflict.unit) && units.has(conflict.with) && conflict.unit !== conflict.with, 'MALFORMED');
  }
}

function assertOnePositionPerMember({ positions }: Roster): void {
  assertDistinct(positions.map(({ member }) => String(member)));
}

function assertDesksDisjoint({ desks }: Roster): void {
  assertDistinct(desks.flatMap((desk) => desk.positions.map(String)));
}

function assertOversightDesk({ desks, positions, oversight }: Roster): void {
  const desk = desks.find(({ number }) => number === oversight.desk);
  const holders = positions.filter(({ position }) => desk?.positions.includes(position)).map(({ member }) => member);
  const officers = oversight.officers.map(({ member }) => member);
  require(holders.length === officers.length && officers.every((member) => holders.includes(member)), 'MALFORMED');
}

/** Valid and distinct: two names on one key would be one person who counts as two. */
function assertKeys({ members, oversight }: Roster): void {
  for (const { sign } of members) assertSignPublicKey(sign);
  for (const { capsule } of oversight.officers) assertKemPublicKey(capsule);
  assertDistinct(members.map(({ sign }) => formatHex(sign)));
  assertDistinct(oversight.officers.map(({ capsule }) => formatHex(capsule)));
}

function assertDistinct(names: readonly string[]): void {
  require(new Set(names).size === names.length, 'DUPLICATE');
}

function require(holds: boolean, code: ErrorCode): void {
  if (!holds) throw new ProtocolError(code);
}
