/** The findings of a return visit in words, for people without a page. */
import type { Finding, FindingId } from '../../reporting/findings.ts';
import { formatDay } from '../ceremony/days.ts';

type Say = (facts: {
  readonly day: string;
  readonly due: string;
  readonly count: string;
  readonly number: string;
}) => string;

const words: Readonly<Record<FindingId, Say>> = {
  'register-forked': () =>
    'The server shows two histories of the register that contradict each other. Nothing of it is believed.',
  'register-rolled-back': () =>
    'The server shows an older state of the register than before. It is not believed; it proves nothing to others.',
  'register-not-cosigned': () => 'Too few outside checkers have seen this register. It is not believed.',
  'register-damaged': () => 'What the server sent does not fit its signatures. It is not believed.',
  'register-old': ({ day }) =>
    `The newest seal is of ${day}, more than 30 days old: nothing can be added to a report now.`,
  'register-stale': ({ day }) => `The newest seal is of ${day}: what has happened since does not show.`,
  'counted-seen': ({ day, count }) => `Counted on ${day}, and seen by outside checkers: ${count}.`,
  'counted-waiting': ({ day }) => `Counted on ${day}. Outside checkers have not looked since.`,
  'counted-unseen': ({ day }) => `Counted on ${day}. No outside checker has seen it: this service has none.`,
  'not-counted-yet': () => 'Not in the register yet. It must be there two days after it was accepted.',
  'letter-dropped': () => 'Missing from the register though two days have passed: the server broke its word.',
  'first-letter-missing': () =>
    'Later letters stand in the register, the first is gone: nobody can read them without it.',
  'message-waiting': ({ number, due }) => `Letter ${number} is not in the register yet. It must be there by ${due}.`,
  'message-dropped': ({ number, due }) =>
    `Letter ${number} is missing from the register. It had to be there by ${due}.`,
  'acknowledged-in-time': ({ day }) => `Acknowledged on ${day}, in time.`,
  'acknowledged-late': ({ day, due }) => `Acknowledged on ${day}, late: the last day was ${due}.`,
  'acknowledgement-unproven': ({ day, due }) =>
    `The register says acknowledged on ${day}, but the signed answer is missing: not proven. The last day for it is ${due}.`,
  'acknowledgement-due': ({ due }) => `Next date: to be acknowledged by ${due}.`,
  'acknowledgement-missed': ({ due, count }) => `Not acknowledged: it had to be by ${due}, ${count} days ago.`,
  'feedback-in-time': ({ day }) => `Told on ${day} what is being done, in time.`,
  'feedback-late': ({ day, due }) => `Told on ${day} what is being done, late: the last day was ${due}.`,
  'feedback-unproven': ({ day, due }) =>
    `The register says that you were told on ${day} what is being done, but the signed answer is missing: not proven. The last day for it is ${due}.`,
  'feedback-due': ({ due }) => `Next date: to be told by ${due} what is being done.`,
  'feedback-missed': ({ due, count }) => `Not told what is being done: it had to be by ${due}, ${count} days ago.`,
  'answer-missing': ({ day, count }) =>
    `Answers that the register has and the pages have not: ${count}, the newest of ${day}. A new one appears within a day; after that somebody may be holding it back.`,
  escalated: ({ day }) => `The Ombudsman’s desk was told; counted on ${day}.`,
  'promise-kept': ({ day }) => `The promise was kept: in the register since ${day}.`,
  'promise-late': ({ day, due }) => `The promise was kept late: in the register since ${day}, due by ${due}.`,
  'promise-waiting': ({ due }) => `Not in the register yet. The server has until the end of ${due}.`,
  'promise-broken': ({ due }) => `The promise is broken: missing from the register, due by ${due}. The note proves it.`,
  'promise-foreign': () => 'Not a note of acceptance of this service, or changed.',
};

export function describeFinding({ id, day, due, count, number }: Finding): string {
  const date = (value: number | undefined): string => (value === undefined ? '' : formatDay(value));
  return words[id]({ day: date(day), due: date(due), count: String(count ?? 0), number: String(number ?? 0) });
}
