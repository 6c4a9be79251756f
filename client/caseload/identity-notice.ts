/** What a source is told when their identity was opened: by which roles, when and why, in the language of the report. */
import { openingNotice, textIn, type Language, type Roster } from '../../crypto/index.ts';

export interface OpeningFacts {
  /** Members who asked, and custodians who gave their shares. */
  readonly asked: readonly number[];
  readonly custodians: readonly number[];
  /** UTC days since 1970-01-01. */
  readonly day: number;
  readonly reason: string;
}

interface Words {
  readonly day: string;
  readonly asked: string;
  readonly custodians: string;
  readonly reason: string;
}

const words: Readonly<Record<Language, Words>> = {
  ky: { day: 'Күнү', asked: 'Сурагандар', custodians: 'Үлүшүн берген сактоочулар', reason: 'Себеби' },
  ru: { day: 'Дата', asked: 'Кто запросил', custodians: 'Хранители, отдавшие свои доли', reason: 'Причина' },
  uz: { day: 'Sana', asked: 'So‘raganlar', custodians: 'Ulushini bergan saqlovchilar', reason: 'Sababi' },
  en: { day: 'Day', asked: 'Asked for by', custodians: 'Custodians who gave their shares', reason: 'Reason' },
};

/** Begins with the fixed sentence of the language (`openingNotice`). */
export function openingText(roster: Roster, language: Language, facts: OpeningFacts): string {
  const { day, asked, custodians, reason } = words[language];
  const roles = (members: readonly number[]): string =>
    members.map((number) => roleOf(roster, number, language)).join('; ');
  return [
    openingNotice[language],
    `${day}: ${new Date(facts.day * 86_400_000).toISOString().slice(0, 10)}`,
    `${asked}: ${roles(facts.asked)}`,
    `${custodians}: ${roles(facts.custodians)}`,
    `${reason}: ${facts.reason}`,
  ].join('\n');
}

function roleOf(roster: Roster, number: number, language: Language): string {
  const member = roster.members.find((each) => each.number === number);
  return member === undefined
    ? String(number)
    : `${textIn(member.role, language)} (${textIn(member.institution, language)})`;
}
