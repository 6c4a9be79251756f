import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { identityRoom, textIn, type Identity } from '../../../crypto/index.ts';
import { offerCustodians } from '../../reporting/identity.ts';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Checkbox } from '../../shared/components/choice.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Icon } from '../../shared/components/icon.tsx';
import { InsetText, Panel, WarningText } from '../../shared/components/notices.tsx';
import { TextArea, type Room } from '../../shared/components/text-area.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { SendingOne, useOneMessage } from '../pages/one-message.tsx';
import { sayProblems, type FoundProblem } from '../pages/problems.ts';
import { errorAt } from '../pages/question.tsx';
import { useVisit } from '../visit/context.tsx';
import type { RegisterSummary } from '../worker/messages.ts';

/** Below this the room is shown. */
const littleRoom = 500;

/** Who they are, if they want to say it: what that means stands before the first field. */
export function IdentityPage(): VNode | null {
  const visit = useVisit();
  const summary = visit.summary.value;
  const known = visit.found.value ?? visit.sent.value;
  if (summary === null || known === null) return null;
  return <SayWho summary={summary} excluded={known.excluded} />;
}

interface SayWhoProps {
  readonly summary: RegisterSummary;
  readonly excluded: { readonly members: readonly number[]; readonly units: readonly number[] };
}

function SayWho({ summary, excluded }: SayWhoProps): VNode {
  const locale = useLocale();
  const { t, language } = locale;
  const visit = useVisit();
  const [identity, setIdentity] = useState<Identity>({ name: '', contact: '', use: '' });
  const [sure, setSure] = useState(false);
  const message = useOneMessage();
  const problems = sayProblems(message.found, locale);
  const { custodians, possible } = offerCustodians(summary, excluded);
  const left = identityRoom(identity);
  const room: Room | undefined = left < littleRoom ? { left, unit: 'bytes' } : undefined;

  const check = (): readonly FoundProblem[] => [
    ...(identity.name.trim() === ''
      ? [{ field: 'identity-name', say: ({ t }: typeof locale) => t('identity-name-missing') }]
      : []),
    ...(left < 0 ? [{ field: 'identity-use', say: ({ t }: typeof locale) => t('statement-too-long') }] : []),
    ...(sure ? [] : [{ field: 'identity-sure', say: ({ t }: typeof locale) => t('identity-sure-missing') }]),
  ];
  const send = async (): Promise<void> => {
    const wrong = check();
    if (wrong.length > 0) {
      message.fail(wrong);
      return;
    }
    const post = (id: number): Promise<unknown> => visit.engine.ask('identity', { id, language, identity });
    await message.send(JSON.stringify(identity), post, () => {
      visit.goForGood('identity-sent');
    });
  };
  const change = (part: Partial<Identity>): void => {
    setIdentity({ ...identity, ...part });
  };

  if (message.sending) return <SendingOne />;
  return (
    <form
      id="page-identity"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary problems={problems} attempt={message.attempt} />
      <Heading level={1}>{t('identity-heading')}</Heading>
      <p>{t('identity-lead')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('identity-means-sealed')}</li>
        <li>{t('identity-means-two')}</li>
        <li>{t('identity-means-told')}</li>
        <li>{t('identity-means-final')}</li>
      </ul>
      <Heading level={2}>{t('identity-custodians')}</Heading>
      <ul class="report-readers" id="identity-custodians">
        {custodians.map(({ role, institution, excluded: out }, index) => (
          <li key={index}>
            <Icon name={out ? 'x' : 'lock'} />
            <span>
              {textIn(role, language)}
              <span class="report-readers__where">
                {out ? t('identity-custodian-excluded') : textIn(institution, language)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {possible ? (
        <>
          <InsetText>{t('identity-unseen')}</InsetText>
          <TextInput
            id="identity-name"
            label={t('identity-name')}
            error={errorAt(problems, 'identity-name')}
            value={identity.name}
            onInput={(name) => {
              change({ name });
            }}
          />
          <TextArea
            id="identity-contact"
            label={t('identity-contact')}
            hint={t('identity-contact-hint')}
            optional
            rows={3}
            value={identity.contact}
            onInput={(contact) => {
              change({ contact });
            }}
          />
          <TextArea
            id="identity-use"
            label={t('identity-use')}
            hint={t('identity-use-hint')}
            optional
            rows={3}
            error={errorAt(problems, 'identity-use')}
            value={identity.use}
            room={room}
            onInput={(use) => {
              change({ use });
            }}
          />
          <Checkbox
            id="identity-sure"
            label={t('identity-sure')}
            checked={sure}
            onChange={setSure}
            error={errorAt(problems, 'identity-sure')}
          />
        </>
      ) : (
        <WarningText>{t('error-TOO_FEW_CUSTODIANS')}</WarningText>
      )}
      <ButtonGroup>
        {possible && (
          <Button type="submit" id="send" icon="lock">
            {t('identity-send')}
          </Button>
        )}
        <LinkAction
          onClick={() => {
            visit.back();
          }}
        >
          {t('identity-not')}
        </LinkAction>
      </ButtonGroup>
    </form>
  );
}

/** It is on its way, and nobody can read it. */
export function IdentitySentPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <div id="page-identity-sent">
      <Panel title={t('identity-sent-heading')}>
        <p>{t('identity-sent-lead')}</p>
      </Panel>
      <Button
        id="finish"
        onClick={() => {
          visit.goForGood('done');
        }}
      >
        {t('sent-finish')}
      </Button>
    </div>
  );
}
