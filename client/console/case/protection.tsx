import type { VNode } from 'preact';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { roleOf } from '../names.ts';
import { useWorkplace } from '../workplace-context.ts';
import { firstDraft, withMoment } from './prepared/compose.ts';
import type { RecordsProps } from './records/sheet-section.tsx';
import { RetaliationRegister } from './records/retaliation.tsx';

interface ProtectionProps extends RecordsProps {
  readonly onAnswer: () => void;
}

/** What the law and the body do for the source. */
export function Protection(props: ProtectionProps): VNode {
  return (
    <>
      <LegalProtection {...props} />
      <RetaliationRegister {...props} />
    </>
  );
}

/** The legal event from which the law protects: told to the source by an answer, and in the register from then on. */
function LegalProtection({ page, overview, mayAct, onAnswer }: ProtectionProps): VNode {
  const { t, language, formatDay } = useLocale();
  const { drafts } = useWorkplace();
  const told = page.messages.find((message) => message.from === 'BODY' && message.status === 'CONFIRMED');
  return (
    <section
      class="app-group"
      aria-labelledby="legal-protection-heading"
      id="legal-protection"
      data-told={told !== undefined}
    >
      <Heading level={2} size="s" id="legal-protection-heading">
        {t('legal-title')}
      </Heading>
      {told?.from === 'BODY' ? (
        <InsetText>
          {t('legal-told', {
            day: formatDay(told.loggedDay ?? told.day),
            who: roleOf(overview.colleagues, told.member, language),
          })}
        </InsetText>
      ) : (
        <>
          <p>{t('legal-lead')}</p>
          {mayAct && page.steps.statuses.includes('CONFIRMED') ? (
            <Button
              small
              id="confirm-protection"
              tone="secondary"
              icon="shield-check"
              onClick={() => {
                const draft = drafts.answer(page.id) ?? firstDraft(page.steps.statuses, page.frontSheet.language);
                drafts.setAnswer(page.id, withMoment(draft, 'CONFIRMED', page.steps.statuses));
                onAnswer();
              }}
            >
              {t('legal-tell')}
            </Button>
          ) : (
            <p class="app-quiet">{t('legal-later')}</p>
          )}
        </>
      )}
    </section>
  );
}
