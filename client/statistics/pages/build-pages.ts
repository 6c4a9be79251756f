/** The pages of a release, in four languages: pure, without a clock, the same bytes for whoever builds them again. */
import { encodeUtf8 } from '../../../crypto/public.ts';
import { factsOf, languageCodes, type Language } from '../../shared/locale/languages.ts';
import type { BundleFile } from '../bundle/bundle-file.ts';
import type { ReleaseContent } from '../release-document.ts';
import { framed, iconImage, iconPath, stylePath } from './frame.ts';
import { formatPage, h, type Markup } from './markup.ts';
import { statisticsPage } from './page.ts';
import { sheet } from './style/sheet.ts';
import { pageTexts } from './texts/texts.ts';

/** What a page says besides its own release; all of it stands in the governance log. */
export interface PageContext {
  /** Every release that the log has before this one, in any order. */
  readonly earlier: readonly ReleaseContent[];
}

/** `index.html` with the choice of a language, `ky/index.html` and so on, and their style. */
export function buildPages(content: ReleaseContent, { earlier }: PageContext): readonly BundleFile[] {
  return [
    page('index.html', choicePage(content)),
    ...languageCodes.map((language) => page(`${language}/index.html`, statisticsPage(content, earlier, language))),
    { path: stylePath, mediaType: 'text/css', bytes: encodeUtf8(sheet) },
    { path: iconPath, mediaType: 'image/svg+xml', bytes: encodeUtf8(`${iconImage().html}\n`) },
  ];
}

function page(path: string, root: Markup): BundleFile {
  return { path, mediaType: 'text/html', bytes: encodeUtf8(formatPage(root)) };
}

/** Kyrgyz around it; each language names itself and the publication. */
function choicePage({ mode, period }: ReleaseContent): Markup {
  const language: Language = 'ky';
  const titleIn = (each: Language): string => pageTexts[each].title(pageTexts[each].period(period));
  return framed(
    { language, texts: pageTexts[language], title: titleIn(language), root: '', isDemo: mode === 'demo' },
    h('h1', {}, titleIn(language)),
    h(
      'ul',
      { class: 'choice' },
      languageCodes.map((each) =>
        h(
          'li',
          { lang: each },
          h('a', { href: `${each}/`, hreflang: each }, h('strong', {}, factsOf(each).name), ` ${titleIn(each)}`),
        ),
      ),
    ),
  );
}
