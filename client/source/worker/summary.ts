/** Plain data for the page, out of what has been verified. */
import { formatFingerprint, trustFingerprint, type PublicSuite } from '../../../crypto/index.ts';
import type { RegisterView } from '../../register/register.ts';
import { escalationContents } from '../../reporting/escalation.ts';
import { ageFindings, findingsOf } from '../../reporting/findings.ts';
import { identityFacts } from '../../reporting/identity.ts';
import type { Visit } from '../../reporting/return-visit.ts';
import type { RegisterSummary, VisitSummary } from './messages.ts';

export async function summariseRegister(suite: PublicSuite, view: RegisterView): Promise<RegisterSummary> {
  const { roster, trust, newestDay, today } = view;
  return {
    mode: roster.mode,
    origin: trust.origin,
    sequence: roster.sequence,
    body: roster.body,
    units: roster.units,
    members: roster.members.map(({ number, role, institution, unit }) => ({ number, role, institution, unit })),
    positions: roster.positions,
    desks: roster.desks,
    conflicts: roster.conflicts,
    oversight: { desk: roster.oversight.desk, members: roster.oversight.officers.map(({ member }) => member) },
    custodians: roster.custodians,
    deadlines: roster.deadlines,
    attachmentLimit: roster.attachment.limit,
    today,
    sealed: { day: newestDay.day, entries: newestDay.size },
    age: view.seal.age,
    findings: ageFindings(view),
    fingerprint: formatFingerprint(await trustFingerprint(suite, trust)),
  };
}

export function summariseVisit(visit: Visit, view: RegisterView): VisitSummary {
  const { conversation, letters, statuses, deadlines, next } = visit;
  return {
    desk: conversation.desk,
    excluded: conversation.excluded,
    consent: conversation.consent,
    letters: letters.map(({ payload, entry }) => ({
      number: payload.letterNumber,
      day: payload.day === 0 ? entry.day : payload.day,
    })),
    statuses: statuses.map(({ found, answer }) => ({
      day: found.entry.day,
      status: found.payload.status,
      reason: found.payload.reason,
      member: found.member,
      text: answer?.text ?? null,
    })),
    extended: deadlines.extended,
    next,
    findings: findingsOf(visit, view),
    escalation: escalationView(visit, view),
    identity: identityFacts(visit),
    closed: view.seal.age === 'OLD',
  };
}

/** Counts, not contents: the page shows what would be told, the worker keeps it. */
function escalationView(visit: Visit, view: RegisterView): VisitSummary['escalation'] {
  const contents = escalationContents(visit, view);
  return contents && { missed: contents.missed, due: contents.due, statements: contents.statements.length };
}
