import { emptyDraft, hasText, reportDraft, type Draft } from '../../../client/source/visit/draft.ts';
import { progressOf, questionsFor, stepAfter, type Step } from '../../../client/source/visit/steps.ts';

const facts = { mayEscalate: true };
const sensitive: Draft = { ...emptyDraft, category: 'SEXTORTION' };

describe('the order of questions', () => {
  test('help lines come before anything else is asked of somebody who was pressed for sexual acts', () => {
    expect(stepAfter('about', sensitive, facts, new Set())).toBe('safety');
    expect(stepAfter('about', emptyDraft, facts, new Set())).toBe('place');
  });

  test('nobody is asked about the Ombudsman when the oversight desk reads anyway, or must not', () => {
    expect(questionsFor(emptyDraft, { mayEscalate: false })).not.toContain('escalation');
    expect(stepAfter('check', emptyDraft, { mayEscalate: false }, new Set())).toBe('words');
  });

  test('who changes one answer from the summary returns to it, by way of questions that the change has opened', () => {
    const seen = new Set<Step>(questionsFor(emptyDraft, facts));
    expect(stepAfter('about', emptyDraft, facts, seen)).toBe('summary');
    expect(stepAfter('about', sensitive, facts, seen)).toBe('safety');
  });

  test('words are drawn and confirmed before the summary, and the summary is last', () => {
    const order = questionsFor(sensitive, facts);
    expect(order.indexOf('words')).toBeLessThan(order.indexOf('confirm'));
    expect(order.at(-1)).toBe('summary');
    expect(progressOf('summary', sensitive, facts)).toEqual({ now: 13, all: 13 });
  });
});

describe('a draft for the engine', () => {
  test('asks no amount on the sensitive path, and carries who should talk with the person', () => {
    const draft = reportDraft({ ...sensitive, harm: 'GT_10M', handler: 'WOMAN', safety: 'YES' }, 1, 'ky', 'WEB');
    expect(draft.codes.harm).toBe('UNSPECIFIED');
    expect(draft.answers).toEqual([
      { question: 'SAFE_NOW', text: 'YES' },
      { question: 'HANDLER', text: 'WOMAN' },
    ]);
  });

  test('leaves those answers out when the person has turned to another subject', () => {
    const draft = reportDraft({ ...emptyDraft, category: 'BRIBERY', handler: 'WOMAN' }, 1, 'ky', 'WEB');
    expect(draft.answers).toEqual([]);
  });

  test('keeps the statement verbatim and lists exclusions ascending, as the letter wants them', () => {
    const statement = '  Биринчи сап\n\tэкинчи\u00a0сап ';
    const draft = reportDraft({ ...emptyDraft, statement, excludedMembers: [7, 2] }, 2, 'en', 'ONION');
    expect(draft.statement).toBe(statement);
    expect(draft.excluded).toEqual({ members: [2, 7], units: [] });
  });

  test('consents to nothing that was not answered', () => {
    expect(reportDraft(emptyDraft, 1, 'ky', 'WEB').consent).toBe(false);
  });

  test('has text as soon as one field has a letter in it', () => {
    expect(hasText(emptyDraft)).toBe(false);
    expect(hasText({ ...emptyDraft, statement: ' \n' })).toBe(false);
    expect(hasText({ ...emptyDraft, answers: { ...emptyDraft.answers, WHO: 'а' } })).toBe(true);
  });
});
