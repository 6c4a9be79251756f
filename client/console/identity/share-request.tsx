import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { reasonLimit } from '../../../crypto/index.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { Details, WarningText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { Tag, type Tone } from '../../shared/components/tag.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { deskName, roleOf } from '../names.ts';
import type { ShareRequest } from '../worker/identity.ts';
import type { Overview } from '../worker/messages.ts';
import { useWorkplace } from '../workplace-context.ts';

interface ShareRequestProps {
  /** Of its elements. */
  readonly name: string;
  readonly request: ShareRequest;
  readonly overview: Overview;
}

const tones: Readonly<Record<ShareRequest['state'], Tone>> = {
  OPEN: 'attention',
  INCOMPLETE: 'neutral',
  NOT_ENTITLED: 'danger',
  EXCLUDED: 'neutral',
  DAMAGED: 'danger',
  LATE: 'neutral',
  MISSING: 'neutral',
  ANSWERED: 'success',
};

/** One request: who asks, why, until when; and the answer. */
export function ShareRequestCard({ name, request, overview }: ShareRequestProps): VNode {
  const { t, language, formatDay } = useLocale();
  const { state, asks, approves, reason, day, until, letter, answer } = request;
  const who = (member: number): string => roleOf(overview.colleagues, member, language);
  return (
    <article id={name}>
      <Card title={t('asked-share-request', { day: formatDay(day) })}>
        <p>
          <Tag tone={answer !== null && answer.result !== 'RELEASED' ? 'neutral' : tones[state]}>
            {t(answer === null ? `asked-share-state-${state}` : `asked-share-answer-${answer.result}`)}
          </Tag>
        </p>
        <SummaryList
          rows={[
            { key: t('asked-share-asks'), value: who(asks) },
            { key: t('asked-share-approves'), value: state === 'INCOMPLETE' ? t('asked-share-alone') : who(approves) },
            { key: t('asked-share-reason'), value: <Words text={reason} /> },
            ...(letter === null
              ? []
              : [
                  {
                    key: t('asked-share-letter'),
                    value: `${formatDay(letter.day)} · ${deskName(overview.me, letter.desk, language)}`,
                  },
                ]),
            { key: t('asked-share-until'), value: formatDay(until) },
            ...(answer === null || answer.reason === ''
              ? []
              : [{ key: t('asked-share-your-reason'), value: <Words text={answer.reason} /> }]),
          ]}
        />
        {state !== 'OPEN' && state !== 'ANSWERED' && <p>{t(`asked-share-means-${state}`)}</p>}
        {(state === 'OPEN' || state === 'DAMAGED') && <Answer name={name} request={request} />}
      </Card>
    </article>
  );
}

function Words({ text }: { readonly text: string }): VNode {
  return (
    <span class="app-message__text">
      <StrangersWords text={text} />
    </span>
  );
}

function Answer({ name, request }: Pick<ShareRequestProps, 'name' | 'request'>): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const left = reasonLimit - new TextEncoder().encode(reason.trim()).length;
  const answer = async (result: 'RELEASED' | 'REFUSED'): Promise<void> => {
    setAsking(false);
    if (result === 'REFUSED' && (reason.trim() === '' || left < 0)) {
      setError(t(left < 0 ? 'identity-reason-long' : 'asked-share-reason-missing'));
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const words = result === 'REFUSED' ? reason.trim() : '';
      const posted = await workplace.ask('SHARE_ANSWER', { name: request.name, result, reason: words });
      workplace.say(
        posted === 'POSTED' ? 'share-answered' : 'share-taken',
        posted === 'POSTED' ? 'success' : 'attention',
      );
      await workplace.refreshLists();
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    } finally {
      setBusy(false);
    }
  };
  if (request.state === 'DAMAGED')
    return (
      <ButtonGroup>
        <Button
          id={`${name}-damaged`}
          tone="secondary"
          busy={busy}
          onClick={() => {
            void answer('RELEASED');
          }}
        >
          {t('asked-share-tell-damaged')}
        </Button>
      </ButtonGroup>
    );
  return (
    <>
      <WarningText>{t('asked-share-weigh')}</WarningText>
      <ButtonGroup>
        <Button
          id={`${name}-release`}
          busy={busy}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('asked-share-release')}
        </Button>
      </ButtonGroup>
      <Details summary={t('asked-share-refuse-summary')} open={error !== undefined}>
        <TextArea
          id={`${name}-reason`}
          label={t('asked-share-refuse-reason')}
          hint={t('asked-share-refuse-hint')}
          rows={2}
          value={reason}
          onInput={setReason}
          error={error}
          room={left < 100 ? { left, unit: 'bytes' } : undefined}
        />
        <Button
          id={`${name}-refuse`}
          tone="secondary"
          busy={busy}
          onClick={() => {
            void answer('REFUSED');
          }}
        >
          {t('asked-share-refuse')}
        </Button>
      </Details>
      <Dialog
        id={`${name}-release-dialog`}
        title={t('asked-share-release-title')}
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        actions={
          <>
            <Button
              id={`${name}-release-confirm`}
              onClick={() => {
                void answer('RELEASED');
              }}
            >
              {t('asked-share-release')}
            </Button>
            <LinkAction
              onClick={() => {
                setAsking(false);
              }}
            >
              {t('cancel')}
            </LinkAction>
          </>
        }
      >
        <p>{t('asked-share-release-means')}</p>
      </Dialog>
    </>
  );
}
