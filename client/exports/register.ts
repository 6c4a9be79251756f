/** The statutory register of reports: one line for each case that this member may see, as a table and as a list for print. */
import { textIn, type Language } from '../../crypto/index.ts';
import type { CasePage, CaseRow, Me, Person } from '../caseload/view.ts';
import { encodeCsv } from './csv.ts';
import { formatDay } from './days.ts';
import { PdfDocument } from './pdf/document.ts';
import { bundleTexts, type RegisterColumns } from './texts/bundle-texts.ts';

export interface RegisterFacts {
  readonly me: Me;
  readonly colleagues: readonly Person[];
  readonly rows: readonly CaseRow[];
  readonly page: (id: string) => CasePage | null;
  readonly language: Language;
}

const columns: readonly (keyof RegisterColumns)[] = [
  'name',
  'received',
  'desk',
  'category',
  'office',
  'status',
  'outcome',
  'acknowledgeBy',
  'acknowledged',
  'feedbackBy',
  'feedback',
  'responsible',
  'hold',
  'erased',
];

/** In order of receipt. Cases that cannot be opened here are not listed: nothing of them is known. */
export function registerRows(facts: RegisterFacts): readonly (readonly string[])[] {
  const texts = bundleTexts[facts.language];
  const cases = facts.rows
    .filter(({ access }) => access === 'CIRCLE' || access === 'NEW')
    .toSorted((a, b) => a.receivedDay - b.receivedDay || (a.id < b.id ? -1 : 1));
  return [columns.map((column) => texts.columns[column]), ...cases.map((row) => line(facts, row))];
}

export function registerCsv(facts: RegisterFacts, withMark: boolean): Uint8Array {
  return encodeCsv(registerRows(facts), withMark);
}

export function registerPdf(facts: RegisterFacts, font: Uint8Array): Uint8Array {
  const [head = [], ...lines] = registerRows(facts);
  const body = textIn(facts.me.body, facts.language);
  const document = new PdfDocument(font, `${body} · ${formatDay(facts.me.today)}`, facts.language);
  document.heading(1, body);
  document.paragraph(formatDay(facts.me.today));
  for (const [name = '', ...values] of lines) {
    document.heading(3, name);
    for (const [index, value] of values.entries()) if (value !== '') document.pair(head[index + 1] ?? '', value);
  }
  return document.end();
}

function line({ me, colleagues, page, language }: RegisterFacts, row: CaseRow): readonly string[] {
  const texts = bundleTexts[language];
  const day = (at: number | null | undefined): string => (at === null || at === undefined ? '' : formatDay(at));
  const desk = me.desks.find(({ number }) => number === row.desk);
  const responsible = colleagues.find(({ member }) => member === row.assigned);
  const closing = page(row.id)?.proposals.findLast(({ act, state }) => act === 'CLOSE' && state === 'APPROVED');
  const outcome = Object.entries(texts.outcomes).find(([code]) => code === closing?.outcome)?.[1] ?? '';
  const cells: RegisterColumns = {
    name: row.id.slice(0, 8),
    received: formatDay(row.receivedDay),
    desk: desk === undefined ? '' : textIn(desk.name, language),
    category: texts.categories[row.category],
    office: row.erased ? '' : row.office,
    status: row.status === null ? '' : texts.statuses[row.status],
    outcome,
    acknowledgeBy: day(row.clocks?.acknowledgeBy.due),
    acknowledged: day(row.clocks?.acknowledgeBy.done),
    feedbackBy: day(row.clocks?.feedbackBy.due),
    feedback: day(row.clocks?.feedbackBy.done),
    responsible: responsible === undefined ? '' : textIn(responsible.role, language),
    hold: row.onHold ? '1' : '',
    erased: row.erased ? '1' : '',
  };
  return columns.map((column) => cells[column]);
}
