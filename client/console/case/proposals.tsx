import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { outcomes, type Act, type DecidedAct, type OutcomeCode, type ReasonCode } from '../../../crypto/index.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage, ProposalView } from '../worker/views.ts';
import { LanguageSelect } from './language-select.tsx';
import { useAct } from './use-act.ts';

/** Acts that can be asked for here. The others have no screen of their own yet, and are shown if a colleague asks for one. */
const offered: readonly DecidedAct[] = ['CLOSE', 'EXTEND', 'REFER'];
const delays: readonly ReasonCode[] = ['COMPLEX', 'AWAITING_OTHER_BODY', 'OTHER'];

interface ProposalsProps {
  readonly page: CasePage;
  readonly overview: Overview;
}

/** Four eyes: what waits for a second member, and asking for it. */
export function Proposals({ page, overview }: ProposalsProps): VNode {
  const { t } = useLocale();
  const open = page.proposals.filter(({ state }) => state === 'OPEN');
  const decided = page.proposals.filter(({ state }) => state !== 'OPEN');
  const acts = page.steps.proposals.filter((act) => offered.includes(act));
  return (
    <section class="app-group">
      <Heading level={2} size="s">
        {t('proposals-title')}
      </Heading>
      {open.length === 0 && <p>{t('proposals-none')}</p>}
      {open.map((proposal) => (
        <OpenProposal key={proposal.event} page={page} proposal={proposal} overview={overview} />
      ))}
      {acts.length > 0 && (
        <Details summary={t('propose-summary')}>
          <Propose id={page.id} acts={acts} />
        </Details>
      )}
      {decided.length > 0 && (
        <Details summary={t('proposals-decided')}>
          {decided.map((proposal) => (
            <div key={proposal.event}>
              <Described proposal={proposal} overview={overview} />
            </div>
          ))}
        </Details>
      )}
    </section>
  );
}

interface ProposalProps {
  readonly proposal: ProposalView;
  readonly overview: Overview;
}

function Described({ proposal, overview }: ProposalProps): VNode {
  const { t, language, formatDay } = useLocale();
  const { act, by, day, state, reason, outcome, text, approvedBy } = proposal;
  return (
    <>
      <p>
        <Tag tone={state === 'OPEN' ? 'attention' : state === 'APPROVED' ? 'success' : 'neutral'}>
          {t(`proposal-${state}`)}
        </Tag>{' '}
        <strong>{t(`act-${act}`)}</strong>
        {outcome !== '' ? ` · ${t(`reason-OUTCOME_${outcome}`)}` : reason === '' ? '' : ` · ${t(`reason-${reason}`)}`}
      </p>
      <p>
        {roleOf(overview.colleagues, by, language)} · {formatDay(day)}
        {approvedBy !== 0 &&
          ` · ${t('proposal-approved-by', { who: roleOf(overview.colleagues, approvedBy, language) })}`}
      </p>
      {text !== '' && (
        <p class="app-message__text">
          <StrangersWords text={text} />
        </p>
      )}
    </>
  );
}

interface OpenProposalProps extends ProposalProps {
  readonly page: CasePage;
}

function OpenProposal({ page, proposal, overview }: OpenProposalProps): VNode {
  const { t } = useLocale();
  const [text, setText] = useState('');
  const [language, setLanguage] = useState(page.frontSheet.language);
  const { busy, error, fail, perform } = useAct(page.id);
  const mayApprove = page.steps.approvals.includes(proposal.event);
  const mayReject = page.steps.rejections.includes(proposal.event);
  const told = offered.includes(proposal.act);
  const approve = (): void => {
    if (told && text.trim() === '') fail(t('approve-text-empty'));
    else void perform({ type: 'APPROVE', event: proposal.event, text: text.trim(), language });
  };
  return (
    <Card>
      <Described proposal={proposal} overview={overview} />
      {proposal.mine && <p>{t('proposal-mine')}</p>}
      {mayApprove && told && (
        <>
          <TextArea
            id="approve-text"
            label={t('approve-text')}
            hint={t('approve-text-hint')}
            rows={4}
            value={text}
            onInput={setText}
            error={error}
          />
          <LanguageSelect id="approve-language" label={t('answer-language')} value={language} onChange={setLanguage} />
        </>
      )}
      {error !== undefined && !(mayApprove && told) && <p class="govuk-error-message">{error}</p>}
      <ButtonGroup>
        {mayApprove && (
          <Button id="approve" busy={busy} onClick={approve}>
            {t('approve')}
          </Button>
        )}
        {mayReject && (
          <Button
            id="reject"
            tone="secondary"
            busy={busy}
            onClick={() => {
              void perform({ type: 'REJECT', event: proposal.event });
            }}
          >
            {proposal.mine ? t('withdraw') : t('reject')}
          </Button>
        )}
      </ButtonGroup>
    </Card>
  );
}

interface ProposeProps {
  readonly id: string;
  readonly acts: readonly Act[];
}

function Propose({ id, acts }: ProposeProps): VNode {
  const { t } = useLocale();
  const [act, setAct] = useState<Act | null>(null);
  const [outcome, setOutcome] = useState<OutcomeCode | null>(null);
  const [delay, setDelay] = useState<ReasonCode | null>(null);
  const [text, setText] = useState('');
  const { busy, error, fail, perform } = useAct(id);
  const propose = async (): Promise<void> => {
    const missing = missingFor(act, outcome, delay);
    if (act === null || missing !== null) {
      fail(t(missing ?? 'propose-act-missing'));
      return;
    }
    const closing = act === 'CLOSE' ? outcome : null;
    const reason: ReasonCode | '' = closing !== null ? `OUTCOME_${closing}` : act === 'EXTEND' ? (delay ?? '') : '';
    if (await perform({ type: 'PROPOSE', act, reason, outcome: closing ?? '', text: text.trim() })) {
      setAct(null);
      setText('');
    }
  };
  return (
    <form
      class="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void propose();
      }}
    >
      <Select
        id="propose-act"
        label={t('propose-act')}
        value={act}
        onChange={setAct}
        options={acts.map((value) => ({ value, label: t(`act-${value}`) }))}
        error={error}
      />
      {act === 'CLOSE' && (
        <Select
          id="propose-outcome"
          label={t('propose-outcome')}
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: t(`reason-OUTCOME_${value}`) }))}
        />
      )}
      {act === 'EXTEND' && (
        <Select
          id="propose-reason"
          label={t('propose-reason')}
          value={delay}
          onChange={setDelay}
          options={delays.map((value) => ({ value, label: t(`reason-${value}`) }))}
        />
      )}
      <TextArea
        id="propose-text"
        label={t('propose-text')}
        hint={t('propose-text-hint')}
        rows={3}
        value={text}
        onInput={setText}
      />
      <Button id="propose" type="submit" tone="secondary" busy={busy}>
        {t('propose-button')}
      </Button>
    </form>
  );
}

/** Id of the text that says what is still missing. */
function missingFor(act: Act | null, outcome: OutcomeCode | null, delay: ReasonCode | null): string | null {
  if (act === null) return 'propose-act-missing';
  if (act === 'CLOSE' && outcome === null) return 'propose-outcome-missing';
  return act === 'EXTEND' && delay === null ? 'propose-reason-missing' : null;
}
