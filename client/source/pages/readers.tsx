import type { VNode } from 'preact';
import { excludedMembers, textIn } from '../../../crypto/index.ts';
import { Checkboxes, Radios } from '../../shared/components/choice.tsx';
import { Heading, Hyphenated } from '../../shared/components/heading.tsx';
import { Details, NotificationBanner, WarningText } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { offersFor } from '../visit/visit.ts';
import type { RegisterSummary } from '../worker/messages.ts';
import { errorAt, Question } from './question.tsx';
import { ReaderList } from './reader-list.tsx';
import { RegisterWait } from './register-status.tsx';

/** Which desk reads it, and who that is. */
export function ReadersPage(): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const summary = visit.summary.value;
  if (summary === null)
    return (
      <div id="page-readers">
        <Heading level={1}>{t('readers-heading')}</Heading>
        <RegisterWait />
      </div>
    );
  const { desk } = visit.draft.value;
  return (
    <Question
      step="readers"
      check={() => (desk === null ? [{ field: 'desk', text: t('readers-missing') }] : [])}
      onContinue={() => {
        visit.readersChanged.value = false;
        visit.next('readers');
      }}
    >
      {(problems) => (
        <>
          {visit.readersChanged.value && (
            <NotificationBanner>
              <p>{t('readers-changed')}</p>
            </NotificationBanner>
          )}
          <Radios
            id="desk"
            label={t('readers-heading')}
            asHeading
            hint={t('readers-hint')}
            error={errorAt(problems, 'desk')}
            value={desk === null ? null : String(desk)}
            onChange={(value) => {
              visit.change({ desk: Number(value) });
            }}
            options={summary.desks.map(({ number, name, about, positions }) => ({
              value: String(number),
              label: textIn(name, language),
              hint: <Hyphenated>{textIn(about, language)}</Hyphenated>,
              reveal: (
                <>
                  <p>{t('readers-only')}</p>
                  <ReaderList summary={summary} positions={positions} />
                </>
              ),
            }))}
          />
          <Details summary={t('readers-verify')}>
            <p>{t('readers-verify-body', { sequence: summary.sequence })}</p>
            <p class="report-fingerprint" translate={false}>
              {summary.fingerprint}
            </p>
          </Details>
        </>
      )}
    </Question>
  );
}

/** Who must not see it; what remains is shown at once. */
export function ExcludePage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const summary = visit.summary.value;
  if (summary === null)
    return (
      <div id="page-exclude">
        <Heading level={1}>{t('exclude-heading')}</Heading>
        <RegisterWait />
      </div>
    );
  const draft = visit.draft.value;
  const offers = offersFor(summary, draft);
  const isOffered = offers.some(({ desk }) => desk.number === draft.desk);
  return (
    <Question
      step="exclude"
      check={() => {
        if (isOffered) return [];
        return offers.length > 0
          ? [{ field: 'other-desk', text: t('exclude-too-few') }]
          : [{ field: 'excluded-units', text: t('exclude-nobody') }];
      }}
    >
      {(problems) => (
        <>
          <Heading level={1}>{t('exclude-heading')}</Heading>
          <p>{t('exclude-lead')}</p>
          <UnitBoxes summary={summary} />
          <MemberBoxes summary={summary} />
          <Remaining summary={summary} told={problems.length > 0} />
        </>
      )}
    </Question>
  );
}

function UnitBoxes({ summary }: { readonly summary: RegisterSummary }): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  return (
    <Checkboxes
      id="excluded-units"
      label={t('exclude-units')}
      labelSize="m"
      small
      values={visit.draft.value.excludedUnits.map(String)}
      onChange={(values) => {
        visit.change({ excludedUnits: values.map(Number) });
      }}
      options={summary.units.map(({ number, name }) => ({ value: String(number), label: textIn(name, language) }))}
    />
  );
}

function MemberBoxes({ summary }: { readonly summary: RegisterSummary }): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const draft = visit.draft.value;
  const chosen = summary.desks.find(({ number }) => number === draft.desk);
  const holders = summary.positions.map(({ position, member }) => ({
    here: chosen?.positions.includes(position) ?? false,
    reader: summary.members.find(({ number }) => number === member),
  }));
  const options = [...holders]
    .sort((a, b) => Number(b.here) - Number(a.here))
    .flatMap(({ reader, here }) =>
      reader === undefined
        ? []
        : [
            {
              value: String(reader.number),
              label: textIn(reader.role, language),
              hint: here ? t('exclude-at-desk') : textIn(reader.institution, language),
            },
          ],
    );
  return (
    <Checkboxes
      id="excluded-members"
      label={t('exclude-members')}
      labelSize="m"
      small
      values={draft.excludedMembers.map(String)}
      onChange={(values) => {
        visit.change({ excludedMembers: values.map(Number) });
      }}
      options={options}
    />
  );
}

/** Who would read it now; or, when fewer than two are left, which other desk could. */
interface RemainingProps {
  readonly summary: RegisterSummary;
  /** Whether the problem stands on top of the page already: once is enough. */
  readonly told: boolean;
}

function Remaining({ summary, told }: RemainingProps): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const draft = visit.draft.value;
  const offers = offersFor(summary, draft);
  const offer = offers.find(({ desk }) => desk.number === draft.desk);
  const gone = excludedMembers(summary, { members: draft.excludedMembers, units: draft.excludedUnits });
  const implied = gone.length > draft.excludedMembers.length;
  return (
    <div class="report-remaining" role="status" id="remaining">
      {offer !== undefined ? (
        <>
          <Heading level={2}>{t('exclude-remaining')}</Heading>
          {implied && <p>{t('exclude-implied')}</p>}
          <ReaderList summary={summary} positions={offer.positions} />
        </>
      ) : (
        <>
          {!told && <WarningText>{t(offers.length > 0 ? 'exclude-other' : 'exclude-nobody')}</WarningText>}
          {offers.length > 0 && (
            <Radios
              id="other-desk"
              label={t('exclude-other-desk')}
              labelSize="m"
              hint={t('exclude-other-hint')}
              value={null}
              onChange={(value) => {
                visit.change({ desk: Number(value) });
              }}
              options={offers.map(({ desk }) => ({
                value: String(desk.number),
                label: textIn(desk.name, language),
                hint: <Hyphenated>{textIn(desk.about, language)}</Hyphenated>,
              }))}
            />
          )}
        </>
      )}
    </div>
  );
}
