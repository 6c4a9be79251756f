import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { foldWord } from '../../../crypto/index.ts';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, InsetText, WarningText } from '../../shared/components/notices.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { WordGrid } from '../../shared/components/word-grid.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { codeOf } from '../visit/visit.ts';
import type { Words } from '../worker/messages.ts';
import { QrCode } from './qr-code.tsx';
import { errorAt, Question } from './question.tsx';

const wordCount = 12;
const askedCount = 2;

/** The twelve words, before anything is sent. Paper and pencil first; everything else behind a warning. */
export function WordsPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const [problem, setProblem] = useState<string | null>(null);
  const words = visit.words.value;

  const draw = (): void => {
    setProblem(null);
    visit.engine.ask('draw', null).then(
      (drawn) => {
        // The worker has one set of keys at a time.
        visit.found.value = null;
        visit.words.value = drawn;
      },
      (error: unknown) => {
        setProblem(codeOf(error));
      },
    );
  };
  useEffect(() => {
    // Drawn once in a visit: whoever steps back and forth sees the words that are written down already.
    if (visit.words.value === null) draw();
  }, []);

  if (words === null)
    return (
      <div id="page-words">
        <Heading level={1}>{t('words-heading')}</Heading>
        {problem === null ? (
          <Spinner label={t('words-drawing')} />
        ) : (
          <InsetText>
            <p role="alert">{describeProblem(problem, t)}</p>
            <Button tone="secondary" onClick={draw}>
              {t('try-again')}
            </Button>
          </InsetText>
        )}
      </div>
    );
  return (
    <Question
      step="words"
      label={t('words-written')}
      others={
        <LinkAction
          onClick={() => {
            visit.change({ comesBack: false });
            visit.go('summary');
          }}
        >
          {t('words-without')}
        </LinkAction>
      }
      onContinue={() => {
        visit.change({ comesBack: true });
        visit.next('words');
      }}
    >
      {() => (
        <>
          <Heading level={1}>{t('words-heading')}</Heading>
          <p>{t('words-lead')}</p>
          <WordGrid label={t('words-heading')} words={words.words} lang="en" />
          <WarningText>{t('words-warning')}</WarningText>
          <OtherWays words={words} />
        </>
      )}
    </Question>
  );
}

/** Print, copy, picture, digits: each leaves a trace somewhere, and says where. */
function OtherWays({ words }: { readonly words: Words }): VNode {
  const { t } = useLocale();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const [drawn, setDrawn] = useState(false);
  return (
    <Details summary={t('words-other')}>
      <WarningText>{t('words-other-warning')}</WarningText>
      <ButtonGroup>
        <Button
          tone="secondary"
          icon="printer"
          small
          onClick={() => {
            print();
          }}
        >
          {t('print')}
        </Button>
        <Button
          tone="secondary"
          icon="copy"
          small
          onClick={() => {
            navigator.clipboard.writeText(words.words.join(' ')).then(
              () => {
                setCopied('yes');
              },
              () => {
                setCopied('refused');
              },
            );
          }}
        >
          {t('copy')}
        </Button>
        <Button
          tone="secondary"
          small
          onClick={() => {
            setDrawn(!drawn);
          }}
        >
          {t(drawn ? 'words-qr-hide' : 'words-qr')}
        </Button>
      </ButtonGroup>
      <p role="status">{copied === 'no' ? '' : t(copied === 'yes' ? 'words-copied' : 'words-copy-refused')}</p>
      {drawn && <QrCode label={t('words-qr-label')} text={words.digits.replaceAll(' ', '')} />}
      <p>{t('words-digits')}</p>
      <p class="report-digits" translate={false}>
        {words.digits}
      </p>
    </Details>
  );
}

/** Two of the words, to see that they are really on paper. */
export function ConfirmPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const words = visit.words.value?.words ?? [];
  const [places] = useState(() => drawPlaces(visit.draw));
  const [typed, setTyped] = useState<readonly string[]>(places.map(() => ''));
  return (
    <Question
      step="confirm"
      check={() =>
        places.flatMap((place, index) =>
          fold(typed[index]) === fold(words[place])
            ? []
            : [{ field: `confirm-${String(place + 1)}`, text: t('confirm-wrong', { number: place + 1 }) }],
        )
      }
      others={
        <LinkAction
          onClick={() => {
            visit.back();
          }}
        >
          {t('confirm-again')}
        </LinkAction>
      }
    >
      {(problems) => (
        <>
          <Heading level={1}>{t('confirm-heading')}</Heading>
          <p>{t('confirm-lead')}</p>
          {places.map((place, index) => (
            <TextInput
              key={place}
              id={`confirm-${String(place + 1)}`}
              label={t('word-number', { number: place + 1 })}
              error={errorAt(problems, `confirm-${String(place + 1)}`)}
              width={20}
              value={typed[index] ?? ''}
              onInput={(text) => {
                setTyped(typed.map((old, each) => (each === index ? text : old)));
              }}
            />
          ))}
        </>
      )}
    </Question>
  );
}

/** Two different places, ascending. */
function drawPlaces(draw: (bound: number) => number): readonly number[] {
  const places = new Set<number>();
  while (places.size < askedCount) places.add(draw(wordCount));
  return [...places].sort((a, b) => a - b);
}

function fold(word: string | undefined): string {
  return foldWord((word ?? '').trim());
}
