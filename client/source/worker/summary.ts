/** Plain data for the page, out of what has been verified. */
import { formatFingerprint, trustFingerprint, type PublicSuite } from '../../../crypto/index.ts';
import type { RegisterView } from '../../register/register.ts';
import type { Visit } from '../../reporting/return-visit.ts';
import type { RegisterSummary, VisitSummary } from './messages.ts';

const hoursPerDay = 24;

export async function summariseRegister(suite: PublicSuite, view: RegisterView): Promise<RegisterSummary> {
  const { roster, trust, newestDay, today } = view;
  return {
    mode: roster.mode,
    sequence: roster.sequence,
    body: roster.body,
    units: roster.units,
    members: roster.members.map(({ number, role, institution, unit }) => ({ number, role, institution, unit })),
    positions: roster.positions,
    desks: roster.desks,
    conflicts: roster.conflicts,
    oversight: { desk: roster.oversight.desk, members: roster.oversight.officers.map(({ member }) => member) },
    deadlines: roster.deadlines,
    attachmentLimit: roster.attachment.limit,
    today,
    sealed: { day: newestDay.day, entries: newestDay.size },
    stale: (today - newestDay.day) * hoursPerDay > trust.maxAge,
    fingerprint: formatFingerprint(await trustFingerprint(suite, trust)),
  };
}

export function summariseVisit(visit: Visit): VisitSummary {
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
    acknowledge: { due: deadlines.acknowledge.due, done: deadlines.acknowledge.done },
    feedback: { due: deadlines.feedback.due, done: deadlines.feedback.done },
    extended: deadlines.extended,
    next,
  };
}
