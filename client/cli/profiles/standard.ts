import { desks, ombudsman, publicCouncil, roles, service, units } from './offices.ts';
import { dailyCover, lawfulDeadlines, seatInOrder, type Profile } from './profile.ts';

/** A service with departments: three reporting desks, its deputy head and an outside council among the governance signers. */
export const standard: Profile = {
  body: service,
  units: [
    { number: 1, name: units.intake },
    { number: 2, name: units.investigation },
    { number: 3, name: units.ethics },
    { number: 4, name: units.finance },
    { number: 5, name: units.protection },
    { number: 6, name: units.leadership },
    { number: 7, name: units.ombudsman },
    { number: 8, name: units.council },
  ],
  members: [
    { number: 1, role: roles.intakeLawyer, institution: service, unit: 1 },
    { number: 2, role: roles.seniorInvestigator, institution: service, unit: 2 },
    { number: 3, role: roles.financialAnalyst, institution: service, unit: 4 },
    { number: 4, role: roles.internalInspector, institution: service, unit: 3 },
    { number: 5, role: roles.intakeLawyer, institution: service, unit: 1 },
    { number: 6, role: roles.investigator, institution: service, unit: 2 },
    { number: 7, role: roles.ethicsCommissioner, institution: service, unit: 3 },
    { number: 8, role: roles.protectionLawyer, institution: service, unit: 5 },
    { number: 9, role: roles.intakeLawyer, institution: service, unit: 1 },
    { number: 10, role: roles.investigator, institution: service, unit: 2 },
    { number: 11, role: roles.psychologist, institution: service, unit: 5 },
    { number: 12, role: roles.ombudsmanOfficer, institution: ombudsman, unit: 7 },
    { number: 13, role: roles.councilOfficer, institution: publicCouncil, unit: 8 },
    { number: 14, role: roles.deputyHead, institution: service, unit: 6 },
    { number: 15, role: roles.ombudsmanOfficer, institution: ombudsman, unit: 7 },
  ],
  positions: seatInOrder([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]),
  desks: [
    { number: 1, ...desks.money, positions: [0, 1, 2, 3] },
    { number: 2, ...desks.conduct, positions: [4, 5, 6, 7] },
    { number: 3, ...desks.services, positions: [8, 9, 10] },
    { number: 4, ...desks.oversight, positions: [11, 12] },
  ],
  oversight: { desk: 4, officers: [12, 13] },
  // Internal control answers to the leadership: whoever must not be read by the leadership is not safe with it either.
  conflicts: [{ unit: 6, with: 3 }],
  custodians: [7, 12, 13],
  governance: { members: [13, 14, 15], threshold: 2 },
  release: { members: [12, 13], threshold: 2 },
  deadlines: lawfulDeadlines,
  cover: dailyCover,
  pages: { count: 1, frames: 512, fresh: 32 },
  attachment: { limit: 500 * 2 ** 20 },
};
