import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocale } from '../locale/context.tsx';
import { factsOf } from '../locale/languages.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { SpecimenBanner, SpecimenWords } from './specimen-banner.tsx';
import type { Specimen } from './specimen.ts';

interface PageProps {
  /** The service's name in the header: neutral on the report page. */
  readonly name: string;
  /** Where the name leads; no link unless given. */
  readonly home?: string | undefined;
  /** What the tab says; neutral on the report page. Left as it is unless given. */
  readonly documentTitle?: string | undefined;
  /** An emblem before the name, for example `<Tunduk />` on the portal. */
  readonly emblem?: ComponentChildren;
  /** Links below the header: `<NavBar …/>`. */
  readonly navigation?: ComponentChildren;
  /** Right side of the header, before the language switch: who is signed in. */
  readonly account?: ComponentChildren;
  /** Says on every page that nothing here is real. */
  readonly specimen?: Specimen | null | undefined;
  /** `<QuickExit …/>` on pages a source sees. */
  readonly quickExit?: ComponentChildren;
  /** `<BackLink …/>`: above the main part, outside it. */
  readonly back?: ComponentChildren;
  readonly footer?: ComponentChildren;
  /** `text` (a readable column), `wide` (tables and charts) or `full` (the console). */
  readonly width?: 'text' | 'wide' | 'full' | undefined;
  /** Name of the step shown. When it changes, the page scrolls up and the focus moves to the new heading. */
  readonly step?: string | undefined;
  readonly children: ComponentChildren;
}

/** The frame around everything people see: skip link, header with the language switch, main part, footer. */
export function Page(props: PageProps): VNode {
  const {
    name,
    home,
    documentTitle,
    emblem,
    navigation,
    account,
    specimen = null,
    quickExit,
    back,
    footer,
    width = 'text',
    step,
    children,
  } = props;
  const { t } = useLocale();
  const main = useRef<HTMLElement>(null);
  const lastStep = useRef(step);

  useEffect(() => {
    if (documentTitle !== undefined) document.title = documentTitle;
  }, [documentTitle]);

  useEffect(() => {
    if (lastStep.current === step) return;
    lastStep.current = step;
    scrollTo(0, 0);
    // An error summary or a panel that has already taken the focus keeps it.
    if (main.current?.contains(document.activeElement) === true) return;
    (main.current?.querySelector<HTMLElement>('h1[tabindex]') ?? main.current)?.focus({ preventScroll: true });
  }, [step]);

  const container = classNames('govuk-width-container', width === 'full' && 'app-full-width');
  const brand = (
    <>
      {emblem}
      <span>{name}</span>
    </>
  );
  return (
    <>
      <a
        class="govuk-skip-link"
        href="#main"
        onClick={(event) => {
          skipTo(main.current, event);
        }}
      >
        {t('skip-to-content')}
      </a>
      {quickExit}
      {specimen !== null && (
        <SpecimenBanner specimen={specimen}>
          <p class={container}>
            <SpecimenWords specimen={specimen} />
          </p>
        </SpecimenBanner>
      )}
      <header class="app-header">
        <div class={classNames(container, 'app-header__inner')}>
          {home === undefined ? (
            <span class="app-header__name">{brand}</span>
          ) : (
            <a class="app-header__name" href={home}>
              {brand}
            </a>
          )}
          {account !== undefined && <div class="app-header__account">{account}</div>}
          <LanguageSwitch />
        </div>
      </header>
      {navigation}
      <div class={classNames(container, 'app-body')}>
        {back}
        <main
          class={classNames('govuk-main-wrapper', width === 'text' && 'app-text-column')}
          id="main"
          ref={main}
          tabIndex={-1}
        >
          {children}
        </main>
      </div>
      {footer !== undefined && (
        <footer class="app-footer">
          <div class={container}>{footer}</div>
        </footer>
      )}
    </>
  );
}

/** Every language of the page in its own name, Kyrgyz first. Several are buttons: nothing is loaded and nothing is lost. */
export function LanguageSwitch(): VNode {
  const { language, offered, setLanguage, t } = useLocale();
  return (
    <nav class="app-languages" aria-label={t('language-switch')}>
      <ul>
        {offered.map((code) => (
          <li key={code}>
            <button
              type="button"
              lang={code}
              aria-current={code === language ? 'true' : undefined}
              onClick={() => {
                setLanguage(code);
              }}
            >
              {factsOf(code).name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface BackLinkProps {
  readonly onClick: () => void;
  readonly children?: ComponentChildren;
}

/** One step back, with everything typed kept. */
export function BackLink({ onClick, children }: BackLinkProps): VNode {
  const { t } = useLocale();
  return (
    <button class="app-back" type="button" onClick={onClick}>
      <Icon name="chevron-left" />
      <span>{children ?? t('back')}</span>
    </button>
  );
}

/** Without the fragment in the address: it names the language. */
function skipTo(main: HTMLElement | null, event: MouseEvent): void {
  event.preventDefault();
  main?.focus();
  main?.scrollIntoView();
}
