import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { statusOfAct } from '../../../crypto/index.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf, unitName } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage, ProposalView } from '../worker/views.ts';
import { LanguageSelect } from './language-select.tsx';
import { isPrepared, wordsFor } from './prepared/prepared-answer.ts';
import { Propose } from './propose.tsx';
import { useAct } from './use-act.ts';
import { useDraftText } from './use-draft-text.ts';

interface ProposalsProps {
  readonly page: CasePage;
  readonly overview: Overview;
  /** Shows the allegations. */
  readonly onMatter: () => void;
}

/** Four eyes: what waits for a second member, and asking for it. */
export function Proposals({ page, overview, onMatter }: ProposalsProps): VNode {
  const { t } = useLocale();
  const open = page.proposals.filter(({ state }) => state === 'OPEN');
  const decided = page.proposals.filter(({ state }) => state !== 'OPEN');
  const standsIn = page.substitutes.find(({ member }) => member === overview.me.member);
  return (
    <section class="app-group" aria-labelledby="proposals-heading">
      <Heading level={2} size="s" id="proposals-heading">
        {t('proposals-title')}
      </Heading>
      {standsIn !== undefined && <InsetText>{t('stands-in-explained', { days: standsIn.after })}</InsetText>}
      {open.length === 0 && <p class="app-quiet">{t('proposals-none')}</p>}
      {open.map((proposal, index) => (
        <OpenProposal
          key={proposal.event}
          suffix={index === 0 ? '' : `-${proposal.event.slice(0, 8)}`}
          page={page}
          proposal={proposal}
          overview={overview}
        />
      ))}
      {page.steps.proposals.length > 0 && (
        <Details summary={t('propose-summary')}>
          <Propose page={page} onMatter={onMatter} />
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
  const { act, by, day, state, reason, outcome, text, approvedBy, approvedDay, exclude } = proposal;
  const named = [
    ...exclude.units.map((unit) => unitName(overview.me, unit, language)),
    ...exclude.members.map((member) => roleOf(overview.colleagues, member, language)),
  ];
  return (
    <>
      <p>
        <Tag tone={state === 'OPEN' ? 'attention' : state === 'APPROVED' ? 'success' : 'neutral'}>
          {t(`proposal-${state}`)}
        </Tag>{' '}
        <strong>{t(`act-${act}`)}</strong>
        {outcome !== '' ? ` · ${t(`reason-OUTCOME_${outcome}`)}` : reason === '' ? '' : ` · ${t(`reason-${reason}`)}`}
        {named.length > 0 && ` · ${named.join(', ')}`}
      </p>
      <p>
        {roleOf(overview.colleagues, by, language)} · {formatDay(day)}
        {approvedBy !== 0 &&
          ` · ${t('proposal-approved-by', { who: roleOf(overview.colleagues, approvedBy, language) })}, ${formatDay(approvedDay)}`}
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
  /** Of the ids of its controls, so that two open ones do not share any. */
  readonly suffix: string;
}

function OpenProposal({ page, proposal, overview, suffix }: OpenProposalProps): VNode {
  const { t } = useLocale();
  const { act, event, reason, mine } = proposal;
  const status = act === 'EXCLUDE' ? null : statusOfAct[act];
  const [language, setLanguage] = useState(page.frontSheet.language);
  const wordsIn = (chosen: typeof language): string =>
    status === null ? '' : (wordsFor(chosen, status, reason) ?? '');
  const [text, setText] = useDraftText(page.id, `approve-${event}`, wordsIn(language));
  const { busy, error, fail, perform } = useAct(page.id);
  const mayApprove = page.steps.approvals.includes(event);
  const mayReject = page.steps.rejections.includes(event);
  const told = status !== null;
  const approve = async (): Promise<void> => {
    if (told && text.trim() === '') fail(t('approve-text-empty'));
    else if (await perform({ type: 'APPROVE', event, text: text.trim(), language })) setText(wordsIn(language));
  };
  return (
    <Card>
      <div data-proposal={act}>
        <Described proposal={proposal} overview={overview} />
        <p class="app-quiet">{t(`act-explained-${act}`)}</p>
        {mine && <p>{t('proposal-mine')}</p>}
        {mayApprove && told && (
          <>
            <LanguageSelect
              id={`approve-language${suffix}`}
              label={t('answer-language')}
              value={language}
              onChange={(next) => {
                setLanguage(next);
                if (isPrepared(text)) setText(wordsIn(next));
              }}
            />
            <TextArea
              id={`approve-text${suffix}`}
              label={t('approve-text')}
              hint={t('approve-text-hint')}
              rows={4}
              value={text}
              onInput={setText}
              error={error}
            />
          </>
        )}
        {error !== undefined && !(mayApprove && told) && <p class="govuk-error-message">{error}</p>}
        <ButtonGroup>
          {mayApprove && (
            <Button
              id={`approve${suffix}`}
              busy={busy}
              onClick={() => {
                void approve();
              }}
            >
              {told ? t('approve') : t('approve-inside')}
            </Button>
          )}
          {mayReject && (
            <Button
              id={`reject${suffix}`}
              tone="secondary"
              busy={busy}
              onClick={() => {
                void perform({ type: 'REJECT', event });
              }}
            >
              {mine ? t('withdraw') : t('reject')}
            </Button>
          )}
        </ButtonGroup>
      </div>
    </Card>
  );
}
