import { gzipSync } from 'node:zlib';
import { languageCodes } from '../../../../client/shared/locale/languages.ts';
import { buildFiles } from '../../../../client/statistics/bundle/build-files.ts';
import { rangeOf, type Cell } from '../../../../client/statistics/cell.ts';
import { labelOf, titleOf } from '../../../../client/statistics/labels/labels.ts';
import { buildPages } from '../../../../client/statistics/pages/build-pages.ts';
import { pageTexts } from '../../../../client/statistics/pages/texts/texts.ts';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import type { ShownTable } from '../../../../client/statistics/shown-table.ts';
import { releaseContent } from '../bundle/content.ts';
import { countOf, partOf, rowsOf, textOf, wordsOf } from './html.ts';

const live = releaseContent({ mode: 'live', origin: 'kupuya.example' });
const before = ['2023', '2024', '2025'].map((period) => releaseContent({ ...live, period }));
const files = buildPages(live, { earlier: before });
const english = textOf(files, 'en/index.html');

const hidden: Cell = { flag: 'HIDDEN' };
const hideAll = (content: ReleaseContent): ReleaseContent => ({
  ...content,
  tables: content.tables.map((table) => ({
    ...table,
    rows: table.rows.map(({ code }) => ({ code, cell: hidden })),
    total: hidden,
  })),
});

const tableOf = (content: ReleaseContent, id: string): ShownTable => {
  const table = content.tables.find((each) => each.id === id);
  if (table === undefined) throw new Error(`no table ${id}`);
  return table;
};

/** As the English page writes it. */
const shownAs = (cell: Cell): string[] => {
  if (cell.flag !== 'OBS') return cell.flag === 'HIDDEN' ? ['hidden', '–'] : ['0nothing in the register', '–'];
  const { least, most } = rangeOf(cell);
  return [String(cell.value), `${String(least)} to ${String(most)}`];
};

