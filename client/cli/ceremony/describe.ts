/** A roster in words, for people who are about to sign it or want to know who reads. */
import {
  formatFingerprint,
  rosterHash,
  textIn,
  type Language,
  type PublicSuite,
  type Roster,
} from '../../../crypto/index.ts';
import { formatDay } from './days.ts';

/** Lines of text; the fingerprint in the first ones is what signers compare aloud. */
export async function describeRoster(suite: PublicSuite, roster: Roster, language: Language = 'en'): Promise<string> {
  const fingerprint = formatFingerprint(await rosterHash(suite, roster));
  const lines = [
    `${textIn(roster.body, language)}: ${roster.origin} (${roster.mode})`,
    `Roster ${String(roster.sequence)}, in force ${formatDay(roster.first)} to ${formatDay(roster.last)}`,
    `Fingerprint: ${fingerprint}`,
    ...roster.desks.flatMap((desk) => [
      '',
      `Desk ${String(desk.number)}: ${textIn(desk.name, language)}${desk.number === roster.oversight.desk ? ' (oversight)' : ''}`,
      ...roster.positions
        .filter(({ position }) => desk.positions.includes(position))
        .map(({ position, member }) => `  position ${String(position)}: ${describeMember(roster, member, language)}`),
    ]),
  ];
  const seated = new Set(roster.positions.map(({ member }) => member));
  const others = roster.members.filter(({ number }) => !seated.has(number));
  if (others.length > 0) lines.push('', 'Without a position:');
  for (const { number } of others) lines.push(`  ${describeMember(roster, number, language)}`);
  return `${lines.join('\n')}\n`;
}

function describeMember(roster: Roster, number: number, language: Language): string {
  const member = roster.members.find((candidate) => candidate.number === number);
  if (member === undefined) return `member ${String(number)}`;
  const unit = roster.units.find((candidate) => candidate.number === member.unit);
  const office = [member.institution, ...(unit === undefined ? [] : [unit.name])].map((texts) =>
    textIn(texts, language),
  );
  return `member ${String(number)}, ${textIn(member.role, language)} (${office.join(', ')})`;
}
