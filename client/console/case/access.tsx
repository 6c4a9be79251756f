import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { substituteLimit } from '../../../crypto/index.ts';
import { Button } from '../../shared/components/button.tsx';
import { Checkbox } from '../../shared/components/choice.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { SelectAndAct } from '../../shared/components/select-and-act.tsx';
import { Select } from '../../shared/components/select.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { roleOf, unitName } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { ExcludeDialog } from './exclude-dialog.tsx';
import { StepAside } from './step-aside.tsx';
import { useAct } from './use-act.ts';

interface AccessProps {
  readonly page: CasePage;
  readonly overview: Overview;
  /** In the circle of a case that goes on. */
  readonly mayAct: boolean;
  /** With a full say: whoever only stands in lets nobody in. */
  readonly mayChange: boolean;
}

/** Who can read the case, who only stands in, who has left, and who never may; and changing it. */
export function Access({ page, overview, mayAct, mayChange }: AccessProps): VNode {
  const { t, language } = useLocale();
  const [aside, setAside] = useState(false);
  const [barring, setBarring] = useState<readonly number[] | null>(null);
  const { me, colleagues } = overview;
  const nameOf = (member: number): string => roleOf(colleagues, member, language);
  const barred = [
    ...page.excluded.units.map((unit) => ({ id: `unit-${String(unit)}`, name: unitName(me, unit, language) })),
    ...page.excluded.members.map((member) => ({ id: `member-${String(member)}`, name: nameOf(member) })),
  ];
  return (
    <section class="app-group" aria-labelledby="people-heading">
      <Heading level={2} size="s" id="people-heading">
        {t('people-title')}
      </Heading>
      <ul class="app-sheets">
        {page.circle.map((member) => {
          const standsIn = page.substitutes.find((each) => each.member === member);
          return (
            <li key={member} class="app-sheet" data-member={member} data-assigned={member === page.assigned}>
              <div class="app-sheet__head">
                <div>
                  <p class="app-sheet__title">
                    {nameOf(member)}
                    {member === me.member && ` (${t('people-you')})`}
                    {member === page.assigned && <Tag tone="info">{t('people-assigned')}</Tag>}
                    {standsIn !== undefined && <Tag>{t('stands-in', { days: standsIn.after })}</Tag>}
                  </p>
                </div>
                {mayChange && member !== me.member && (
                  <button
                    type="button"
                    class="app-link-action"
                    id={`remove-member-${String(member)}`}
                    aria-label={t('people-remove-what', { who: nameOf(member) })}
                    onClick={() => {
                      setBarring([member]);
                    }}
                  >
                    {t('people-remove')}
                  </button>
                )}
              </div>
            </li>
          );
        })}
        {page.recused.map((member) => (
          <li key={`left-${String(member)}`} class="app-sheet">
            {nameOf(member)} <span class="app-quiet">{t('people-recused')}</span>
          </li>
        ))}
      </ul>
      <p id="barred">
        <strong>{t('people-barred')}</strong>{' '}
        {barred.length === 0 ? t('front-excluded-nobody') : barred.map(({ name }) => name).join(', ')}
      </p>
      {mayChange && (
        <>
          <Assign page={page} nameOf={nameOf} />
          {page.mayGrant.length > 0 && (
            <Details summary={t('people-grant')}>
              <LetIn page={page} nameOf={nameOf} />
            </Details>
          )}
          <Button
            small
            id="bar"
            tone="secondary"
            icon="users"
            onClick={() => {
              setBarring([]);
            }}
          >
            {t('exclude-open')}
          </Button>
          <ExcludeDialog
            key={barring === null ? 'closed' : barring.join(' ')}
            page={page}
            overview={overview}
            members={barring ?? []}
            open={barring !== null}
            onClose={() => {
              setBarring(null);
            }}
          />
        </>
      )}
      {mayAct && (
        <>
          <p class="app-apart">
            <button
              type="button"
              class="app-link-action"
              id="step-aside"
              onClick={() => {
                setAside(true);
              }}
            >
              {t('step-aside')}
            </button>
          </p>
          <StepAside
            id={page.id}
            open={aside}
            onClose={() => {
              setAside(false);
            }}
          />
        </>
      )}
    </section>
  );
}

interface ChangeProps {
  readonly page: CasePage;
  readonly nameOf: (member: number) => string;
}

function Assign({ page, nameOf }: ChangeProps): VNode {
  const { t } = useLocale();
  const { busy, error, fail, perform } = useAct(page.id);
  const [chosen, setChosen] = useState<number | null>(null);
  const member = chosen ?? page.assigned;
  const assign = async (): Promise<void> => {
    if (member === page.assigned) fail(t('people-assign-same'));
    else if (await perform({ type: 'ASSIGN', member })) setChosen(null);
  };
  return (
    <SelectAndAct
      id="assign"
      label={t('people-assign')}
      value={String(member)}
      error={error}
      busy={busy}
      act={t('people-assign-button')}
      onAct={() => {
        void assign();
      }}
      onChange={(value) => {
        fail(undefined);
        setChosen(Number(value));
      }}
      options={[0, ...page.circle].map((each) => ({
        value: String(each),
        label: each === 0 ? t('people-nobody') : nameOf(each),
      }))}
    />
  );
}

function LetIn({ page, nameOf }: ChangeProps): VNode {
  const { t } = useLocale();
  const [grantee, setGrantee] = useState<string | null>(null);
  const [standsIn, setStandsIn] = useState(false);
  const [days, setDays] = useState('7');
  const { busy, error, fail, perform } = useAct(page.id);
  const chosen = page.mayGrant.find((member) => String(member) === grantee);
  const after = /^\d{1,2}$/u.test(days) ? Number(days) : 0;
  const daysWrong = standsIn && (after < 1 || after > substituteLimit);
  const grant = async (): Promise<void> => {
    if (chosen === undefined) fail(t('grant-missing'));
    else if (daysWrong) document.getElementById('grant-after')?.focus();
    else if (await perform({ type: 'GRANT', to: chosen, ...(standsIn ? { after } : {}) })) setGrantee(null);
  };
  return (
    <form
      class="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void grant();
      }}
    >
      <Select
        id="grant"
        label={t('people-grant')}
        hint={t('people-grant-hint')}
        value={grantee}
        onChange={setGrantee}
        options={page.mayGrant.map((member) => ({ value: String(member), label: nameOf(member) }))}
        error={error}
      />
      <Checkbox
        id="grant-stands-in"
        label={t('grant-stands-in')}
        hint={t('grant-stands-in-hint')}
        small
        checked={standsIn}
        onChange={setStandsIn}
      />
      {standsIn && (
        <TextInput
          id="grant-after"
          label={t('grant-after')}
          inputMode="numeric"
          width={3}
          value={days}
          onInput={setDays}
          error={daysWrong ? t('grant-after-wrong', { most: substituteLimit }) : undefined}
        />
      )}
      <Button id="grant-button" type="submit" tone="secondary" busy={busy}>
        {t('people-grant-button')}
      </Button>
    </form>
  );
}
