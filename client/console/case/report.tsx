import type { VNode } from 'preact';
import { WarningText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import type { CasePage, LetterView } from '../worker/views.ts';
import { Attachment } from './attachment.tsx';

interface ReportProps {
  readonly page: CasePage;
}

/** What the source wrote and sent, letter by letter. */
export function Report({ page }: ReportProps): VNode {
  return (
    <>
      {page.letters.map((letter) => (
        <Letter key={letter.commit} id={page.id} letter={letter} />
      ))}
    </>
  );
}

interface LetterProps {
  readonly id: string;
  readonly letter: LetterView;
}

function Letter({ id, letter }: LetterProps): VNode {
  const { t, formatDay } = useLocale();
  return (
    <article class="app-letter" id={`letter-${String(letter.number)}`}>
      <h2 class="govuk-heading-s">
        <span class="app-caption">{formatDay(letter.day)}</span>
        {t(`kind-${letter.kind}`)}
      </h2>
      {!letter.complete && <WarningText>{t('letter-incomplete')}</WarningText>}
      {letter.statement !== '' && (
        <p class="app-letter__text" lang={letter.language}>
          <StrangersWords text={letter.statement} />
        </p>
      )}
      {letter.answers.length > 0 && (
        <SummaryList
          rows={letter.answers.map(({ question, text }) => ({
            key: t.has(`question-${question}`) ? t(`question-${question}`) : showHidden(question),
            value: (
              <span lang={letter.language}>
                <StrangersWords text={text} />
              </span>
            ),
          }))}
        />
      )}
      {letter.attachment !== null && <Attachment id={id} letter={letter.commit} length={letter.attachment.length} />}
    </article>
  );
}
