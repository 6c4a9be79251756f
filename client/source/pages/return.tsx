import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { WordEntry } from '../../shared/components/word-entry.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { findingOfRefusal, type FindingId } from '../../reporting/findings.ts';
import { EngineError } from '../engine.ts';
import { useVisit } from '../visit/context.tsx';
import { codeOf, evidenceOf } from '../visit/visit.ts';
import { RegisterRefusal } from './finding-list.tsx';
import { sayProblems, type FoundProblem } from './problems.ts';
import { errorAt } from './question.tsx';

const noWords: readonly string[] = Array.from({ length: 12 }, () => '');

/** The twelve words, or the forty digits. */
export function ReturnPage(): VNode {
  const locale = useLocale();
  const { t } = locale;
  const visit = useVisit();
  const [words, setWords] = useState(noWords);
  const [digits, setDigits] = useState('');
  const [list, setList] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [found, setFound] = useState<readonly FoundProblem[]>([]);
  const problems = sayProblems(found, locale);
  const [attempt, setAttempt] = useState(0);
  const [opening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly id: FindingId; readonly evidence: string | null } | null>(null);

  useEffect(() => {
    // Suggestions are a help: without them the words can be typed all the same.
    visit.engine.ask('list', null).then(setList, () => undefined);
  }, [visit]);

  const fail = (now: readonly FoundProblem[], places: readonly number[] = []): void => {
    setFound(now);
    setWrong(places);
    setAttempt((now) => now + 1);
  };
  const open = async (): Promise<void> => {
    const byDigits = digits.trim() !== '';
    const empty = words.flatMap((word, index) => (word.trim() === '' ? [index] : []));
    if (!byDigits && empty.length > 0) {
      const first = (empty[0] ?? 0) + 1;
      fail([{ field: first === 1 ? 'word' : `word-${String(first)}`, say: ({ t }) => t('return-missing') }], empty);
      return;
    }
    fail([]);
    setRefusal(null);
    setOpening(true);
    try {
      visit.found.value = await visit.engine.ask('open', { text: byDigits ? digits : words.join(' ') });
      visit.dropWords();
      visit.sent.value = null;
      await visit.loadRegister(false);
      setWords(noWords);
      setDigits('');
      visit.go('answers');
    } catch (error) {
      const code = codeOf(error);
      const finding = findingOfRefusal(code);
      if (finding !== null) {
        setRefusal({ id: finding, evidence: evidenceOf(error) });
        return;
      }
      const position = error instanceof EngineError ? error.position : null;
      const field = byDigits ? 'digits' : position === null || position === 1 ? 'word' : `word-${String(position)}`;
      const isTyping = ['UNKNOWN_WORD', 'BAD_CHECKSUM', 'BAD_LENGTH'].includes(code);
      fail(
        [{ ...(isTyping ? { field } : {}), say: ({ t }) => textOf(t, code, byDigits, position) }],
        position === null ? [] : [position - 1],
      );
    } finally {
      setOpening(false);
    }
  };
  return (
    <form
      id="page-return"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!opening) void open();
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      {refusal !== null && <RegisterRefusal {...refusal} />}
      <WordEntry
        id="word"
        legend={t('return-heading')}
        asHeading
        error={wrong.length > 0 ? problems[0]?.text : undefined}
        wrong={wrong}
        words={words}
        onChange={(typed) => {
          setWords(typed);
          setWrong([]);
        }}
        suggest={(beginning) => list.filter((word) => word.startsWith(beginning))}
      />
      <Details summary={t('return-digits-summary')} open={digits !== ''}>
        <TextInput
          id="digits"
          label={t('return-digits')}
          hint={t('return-digits-hint')}
          inputMode="numeric"
          error={errorAt(problems, 'digits')}
          value={digits}
          onInput={setDigits}
        />
      </Details>
      {opening && <Spinner label={t('return-opening')} />}
      <ButtonGroup>
        <Button type="submit" id="open" busy={opening}>
          {t('return-open')}
        </Button>
        <LinkAction
          onClick={() => {
            visit.go('lost');
          }}
        >
          {t('return-lost')}
        </LinkAction>
      </ButtonGroup>
      <p class="report-quiet">{t('return-private')}</p>
    </form>
  );
}

function textOf(t: Locale['t'], code: string, byDigits: boolean, position: number | null): string {
  if (code === 'BAD_LENGTH') return t(byDigits ? 'return-digits-length' : 'return-missing');
  if (code === 'UNKNOWN_WORD' && position !== null) return t('return-unknown', { number: position });
  return describeProblem(code, t);
}

/** Words that are gone are gone; what can be done all the same. */
export function LostPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <div id="page-lost">
      <Heading level={1}>{t('lost-heading')}</Heading>
      <p>{t('lost-lead')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('lost-still-read')}</li>
        <li>{t('lost-typo')}</li>
        <li>{t('lost-again')}</li>
      </ul>
      <InsetText>{t('lost-beware')}</InsetText>
      <Button
        id="report-again"
        onClick={() => {
          visit.change({ again: true });
          visit.begin(false);
        }}
      >
        {t('lost-report-again')}
      </Button>
    </div>
  );
}
