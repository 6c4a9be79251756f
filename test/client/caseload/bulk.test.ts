import { emptyCase } from '../../../crypto/index.ts';
import { planBulk, type PreparedWords } from '../../../client/caseload/bulk.ts';
import type { CasePage, ProposalView } from '../../../client/caseload/view.ts';
import { row } from '../console/lists/rows.ts';

const each = (text: string): PreparedWords['acknowledged'] => ({
  ky: `ky ${text}`,
  ru: `ru ${text}`,
  uz: `uz ${text}`,
  en: `en ${text}`,
});
const words: PreparedWords = { acknowledged: each('arrived'), discarded: each('closed') };

const page = (changes: Partial<CasePage> = {}): CasePage => ({
  ...row('a', { status: 'ACKNOWLEDGED' }),
  frontSheet: {
    ...{ office: '', urgency: 'NONE', again: false, language: 'uz', desk: 1, excludedMembers: [], excludedUnits: [] },
    codes: {
      ...{ channel: 'WEB', identity: 'ANON', relation: 'OTHER', category: 'OTHER' },
      ...{ sector: 'UNSPECIFIED', region: 'UNSPECIFIED', harm: 'UNSPECIFIED' },
    },
    consent: false,
  },
  ...{ letters: [], messages: [], history: [], notes: [], proposals: [], custody: [], substitutes: [], identities: [] },
  ...{ sheets: emptyCase.sheets, excluded: emptyCase.excluded, erased: false, recused: [] },
  steps: { statuses: [], proposals: ['CLOSE'], approvals: [], rejections: [] },
  ...{ mayGrant: [3], skipped: [], pending: false, waiting: [] },
  ...changes,
});
const fresh = page({
  status: 'RECEIVED',
  steps: { statuses: ['ACKNOWLEDGED', 'MESSAGE'], proposals: [], approvals: [], rejections: [] },
});
const proposal = (changes: Partial<ProposalView> = {}): ProposalView => ({
  ...{ event: 'e1', act: 'CLOSE', by: 2, day: 1, state: 'OPEN', reason: 'OUTCOME_NOT_A_REPORT' },
  ...{
    outcome: 'NOT_A_REPORT',
    text: '',
    approvedBy: 0,
    approvedDay: 0,
    exclude: { members: [], units: [] },
    mine: false,
  },
  ...changes,
});

describe('an acknowledgement', () => {
  test('is said in the language of the source', () => {
    expect(planBulk(fresh, { type: 'ACKNOWLEDGE' }, words).acts).toEqual([
      { type: 'ANSWER', status: 'ACKNOWLEDGED', reason: '', text: 'uz arrived', language: 'uz' },
    ]);
  });

  test('is not said twice', () => {
    expect(planBulk(page(), { type: 'ACKNOWLEDGE' }, words)).toEqual({ acts: null, hindrance: 'ALREADY' });
  });
});

test.each(['LEFT', 'NEW', 'DAMAGED', 'ORPHAN'] as const)('nothing is done with a case that is %s', (access) => {
  expect(planBulk(page({ access }), { type: 'TAG', text: 'x' }, words).hindrance).toBe('CLOSED_TO_ME');
  expect(planBulk(null, { type: 'TAG', text: 'x' }, words).hindrance).toBe('CLOSED_TO_ME');
});

describe('assigning, tagging and letting in', () => {
  test('an assigned member can open the case', () => {
    expect(planBulk(page(), { type: 'ASSIGN', member: 2 }, words).acts).toEqual([{ type: 'ASSIGN', member: 2 }]);
    expect(planBulk(page(), { type: 'ASSIGN', member: 9 }, words).hindrance).toBe('NOT_ELIGIBLE');
    expect(planBulk(page({ assigned: 2 }), { type: 'ASSIGN', member: 2 }, words).hindrance).toBe('ALREADY');
    expect(planBulk(page({ assigned: 2 }), { type: 'ASSIGN', member: 0 }, words).hindrance).toBeNull();
  });

  test('a tag stands once', () => {
    expect(planBulk(page({ tags: ['road'] }), { type: 'TAG', text: 'road' }, words).hindrance).toBe('ALREADY');
    expect(planBulk(page(), { type: 'TAG', text: 'road' }, words).acts).toEqual([
      { type: 'RECORD', number: 0, kept: true, content: { kind: 'TAG', data: { text: 'road' } } },
    ]);
  });

  test('only those are let in who may be', () => {
    expect(planBulk(page(), { type: 'GRANT', to: 3 }, words).acts).toEqual([{ type: 'GRANT', to: 3 }]);
    expect(planBulk(page(), { type: 'GRANT', to: 4 }, words).hindrance).toBe('NOT_ELIGIBLE');
    expect(planBulk(page(), { type: 'GRANT', to: 1 }, words).hindrance).toBe('ALREADY');
  });
});

describe('what is no report', () => {
  const discard = { type: 'DISCARD', text: 'advertising' } as const;

  test('is proposed to be closed, never closed', () => {
    const { acts } = planBulk(page(), discard, words);
    expect(acts?.map(({ type }) => type)).toEqual(['PROPOSE']);
    expect(acts?.[0]).toMatchObject({ act: 'CLOSE', outcome: 'NOT_A_REPORT', text: 'advertising' });
  });

  test('is acknowledged first', () => {
    expect(planBulk(fresh, discard, words).acts?.map(({ type }) => type)).toEqual(['ANSWER', 'PROPOSE']);
  });

  test('is not proposed twice, nor where nobody else could approve', () => {
    expect(planBulk(page({ proposals: [proposal()] }), discard, words).hindrance).toBe('ALREADY');
    expect(planBulk(page({ circle: [1] }), discard, words).hindrance).toBe('NOBODY_TO_APPROVE');
  });

  test('is closed by approving a colleague’s proposal, in the language of the source', () => {
    const steps = { ...page().steps, approvals: ['e1'] };
    expect(planBulk(page({ proposals: [proposal()], steps }), { type: 'APPROVE_DISCARD' }, words).acts).toEqual([
      { type: 'APPROVE', event: 'e1', text: 'uz closed', language: 'uz' },
    ]);
  });

  test.each<[string, Partial<ProposalView>]>([
    ['closes with another outcome', { outcome: 'NOT_SUBSTANTIATED' }],
    ['is of another kind', { act: 'REFER', outcome: '' }],
    ['is of another kind, whatever outcome it claims', { act: 'ERASE' }],
  ])('is the only thing that is approved in bulk: not a proposal that %s', (_, changes) => {
    const steps = { ...page().steps, approvals: ['e1'] };
    const many = page({ proposals: [proposal(changes)], steps });
    expect(planBulk(many, { type: 'APPROVE_DISCARD' }, words).hindrance).toBe('NO_PROPOSAL');
  });

  test('is not approved by whoever may not', () => {
    expect(planBulk(page({ proposals: [proposal()] }), { type: 'APPROVE_DISCARD' }, words).hindrance).toBe(
      'NO_PROPOSAL',
    );
  });
});
