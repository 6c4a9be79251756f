/** A case as an export needs it: what a page shows, and the signed events below it. */
import {
  formatHex,
  textIn,
  type CaseEvent,
  type Language,
  type Skipped,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import { validEvents } from '../caseload/case-book.ts';
import type { Caseload, CaseMaterial } from '../caseload/caseload.ts';
import type { Standing } from '../caseload/environment.ts';
import type { CasePage, ProposalView } from '../caseload/view.ts';
import { Refusal } from '../register/transport.ts';

export interface SignedStep {
  readonly event: CaseEvent;
  /** Hex. */
  readonly hash: string;
}

export interface CaseFacts {
  readonly page: CasePage;
  readonly standing: Standing;
  /** Those that count, in order. */
  readonly steps: readonly SignedStep[];
  readonly skipped: readonly Skipped[];
  /** Rosters under which something here was signed, and the newest, ascending. */
  readonly rosters: readonly VerifiedRoster[];
  /** Index in the case log of the letters' and the answers' entries. */
  readonly entries: readonly number[];
}

/** @throws Refusal NO_CASE if this member has no such case */
export async function readCaseFacts(
  caseload: Caseload,
  id: string,
  commitOf: (event: CaseEvent) => Promise<string | null>,
): Promise<CaseFacts> {
  const page = caseload.page(id);
  const material = caseload.material(id);
  if (page === null || material === null || material.file.chain === null) throw new Refusal('NO_CASE');
  const { file, standing } = material;
  const steps = validEvents(material.file.chain).map(({ verified: { event, hash } }) => ({ event, hash }));
  const commits = new Set(file.letters.map(({ commit }) => commit));
  for (const { event } of steps) {
    const commit = await commitOf(event);
    if (commit !== null) commits.add(commit);
  }
  return {
    ...{ page, standing, steps },
    skipped: material.file.chain.skipped,
    rosters: rostersOf(material, steps),
    entries: standing.view.entries.flatMap(({ commit }, index) => (commits.has(formatHex(commit)) ? [index] : [])),
  };
}

/**
 * The decision of two on which an export rests: the newest of its kind.
 *
 * @param days after which it has to be taken again
 * @throws Refusal NO_PROPOSAL
 */
export function approvedDecision(
  { page, standing }: Pick<CaseFacts, 'page' | 'standing'>,
  act: 'EXPORT' | 'REFER' | 'ERASE',
  days = Number.POSITIVE_INFINITY,
): ProposalView {
  const decision = page.proposals.findLast((each) => each.act === act && each.state === 'APPROVED');
  if (decision === undefined || standing.view.today - decision.approvedDay > days) throw new Refusal('NO_PROPOSAL');
  return decision;
}

/**
 * Hash over the encrypted parts of an attachment as received: the letter names it, and they were held against it when they were opened.
 *
 * @param attachment id in hex
 * @throws Refusal NO_CASE
 */
export function ciphertextOf(caseload: Caseload, id: string, attachment: string): Uint8Array {
  const letters = caseload.material(id)?.file.letters ?? [];
  const references = letters.flatMap(({ opened }) => opened.body.attachment ?? []);
  const found = references.find((reference) => formatHex(reference.id) === attachment);
  if (found === undefined) throw new Refusal('NO_CASE');
  return found.hash;
}

/** Days after which an approved export or referral has to be approved again (protocol section 7.5). */
export const decisionDays = 7;

export function roleIn(standing: Standing, member: number, language: Language): string {
  const found = standing.rosters.findLast(({ members }) => members.some(({ number }) => number === member));
  const role = found?.members.find(({ number }) => number === member)?.role;
  return role === undefined ? String(member) : `${textIn(role, language)} (${String(member)})`;
}

/** Statements inside answers and approvals are signed under rosters of their own. */
function rostersOf({ standing }: CaseMaterial, steps: readonly SignedStep[]): readonly VerifiedRoster[] {
  const named = new Set([formatHex(standing.view.roster.hash)]);
  for (const { event } of steps) {
    named.add(formatHex(event.roster));
    const statement = 'statement' in event.data ? event.data.statement : null;
    if (statement !== null) named.add(formatHex(statement.roster));
  }
  return standing.rosters.filter(({ hash }) => named.has(formatHex(hash))).sort((a, b) => a.sequence - b.sequence);
}
