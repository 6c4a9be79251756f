import type { VNode } from 'preact';
import { WarningText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import type { LetterView } from '../worker/views.ts';
import { Attachment } from './attachment.tsx';
import type { RecordsProps } from './records/sheet-section.tsx';
import { TriageForm, TriageResult } from './records/triage.tsx';

/** What the source wrote and sent, letter by letter; the first look stands above once it was taken, and is asked for below before. */
export function Report(props: RecordsProps): VNode {
  const { page, mayAct } = props;
  return (
    <>
      <TriageResult {...props} />
      {page.letters.map((letter) => (
        <Letter key={letter.commit} id={page.id} letter={letter} />
      ))}
      {mayAct && page.sheets.TRIAGE.length === 0 && <TriageForm {...props} />}
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
