/** The release as search engines for data read it (schema.org/Dataset): `dataset.jsonld`. */
import { periodOf } from '../periods.ts';
import { labelLanguages } from '../labels/labels.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { BundleFile } from './bundle-file.ts';
import { formatDay } from './day-text.ts';
import { encodeJsonFile } from './json.ts';
import { licence } from './licence.ts';
import { releaseTitle, roundingNote } from './words.ts';

/** @param data the files of the release that are no page and no catalogue */
export function searchEntryFile(content: ReleaseContent, data: readonly BundleFile[]): BundleFile {
  const { first, last } = periodOf(content.period);
  const title = releaseTitle(content);
  return {
    path: 'dataset.jsonld',
    mediaType: 'application/ld+json',
    bytes: encodeJsonFile({
      // Named whole and not fetched: reading it must need no other host.
      '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' }, contentUrl: { '@type': '@id' } },
      '@id': './#dataset',
      '@type': 'Dataset',
      name: labelLanguages.map((language) => ({ '@value': title[language], '@language': language })),
      description: labelLanguages.map((language) => ({ '@value': roundingNote[language], '@language': language })),
      url: './',
      identifier: `${content.origin}/${content.period}`,
      license: licence.url,
      isAccessibleForFree: true,
      creator: { '@id': './#publisher', '@type': 'Organization', name: content.origin },
      datePublished: formatDay(content.asOf),
      temporalCoverage: `${formatDay(first)}/${formatDay(last)}`,
      distribution: data.map(({ path, mediaType, bytes }) => ({
        '@id': `./#file-${path.replaceAll('/', '-')}`,
        '@type': 'DataDownload',
        contentUrl: path,
        encodingFormat: mediaType,
        contentSize: `${String(bytes.length)} B`,
      })),
    }),
  };
}
