import {
  firstDraft,
  hasAskedProof,
  inLanguage,
  statusOfMoment,
  withMoment,
  withProof,
  withQuestions,
} from '../../../../client/console/case/prepared/compose.ts';
import {
  isPrepared,
  moments,
  preparedIn,
  proofQuestions,
  questions,
  wordsFor,
} from '../../../../client/console/case/prepared/prepared-answer.ts';
import { languages, outcomes, statuses, type Language } from '../../../../crypto/index.ts';

const own = { status: 'MESSAGE', language: 'ky', text: 'Өз сөзүм' } as const;
const everyStatus = statuses;

describe('prepared answers', () => {
  const all = (language: Language): string[] => {
    const { moments: told, closed, questions: asked, proof, exoneration, pleaseTell } = preparedIn(language);
    return [told, closed, asked, proof].flatMap((texts) => Object.values(texts)).concat(pleaseTell, exoneration.body);
  };

  test('there is one for each moment, outcome and question in each language, and no two of a language are alike', () => {
    for (const language of languages) {
      const texts = all(language);
      expect(texts).toHaveLength(moments.length + outcomes.length + questions.length + proofQuestions.length + 1 + 4);
      expect(texts.filter((text) => text.trim() === '' || text !== text.trim())).toEqual([]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('no text is left in another language', () => {
    const texts = languages.map((language) => new Set(all(language)));
    for (const [index, mine] of texts.entries())
      for (const other of texts.slice(index + 1)) expect([...mine].filter((text) => other.has(text))).toEqual([]);
  });

  test('none has a placeholder, a name, or a number other than the days of the follow-ups: the words are the same for everybody', () => {
    for (const language of languages)
      for (const text of [
        ...Object.values(preparedIn(language).moments),
        ...Object.values(preparedIn(language).closed),
      ]) {
        expect(text).not.toMatch(/[{}$]/u);
        expect(text.match(/\d+/gu) ?? []).toEqual(
          text === preparedIn(language).moments.RETALIATION ? ['30', '90', '180', '365'] : [],
        );
      }
  });

  test('every status that two members sign has its words, for each reason', () => {
    for (const language of languages) {
      for (const outcome of outcomes)
        expect(wordsFor(language, 'CLOSED', `OUTCOME_${outcome}`)).toBe(preparedIn(language).closed[outcome]);
      expect(wordsFor(language, 'EXTENDED', 'COMPLEX')).toBe(preparedIn(language).moments.EXTENDED);
      expect(wordsFor(language, 'REFERRED', '')).toBe(preparedIn(language).moments.REFERRED);
    }
    expect(wordsFor('ky', 'CLOSED', '')).toBeNull();
    expect(wordsFor('ky', 'MESSAGE', '')).toBeNull();
  });

  test('the letter of exoneration names the person and the day, and nothing else is left open', () => {
    for (const language of languages) {
      const { salutation, signature, body, title } = preparedIn(language).exoneration;
      expect(salutation).toContain('{name}');
      expect(signature).toContain('{day}');
      expect([title, ...body].join('')).not.toMatch(/[{}]/u);
    }
  });
});

describe('composing', () => {
  test('never replaces what a member has typed', () => {
    for (const moment of moments) expect(withMoment(own, moment, everyStatus).text.startsWith(own.text)).toBe(true);
    expect(withQuestions(own, ['WHO'], everyStatus).text.startsWith(own.text)).toBe(true);
    expect(withProof(own, 'DETAIL', everyStatus).text.startsWith(own.text)).toBe(true);
    expect(inLanguage(own, 'ru').text).toBe(own.text);
  });

  test('replaces one prepared text by another', () => {
    const first = withMoment({ ...own, text: '' }, 'STILL_WORKING', everyStatus);
    expect(withMoment(first, 'RETALIATION', everyStatus).text).toBe(preparedIn('ky').moments.RETALIATION);
    expect(isPrepared(first.text)).toBe(true);
    expect(isPrepared(`${first.text} x`)).toBe(false);
  });

  test('takes the status along only where one signature may tell it', () => {
    for (const moment of moments) {
      const told = statusOfMoment[moment];
      expect(withMoment(own, moment, everyStatus).status).toBe(told ?? 'MESSAGE');
      expect(withMoment(own, moment, ['MESSAGE']).status).toBe('MESSAGE');
    }
  });

  test('whoever asks waits for the source, unless the case cannot say so', () => {
    expect(withQuestions(own, ['WHO', 'WHEN'], everyStatus).status).toBe('WAITING_FOR_SOURCE');
    expect(withQuestions(own, ['WHO'], ['MESSAGE']).status).toBe('MESSAGE');
    expect(withQuestions({ ...own, status: 'ACKNOWLEDGED' }, ['WHO'], everyStatus).status).toBe('ACKNOWLEDGED');
    expect(withQuestions(own, [], everyStatus)).toBe(own);
  });

  test('each ticked question stands on a line of its own, in the language of the answer', () => {
    const { text } = withQuestions({ ...own, language: 'uz', text: '' }, ['WHAT', 'DOCUMENTS'], everyStatus);
    const { pleaseTell, questions: asked } = preparedIn('uz');
    expect(text.split('\n')).toEqual([pleaseTell, `– ${asked.WHAT}`, `– ${asked.DOCUMENTS}`]);
  });

  test('prepared words follow the language', () => {
    const draft = withMoment({ ...own, text: '' }, 'PROTECT_YOURSELF', everyStatus);
    expect(inLanguage(draft, 'en')).toEqual({
      ...draft,
      language: 'en',
      text: preparedIn('en').moments.PROTECT_YOURSELF,
    });
  });

  test('a new report is acknowledged first', () => {
    expect(firstDraft(['ACKNOWLEDGED', 'MESSAGE'], 'ru')).toEqual({
      status: 'ACKNOWLEDGED',
      language: 'ru',
      text: preparedIn('ru').moments.ACKNOWLEDGED,
    });
    expect(firstDraft(['MESSAGE'], 'ru').text).toBe('');
  });

  test('a question of proof is found again in the answer that carried it, whatever stands around it', () => {
    const { text } = withProof({ ...own, text: '' }, 'FIRST_LINE', everyStatus);
    expect(hasAskedProof(['x', `y ${text} z`])).toBe(true);
    expect(hasAskedProof([preparedIn('ky').moments.LOST_WORDS])).toBe(false);
  });
});