describe('the pages of a release', () => {
  test('are the same bytes whenever they are built again', () => {
    const again = buildPages(structuredClone(live), { earlier: before.toReversed() });
    expect(again.map(({ path }) => [path, textOf(again, path)])).toEqual(
      files.map(({ path }) => [path, textOf(files, path)]),
    );
  });

  test('are one in each language, Kyrgyz first at the door, with one style sheet', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'index.html',
      ...languageCodes.map((language) => `${language}/index.html`),
      'style.css',
      'icon.svg',
    ]);
    expect(textOf(files, 'index.html')).toContain('<html lang="ky">');
  });

  test.each(languageCodes)('weigh less than 30 kB as they are sent (%s)', (language) => {
    expect(gzipSync(textOf(files, `${language}/index.html`)).length).toBeLessThan(30_000);
  });

  test.each(languageCodes)('show every count of every table, and of a hidden one the word alone (%s)', (language) => {
    const html = textOf(files, `${language}/index.html`);
    for (const table of live.tables) {
      const part = partOf(html, table.id);
      expect(wordsOf(part)).toContain(titleOf(table, language));
      if (table.dimension === 'ALL') continue;
      const labels = rowsOf(part).map(([label = '']) => label);
      for (const [index, { code }] of table.rows.entries())
        expect(labels[index]).toMatch(new RegExp(`^${labelOf(table.dimension, code, language)}`, 'u'));
    }
  });

  test('write beside each label exactly what the release shows', () => {
    for (const table of live.tables.filter(({ dimension }) => dimension !== 'ALL')) {
      const rows = rowsOf(partOf(english, table.id)).map((row) => row.slice(1, 3));
      expect(rows).toEqual([...table.rows.map(({ cell }) => cell), table.total].map(shownAs));
    }
  });

  test('draw a bar for each shown count and a hatched mark for each hidden one, and nothing else', () => {
    for (const table of live.tables.filter(({ dimension }) => dimension !== 'ALL')) {
      const part = partOf(english, table.id);
      const flags = table.rows.map(({ cell }) => cell.flag);
      expect(countOf(part, '<rect class="bar"')).toBe(flags.filter((flag) => flag === 'OBS').length);
      expect(countOf(part, 'class="hidden-mark"')).toBe(flags.filter((flag) => flag === 'HIDDEN').length);
    }
  });

  test('say nothing of the size of a hidden count: two releases that hide the same look the same', () => {
    const hiddenHere = hideAll(live);
    const part = partOf(textOf(buildPages(hiddenHere, { earlier: [] }), 'en/index.html'), 'received-by-region');
    expect(part).not.toMatch(/class="(?:bar|chart-value|chart-tick|chart-grid)/u);
    const marks = [...part.matchAll(/<rect class="hidden-mark" ([^>]*)>/gu)].map(([, at = '']) =>
      at.replace(/ y="\d+"/u, ''),
    );
    expect(new Set(marks).size).toBe(1);
  });

  test('of a body with hidden numbers alone say facts without counts', () => {
    const html = textOf(buildPages(hideAll(live), { earlier: [] }), 'ky/index.html');
    expect(html).toContain(pageTexts.ky.allHidden);
    expect(html).toContain(pageTexts.ky.auditPassed);
    expect(textOf(files, 'ky/index.html')).not.toContain(pageTexts.ky.allHidden);
  });

  test('give every chart a title, a description and the table beside it', () => {
    const charts = [...english.matchAll(/<svg class="chart" role="img"[^>]*aria-labelledby="([^"]+)"[^>]*>/gu)];
    expect(charts.length).toBe(live.tables.length);
    for (const { id } of live.tables) {
      const part = partOf(english, id);
      expect(part).toMatch(new RegExp(`<title id="${id}-chart-title">[^<]+</title>`, 'u'));
      expect(part).toMatch(new RegExp(`<desc id="${id}-chart-description">[^<]+</desc>`, 'u'));
      expect(part).toContain(`href="#${id}-table"`);
      expect(part).toContain(`<table id="${id}-table"`);
    }
  });

  test('hold no script, no inline style and no address of anybody else', () => {
    for (const { path } of files.filter((file) => file.path.endsWith('.html'))) {
      const html = textOf(files, path);
      expect(html).not.toMatch(/<script|<iframe|<img|\sstyle=|\son[a-z]+=|<style/u);
      const away = [...html.matchAll(/(?:href|src)="(https?:[^"]*)"/gu)].map(([, address]) => address);
      expect(new Set(away)).toEqual(
        new Set(path === 'index.html' ? [] : ['https://creativecommons.org/licenses/by/4.0/']),
      );
    }
    expect(textOf(files, 'style.css')).not.toMatch(/@import|url\(/u);
  });

  test('name every id once, and link only to what is there', () => {
    const published = new Set(buildFiles(live, files).map(({ path }) => path));
    for (const language of languageCodes) {
      const html = textOf(files, `${language}/index.html`);
      const ids = [...html.matchAll(/\sid="([^"]+)"/gu)].map(([, id = '']) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const referred = [...html.matchAll(/(?:aria-labelledby|aria-describedby)="([^"]+)"/gu)].map(([, id = '']) => id);
      const addresses = [...html.matchAll(/href="([^"]+)"/gu)].map(([, address = '']) => address);
      const inside = addresses.filter((address) => address.startsWith('#')).map((address) => address.slice(1));
      for (const id of [...referred, ...inside]) expect(ids).toContain(id);
      for (const address of addresses.filter((each) => each.startsWith('../'))) {
        const path = address.slice(3).replace(/\/$/u, '/index.html');
        // These two the server makes of the log.
        if (!['release.note', 'release.tlog-proof'].includes(path)) expect(published).toContain(path);
      }
    }
  });

  test('mark made-up data in words on the page and on every chart and table; real data never', () => {
    const { demo, demoMark } = pageTexts.en;
    const html = textOf(buildPages(releaseContent(), { earlier: [] }), 'en/index.html');
    expect(html).toContain(demo);
    for (const { id } of live.tables) expect(countOf(partOf(html, id), demoMark)).toBe(2);
    expect(english).not.toContain(demo);
    expect(english).not.toContain(demoMark);
  });

  test('escape whatever comes from the release', () => {
    const html = textOf(buildPages({ ...live, origin: '<b>&"' }, { earlier: [] }), 'en/index.html');
    expect(html).toContain('&#60;b&#62;&#38;&#34;');
    expect(html).not.toContain('<b>');
  });

  test('say what was counted, how to check it, and what the check does not prove', () => {
    expect(english).toContain('0909 0909');
    expect(english).toContain('4,000');
    expect(english).toContain('kupuya verify-release https://…/statistics/2026/');
    for (const sentence of [...pageTexts.en.verifiedMeans, ...pageTexts.en.verifiedNot])
      expect(english).toContain(sentence);
  });
});

describe('earlier periods', () => {
  test('stand beside this one where they count the same rows', () => {
    const [, previous] = [before[1], before[2]];
    const row = rowsOf(partOf(english, 'received-by-region'))[5];
    expect(row).toEqual([
      'Talas',
      ...shownAs(tableOf(live, 'received-by-region').rows[5]?.cell ?? hidden),
      ...shownAs(tableOf(previous ?? live, 'received-by-region').rows[5]?.cell ?? hidden).slice(0, 1),
    ]);
  });

  test('of another length, later ones and tables with other rows are not compared', () => {
    const merged = {
      ...live,
      period: '2025',
      tables: live.tables.map((table) =>
        table.id === 'received-by-region' ? { ...table, rows: table.rows.slice(1) } : table,
      ),
    };
    const others = [merged, releaseContent({ ...live, period: '2027' }), { ...live, period: '2026-Q1' }];
    const html = textOf(buildPages(live, { earlier: others }), 'en/index.html');
    expect(rowsOf(partOf(html, 'received-by-region'))[0]).toHaveLength(3);
    expect(rowsOf(partOf(html, 'received-by-sector'))[0]).toHaveLength(4);
    expect(rowsOf(partOf(html, 'received')).map(([period]) => period)).toEqual(['2025', '2026']);
  });

  test('are all linked', () => {
    for (const period of ['2023', '2024', '2025']) expect(english).toContain(`href="/statistics/${period}/en/"`);
  });
});
