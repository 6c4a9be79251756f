/** The summary of a court bundle: what happened, as a PDF for people. */
import { textIn, type Language } from '../../crypto/index.ts';
import { documentsOf, flatten, type DocumentRecord } from '../evidence/documents.ts';
import { roleIn, type CaseFacts } from './case-facts.ts';
import { formatDay } from './days.ts';
import { PdfDocument } from './pdf/document.ts';
import { bundleTexts, type BundleTexts } from './texts/bundle-texts.ts';

export interface SummaryFacts extends CaseFacts {
  readonly language: Language;
  /** Hash of a document in hex to its path in the bundle. */
  readonly paths: ReadonlyMap<string, string>;
  /** Hash of the approved proposal, hex. */
  readonly decision: string;
}

/** @param font a TrueType font with every letter of the four languages */
export function makeSummary(facts: SummaryFacts, font: Uint8Array): Uint8Array {
  const texts = bundleTexts[facts.language];
  const document = new PdfDocument(font, `${texts.title} ${facts.page.id.slice(0, 8)}`, facts.language);
  writeHead(document, texts, facts);
  writeLetters(document, texts, facts);
  writeAllegations(document, texts, facts);
  writeCourse(document, texts, facts);
  writeDocuments(document, texts, facts);
  document.heading(2, texts.checking);
  document.paragraph(texts.checkingText);
  return document.end();
}

function writeHead(document: PdfDocument, texts: BundleTexts, facts: SummaryFacts): void {
  const { page, standing, language, decision } = facts;
  document.heading(1, `${texts.title} ${page.id.slice(0, 8)}`);
  document.paragraph(texts.warning);
  document.paragraph(texts.lead);
  document.pair(texts.body, textIn(standing.view.roster.body, language));
  document.pair(texts.caseName, page.id);
  document.pair(texts.received, formatDay(page.receivedDay));
  document.pair(texts.category, texts.categories[page.category]);
  document.pair(texts.office, page.office === '' ? texts.none : page.office);
  document.pair(texts.status, page.status === null ? texts.none : texts.statuses[page.status]);
  document.pair(texts.exported, formatDay(standing.view.today));
  const decided = page.proposals.find(({ event }) => event === decision);
  if (decided === undefined) return;
  const { by, day, approvedBy, approvedDay, text } = decided;
  document.pair(
    texts.decision,
    `${formatDay(day)} · ${roleIn(standing, by, language)}${text === '' ? '' : `\n${text}`}`,
  );
  document.pair(texts.approved, `${formatDay(approvedDay)} · ${roleIn(standing, approvedBy, language)}`);
}

function writeLetters(document: PdfDocument, texts: BundleTexts, { page, standing, language }: SummaryFacts): void {
  document.heading(2, texts.reports);
  for (const letter of page.letters) {
    document.heading(3, `${String(letter.number)} · ${formatDay(letter.day)}`);
    document.paragraph(letter.statement);
    for (const { question, text } of letter.answers) document.pair(question, text);
  }
  document.heading(2, texts.answers);
  const answers = page.messages.filter((message) => message.from === 'BODY');
  if (answers.length === 0) document.paragraph(texts.none);
  for (const { day, member, text } of answers) {
    document.heading(3, `${formatDay(day)} · ${roleIn(standing, member, language)}`);
    document.paragraph(text);
  }
}

function writeAllegations(document: PdfDocument, texts: BundleTexts, { page }: SummaryFacts): void {
  const { ALLEGATION, PERSON } = page.sheets;
  const allegations = ALLEGATION.filter(({ kept }) => kept);
  const persons = PERSON.filter(({ kept }) => kept);
  document.heading(2, texts.allegations);
  if (allegations.length === 0) document.paragraph(texts.none);
  for (const { number, data } of allegations) {
    document.heading(3, `${String(number)} · ${texts.categories[data.category]}`);
    document.paragraph(data.text);
    const accused = persons.filter((person) => data.accused.includes(person.number)).map((person) => person.data.name);
    if (accused.length > 0) document.pair(texts.persons, accused.join(', '));
    document.pair(texts.outcome, data.outcome === '' ? texts.noOutcome : texts.outcomes[data.outcome]);
    if (data.reason !== '') document.paragraph(data.reason);
  }
  document.heading(2, texts.persons);
  if (persons.length === 0) document.paragraph(texts.none);
  for (const { data } of persons) document.pair(data.name, data.text === '' ? '·' : data.text);
}

function writeCourse(document: PdfDocument, texts: BundleTexts, { steps, standing, language }: SummaryFacts): void {
  document.heading(2, texts.course);
  for (const { event } of steps) {
    if (event.type === 'CUSTODY') continue;
    document.pair(formatDay(event.day), `${texts.events[event.type]} · ${roleIn(standing, event.member, language)}`);
  }
}

function writeDocuments(document: PdfDocument, texts: BundleTexts, facts: SummaryFacts): void {
  document.heading(2, texts.documents);
  const records = flatten(documentsOf(facts.page.custody));
  if (records.length === 0) document.paragraph(texts.none);
  for (const record of records) writeDocument(document, texts, facts, record);
}

function writeDocument(document: PdfDocument, texts: BundleTexts, facts: SummaryFacts, record: DocumentRecord): void {
  const { standing, language, paths } = facts;
  const path = paths.get(record.hash);
  document.heading(3, record.name);
  document.pair('SHA-256', record.hash);
  document.pair(texts.size, String(record.length));
  document.pair(texts.inBundle, path ?? texts.notInBundle);
  if (record.ciphertext !== '') document.pair(texts.cipherHash, record.ciphertext);
  if (record.origin !== '') document.pair(texts.version, record.origin);
  for (const { what, day, by, to, until } of record.entries) {
    const given = to === '' ? '' : ` ${to}${until === 0 ? '' : ` – ${formatDay(until)}`}`;
    document.pair(formatDay(day), `${texts.custody[what]}${given} · ${roleIn(standing, by, language)}`);
  }
}
