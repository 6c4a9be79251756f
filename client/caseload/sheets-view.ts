/** What the records of a case say to a list: tags, and the next day on which somebody has to do something. */
import {
  formatHex,
  isOnHold,
  retaliationChecks,
  type CaseState,
  type RecordContent,
  type Sheets,
} from '../../crypto/index.ts';
import type { CaseRow } from './view.ts';

export type SheetMarks = Pick<
  CaseRow,
  | 'tags'
  | 'names'
  | 'links'
  | 'myTaskDue'
  | 'myTaskText'
  | 'myTasks'
  | 'retaliationCheck'
  | 'rightDue'
  | 'onHold'
  | 'erased'
>;

/** Of a case without records. */
export const noMarks: SheetMarks = {
  tags: [],
  names: [],
  links: [],
  myTaskDue: 0,
  myTaskText: '',
  myTasks: 0,
  retaliationCheck: 0,
  rightDue: 0,
  onHold: false,
  erased: false,
};

export function marksOf({ sheets, erased }: CaseState, member: number): SheetMarks {
  const mine = sheets.TASK.filter(({ kept, data }) => kept && data.done === 0 && data.member === member);
  const myTaskDue = earliest(mine.map(({ data }) => data.due));
  return {
    tags: sheets.TAG.filter(({ kept }) => kept).map(({ data }) => data.text),
    names: sheets.PERSON.filter(({ kept }) => kept).map(({ data }) => data.name),
    links: sheets.LINK.filter(({ kept }) => kept).map(({ data }) => formatHex(data.letter)),
    myTaskDue,
    myTaskText: mine.find(({ data }) => myTaskDue > 0 && data.due === myTaskDue)?.data.text ?? '',
    myTasks: mine.length,
    retaliationCheck: earliest(sheets.RETALIATION.map(nextCheck)),
    rightDue: earliest(sheets.RIGHT.filter(({ kept, data }) => kept && data.done === 0).map(({ data }) => data.due)),
    onHold: isOnHold(sheets),
    erased,
  };
}

/** The day of the next follow-up, or 0 once it has ended. One made late counts for all that were due before it. */
export function nextCheck({ kept, data }: Sheets['RETALIATION'][number]): number {
  if (!kept || data.ended !== 0) return 0;
  const last = data.checked.at(-1) ?? 0;
  const next = retaliationChecks.find((days) => data.day + days > last);
  return next === undefined ? 0 : data.day + next;
}

function earliest(days: readonly number[]): number {
  const set = days.filter((day) => day > 0);
  return set.length === 0 ? 0 : Math.min(...set);
}

/** What a sheet said when it was written, for the history: codes, numbers and its own words. */
export function detailOfRecord(content: RecordContent): Record<string, string | number> {
  switch (content.kind) {
    case 'ALLEGATION': {
      const { category, outcome, text } = content.data;
      return { category, outcome, text };
    }
    case 'PERSON':
      return { text: content.data.name };
    case 'TASK': {
      const { text, member, due, done } = content.data;
      return { text, member, due, done };
    }
    case 'LINK':
      return { letter: formatHex(content.data.letter), relation: content.data.relation, text: content.data.text };
    case 'RETALIATION': {
      const { form, day, checked, ended, text } = content.data;
      return { form, day, checks: checked.length, ended, text };
    }
    case 'RIGHT': {
      const { person, step, done, text } = content.data;
      return { person, step, done, text };
    }
    case 'TRIAGE': {
      const { remit, harm, text } = content.data;
      return { remit, harm, text };
    }
    case 'TAG':
    case 'HOLD':
      return { text: content.data.text };
  }
}
