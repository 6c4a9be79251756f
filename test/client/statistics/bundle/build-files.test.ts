import { webcrypto } from 'node:crypto';
import { createPortablePublicSuite, decodeUtf8, formatHex, ProtocolError } from '../../../../crypto/public.ts';
import type { BundleFile } from '../../../../client/statistics/bundle/bundle-file.ts';
import { buildFiles } from '../../../../client/statistics/bundle/build-files.ts';
import { documentOf } from '../../../../client/statistics/bundle/document.ts';
import { formatRelease, parseRelease } from '../../../../client/statistics/release-document.ts';
import { releaseContent } from './content.ts';

const suite = await createPortablePublicSuite(webcrypto.subtle);

const page: BundleFile = { path: 'ky/index.html', mediaType: 'text/html', bytes: Uint8Array.of(60, 33) };

const textOf = (files: readonly BundleFile[], path: string): string =>
  decodeUtf8(files.find((file) => file.path === path)?.bytes ?? new Uint8Array());

describe('the files of a release', () => {
  const content = releaseContent();
  const files = buildFiles(content, [page]);

  it('are the same bytes whenever they are made again, in the order of their paths', () => {
    expect(buildFiles(structuredClone(content), [page])).toEqual(files);
    expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).sort());
  });

  it('have one row for each cell and one for the total', () => {
    expect(textOf(files, 'tables/closed-by-time.csv')).toBe(
      [
        'period,table,flow,dimension,code,value,lower,upper,flag,mechanism',
        '2026,closed-by-time,CLOSED,CLOSURE_TIME,DAYS_0_90,40,38,42,OBS,HIDE_AND_ROUND',
        '2026,closed-by-time,CLOSED,CLOSURE_TIME,DAYS_91_MORE,60,58,62,OBS,HIDE_AND_ROUND',
        '2026,closed-by-time,CLOSED,CLOSURE_TIME,_T,100,98,102,OBS,HIDE_AND_ROUND',
        '',
      ].join('\n'),
    );
  });

  it('say nothing of a hidden cell, and of an impossible one that it is zero', () => {
    expect(textOf(files, 'tables/received-by-category.csv')).toContain(
      '\n2026,received-by-category,RECEIVED,CATEGORY,BRIBERY,,,,HIDDEN,HIDE_AND_ROUND\n',
    );
    expect(textOf(files, 'tables/reopened.csv')).toContain(',ALL,0,0,0,STRUCTURAL_ZERO,');
  });

  it('list every code, group and total once with its labels', () => {
    expect(textOf(files, 'code-lists/closure-time.csv').split('\n').slice(0, 2)).toEqual([
      'code,ky,ru,uz,en,of',
      expect.stringMatching(/^DAYS_0_30,.+,30 days or less,$/u),
    ]);
    expect(textOf(files, 'code-lists/closure-time.csv')).toMatch(
      /\nDAYS_0_90,.*DAYS_0_30 DAYS_31_90\nDAYS_91_MORE,.*\n_T,Бардыгы,Всего,Jami,Total,DAYS_0_30 .*\n$/u,
    );
  });

  it('refuse two meanings of one group', () => {
    const [first] = content.tables.filter(({ id }) => id === 'closed-by-time');
    const other = first?.grouping?.map(({ code }, index) => ({ code, of: first.grouping?.[1 - index]?.of ?? [] }));
    const tables = first === undefined ? [] : [first, { ...first, id: 'again', grouping: other ?? null }];
    expect(() => buildFiles({ ...content, tables }, [])).toThrow(new ProtocolError('MALFORMED'));
  });

  it('refuse a page in the place of data', () => {
    expect(() => buildFiles(content, [{ ...page, path: 'datapackage.json' }])).toThrow(new ProtocolError('DUPLICATE'));
  });

  it('all stand in the document, each with its hash and size', async () => {
    const document = await documentOf(suite, content, files);
    expect(parseRelease(formatRelease(document))).toEqual(document);
    expect(document.files.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    const listed = document.files.find(({ path }) => path === page.path);
    expect(formatHex(listed?.hash ?? new Uint8Array())).toBe(formatHex(await suite.sha256(page.bytes)));
    expect(listed?.bytes).toBe(2);
  });
});
