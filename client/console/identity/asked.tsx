import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { Table } from '../../shared/components/table.tsx';
import { Tag, type Tone } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { roleOf } from '../names.ts';
import { whyText } from '../returned-acts.tsx';
import type { AskedView, CustodianView, OpenedIdentity, OpeningResult } from '../worker/identity.ts';
import type { Overview } from '../worker/messages.ts';
import { useWorkplace } from '../workplace-context.ts';
import { OpenedPanel } from './opened-panel.tsx';

interface AskedProps {
  readonly id: string;
  readonly asked: AskedView;
  readonly overview: Overview;
  /** Whether the opening stands in the case. */
  readonly opened: boolean;
}

/** One approved request: what each custodian says to it, and opening once two have given their shares. */
export function Asked({ id, asked, overview, opened }: AskedProps): VNode {
  const { t, language, formatDay } = useLocale();
  const who = (member: number): string => roleOf(overview.colleagues, member, language);
  const late = asked.until < overview.me.today;
  return (
    <Card title={t('identity-asked', { day: formatDay(asked.day) })}>
      <p>{t('identity-asked-by', { asks: who(asked.asks), approves: who(asked.approves) })}</p>
      <p class="app-message__text">
        <StrangersWords text={asked.reason} />
      </p>
      {asked.mine ? (
        <Table
          caption={t('identity-custodians')}
          rows={asked.custodians}
          rowKey={({ member }) => String(member)}
          stacks
          columns={[
            { id: 'who', header: t('identity-custodian'), rowHeader: true, cell: ({ member }) => who(member) },
            {
              id: 'state',
              header: t('identity-answer'),
              cell: (custodian) => <State custodian={custodian} late={late} />,
            },
          ]}
        />
      ) : (
        <p>{t('identity-not-yours')}</p>
      )}
      {asked.mine && !opened && !asked.mayOpen && (
        <p>{t(late ? 'identity-late' : 'identity-until', { day: formatDay(asked.until) })}</p>
      )}
      {asked.mayOpen && <Opening id={id} asked={asked} opened={opened} />}
    </Card>
  );
}

const tones: Readonly<Record<CustodianView['state'], Tone>> = {
  WAITING: 'neutral',
  RELEASED: 'success',
  REFUSED: 'attention',
  DAMAGED: 'danger',
  FALSE_SHARE: 'danger',
  SIGNER: 'neutral',
  EXCLUDED: 'neutral',
  GONE: 'neutral',
};

function State({ custodian, late }: { readonly custodian: CustodianView; readonly late: boolean }): VNode {
  const { t, formatDay } = useLocale();
  const { state, reason, day } = custodian;
  return (
    <>
      <Tag tone={tones[state]}>
        {t(state === 'WAITING' && late ? 'custodian-state-SILENT' : `custodian-state-${state}`)}
      </Tag>
      {day !== 0 && ` ${formatDay(day)}`}
      {reason !== '' && (
        <p class="app-message__text">
          <StrangersWords text={reason} />
        </p>
      )}
    </>
  );
}

interface OpeningProps {
  readonly id: string;
  readonly asked: AskedView;
  readonly opened: boolean;
}

function Opening({ id, asked, opened }: OpeningProps): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [identity, setIdentity] = useState<OpenedIdentity | null>(null);
  const open = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    setError(null);
    try {
      const result = await workplace.ask('IDENTITY_OPEN', { id, proposal: asked.proposal });
      if (result.outcome === 'OPENED') setIdentity(result.identity);
      else setError(hindranceText(result));
      if (result.outcome === 'OPENED' && !opened) {
        await workplace.read();
        await workplace.refreshLists();
      }
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    } finally {
      setBusy(false);
    }
  };
  const hindranceText = (result: Exclude<OpeningResult, { outcome: 'OPENED' }>): string =>
    result.outcome === 'RETURNED' ? whyText(t, result.why) : t(`identity-open-${result.outcome}`);
  if (identity !== null)
    return (
      <OpenedPanel
        identity={identity}
        onForget={() => {
          setIdentity(null);
        }}
      />
    );
  return (
    <>
      {error !== null && (
        <p class="govuk-error-message" role="alert">
          {error}
        </p>
      )}
      <ButtonGroup>
        <Button
          id="identity-open"
          busy={busy}
          onClick={() => {
            if (opened) void open();
            else setAsking(true);
          }}
        >
          {t(opened ? 'identity-open-again' : 'identity-open')}
        </Button>
      </ButtonGroup>
      <Dialog
        id="identity-open-dialog"
        title={t('identity-open-title')}
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        actions={
          <>
            <Button
              id="identity-open-confirm"
              onClick={() => {
                void open();
              }}
            >
              {t('identity-open-confirm')}
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
        <p>{t('identity-open-means')}</p>
      </Dialog>
    </>
  );
}
