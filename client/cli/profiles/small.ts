import { desks, ombudsman, publicCouncil, roles, service, units } from './offices.ts';
import { dailyCover, lawfulDeadlines, seatInOrder, type Profile } from './profile.ts';

/** Six people of the body at two desks of three, and two oversight officers from outside. */
export const small: Profile = {
  body: service,
  units: [
    { number: 1, name: units.intake },
    { number: 2, name: units.investigation },
    { number: 3, name: units.ethics },
    { number: 4, name: units.ombudsman },
    { number: 5, name: units.council },
  ],
  members: [
    { number: 1, role: roles.intakeLawyer, institution: service, unit: 1 },
    { number: 2, role: roles.seniorInvestigator, institution: service, unit: 2 },
    { number: 3, role: roles.ethicsCommissioner, institution: service, unit: 3 },
    { number: 4, role: roles.protectionLawyer, institution: service, unit: 1 },
    { number: 5, role: roles.financialAnalyst, institution: service, unit: 2 },
    { number: 6, role: roles.internalInspector, institution: service, unit: 3 },
    { number: 7, role: roles.ombudsmanOfficer, institution: ombudsman, unit: 4 },
    { number: 8, role: roles.councilOfficer, institution: publicCouncil, unit: 5 },
  ],
  positions: seatInOrder([1, 2, 3, 4, 5, 6, 7, 8]),
  desks: [
    { number: 1, ...desks.money, positions: [0, 1, 2] },
    { number: 2, ...desks.conduct, positions: [3, 4, 5] },
    { number: 3, ...desks.oversight, positions: [6, 7] },
  ],
  oversight: { desk: 3, officers: [7, 8] },
  conflicts: [],
  custodians: [3, 7, 8],
  governance: { members: [3, 7], threshold: 2 },
  release: { members: [7, 8], threshold: 2 },
  deadlines: lawfulDeadlines,
  cover: dailyCover,
  pages: { count: 1, frames: 256, fresh: 8 },
  attachment: { limit: 200 * 2 ** 20 },
};
