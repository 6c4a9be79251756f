import type { VNode } from 'preact';
import { categories, harms, regions, relations, sectors } from '../../../crypto/index.ts';
import { Radios } from '../../shared/components/choice.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { helpLines } from '../check/help-lines.ts';
import { useVisit } from '../visit/context.tsx';
import { isSensitive } from '../visit/draft.ts';
import { Question } from './question.tsx';
import { RegisterLine } from './register-status.tsx';

/** The value of "I would rather not say" in lists. */
const unsaid = 'UNSAID';

/** "Something else" stands last, wherever its code stands. */
const offeredCategories = [...categories.filter((category) => category !== 'OTHER'), 'OTHER'] as const;

/** What it is about. */
export function AboutPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <Question step="about">
      {() => (
        <>
          <Radios
            id="category"
            label={t('about-heading')}
            asHeading
            hint={t('may-skip')}
            value={visit.draft.value.category}
            onChange={(category) => {
              visit.change({ category });
            }}
            options={offeredCategories.map((value) => ({ value, label: t(`category-${value}`) }))}
          />
          <RegisterLine />
        </>
      )}
    </Question>
  );
}

/** Help first; then who should talk with them. */
export function SafetyPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const { safety, handler } = visit.draft.value;
  const lines = (
    <ul class="report-lines">
      {helpLines.map(({ number, text }) => (
        <li key={number}>
          <a class="report-lines__number" href={`tel:${number}`}>
            {number}
          </a>
          <span>{t(text)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <Question step="safety">
      {() => (
        <>
          <Heading level={1}>{t('safety-heading')}</Heading>
          <p>{t('safety-lead')}</p>
          {lines}
          <p>{t('safety-calls')}</p>
          <Radios
            id="safety"
            label={t('safety-question')}
            labelSize="m"
            inline
            value={safety}
            onChange={(value) => {
              visit.change({ safety: value });
            }}
            options={[
              { value: 'YES', label: t('yes') },
              { value: 'NO', label: t('no') },
            ]}
          />
          {safety === 'NO' && <InsetText>{t('safety-not')}</InsetText>}
          <Radios
            id="handler"
            label={t('safety-handler')}
            labelSize="m"
            hint={t('safety-handler-hint')}
            value={handler}
            onChange={(value) => {
              visit.change({ handler: value });
            }}
            options={[
              { value: 'WOMAN', label: t('handler-woman') },
              { value: 'MAN', label: t('handler-man') },
              { value: 'ANY', label: t('handler-any') },
            ]}
          />
          <p>{t('safety-nothing-more')}</p>
        </>
      )}
    </Question>
  );
}

/** Where it happened. */
export function PlacePage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const { sector, region } = visit.draft.value;
  return (
    <Question step="place">
      {() => (
        <>
          <Heading level={1}>{t('place-heading')}</Heading>
          <p>{t('may-skip')}</p>
          <Select
            id="sector"
            label={t('place-sector')}
            value={sector ?? unsaid}
            onChange={(value) => {
              visit.change({ sector: value === unsaid ? null : value });
            }}
            options={[
              { value: unsaid, label: t('unsaid') },
              ...sectors.map((value) => ({ value, label: t(`sector-${value}`) })),
            ]}
          />
          <Select
            id="region"
            label={t('place-region')}
            value={region ?? unsaid}
            onChange={(value) => {
              visit.change({ region: value === unsaid ? null : value });
            }}
            options={[
              { value: unsaid, label: t('unsaid') },
              ...regions.map((value) => ({ value, label: t(`region-${value}`) })),
            ]}
          />
          <RegisterLine />
        </>
      )}
    </Question>
  );
}

/** How they know, and how much harm. */
export function YouPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const draft = visit.draft.value;
  return (
    <Question step="you">
      {() => (
        <>
          <Radios
            id="relation"
            label={t('you-heading')}
            asHeading
            hint={t('you-hint')}
            value={draft.relation}
            onChange={(relation) => {
              visit.change({ relation });
            }}
            options={relations.map((value) => ({ value, label: t(`relation-${value}`) }))}
          />
          {!isSensitive(draft) && (
            <Select
              id="harm"
              label={t('you-harm')}
              labelSize="m"
              value={draft.harm ?? unsaid}
              onChange={(value) => {
                visit.change({ harm: value === unsaid ? null : value });
              }}
              options={[
                { value: unsaid, label: t('unsaid') },
                ...harms.map((value) => ({ value, label: t(`harm-${value}`) })),
              ]}
            />
          )}
        </>
      )}
    </Question>
  );
}
