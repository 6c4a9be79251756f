/** What came out, what was checked and what was not, and what that means. */
import type { VNode } from 'preact';
import { Heading } from '../shared/components/heading.tsx';
import { Icon } from '../shared/components/icon.tsx';
import { InsetText } from '../shared/components/notices.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { isVerified, type CheckedPart, type JudgedRelease } from '../statistics/bundle/verify/judge.ts';

const mostProblems = 10;

export function Verdict({ judged }: { readonly judged: JudgedRelease }): VNode {
  const { t, formatDay } = useLocale();
  const { release, parts, byHashAlone } = judged;
  const holds = isVerified(judged);
  return (
    <section class={holds ? 'verifier-verdict verifier-verdict--holds' : 'verifier-verdict verifier-verdict--fails'}>
      <Heading level={2} size="l">
        <Icon name={holds ? 'check' : 'triangle-alert'} /> {t(holds ? 'verifier-holds' : 'verifier-fails')}
      </Heading>
      {release !== null && (
        <p class="govuk-body">
          {t('verifier-about', { period: release.period, origin: release.origin, day: formatDay(release.asOf) })}
        </p>
      )}
      {release?.verdict === 'ACCEPTED' && <p class="govuk-body">{t('verifier-accepted')}</p>}
      <ul class="verifier-parts">
        {parts.map((part) => (
          <Part key={part.check} part={part} />
        ))}
      </ul>
      {byHashAlone.length > 0 && <p class="govuk-body">{t('verifier-by-hash', { count: byHashAlone.length })}</p>}
      {holds ? (
        <InsetText>
          <p class="govuk-body">{t('verifier-means')}</p>
          <p class="govuk-body">{t('verifier-means-not')}</p>
        </InsetText>
      ) : (
        <p class="govuk-body">{t('verifier-fails-next')}</p>
      )}
    </section>
  );
}

function Part({ part: { check, result, problems } }: { readonly part: CheckedPart }): VNode {
  const { t } = useLocale();
  const shown = problems.slice(0, mostProblems);
  return (
    <li class={`verifier-part verifier-part--${result.toLowerCase()}`}>
      <span class="verifier-part__result">{t(`verifier-result-${result}`)}</span>
      <span>
        {t(`verifier-check-${check}`)}
        {shown.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {shown.map(({ code, path }) => (
              <li key={`${code} ${path ?? ''}`}>
                {t(`verifier-problem-${code}`)} {path !== null && <code>{path.slice(0, 120)}</code>}
              </li>
            ))}
            {problems.length > shown.length && <li>{t('verifier-more', { count: problems.length - shown.length })}</li>}
          </ul>
        )}
      </span>
    </li>
  );
}
