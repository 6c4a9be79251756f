/**
 * Somebody who has all releases and a solver that is not ours: what can each hidden number be? Written anew from what a release says,
 * without a line of the module that hides; `glpsol` of Debian's glpk-utils does the arithmetic.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import type { ShownTable } from '../../../../client/statistics/shown-table.ts';

type Released = Pick<ReleaseContent, 'period' | 'tables'>;

/** A hidden number, and from where to where it can lie. */
export interface Guess {
  /** Flow, period, dimension, and the codes that it counts; none for the total. */
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

interface Sum {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** Nobody has so many reports. */
const unlimited = 100_000;

/**
 * @param releases in the order of their publication
 * @param most how many of the hidden numbers of each flow are asked for, evenly over all of them
 */
export function guess(releases: readonly Released[], most = Infinity): Guess[] {
  const groups = new Map<string, { period: string; table: ShownTable }[]>();
  for (const { period, tables } of releases) {
    for (const table of tables) {
      const key = `${period.slice(0, 4)} ${table.flow}`;
      groups.set(key, [...(groups.get(key) ?? []), { period, table }]);
    }
  }
  return [...groups.values()].flatMap((published) => guessFlow(published, most));
}

function guessFlow(
  published: readonly { readonly period: string; readonly table: ShownTable }[],
  most: number,
): Guess[] {
  const sums: Sum[] = [];
  const equal: { readonly parts: readonly string[]; readonly whole: string }[] = [];
  const hidden = new Map<string, readonly string[]>();
  const codes = new Map<string, Set<string>>();
  for (const [index, { period, table }] of published.entries()) {
    const cellsBefore = published.slice(0, index);
    const knowsOrder = !cellsBefore.some((each) => each.table.dimension === table.dimension && each.period !== period);
    const shown = table.rows.flatMap(({ cell }) => (cell.flag === 'OBS' ? [cell.value] : []));
    const rows = table.rows.map(({ code, cell }) => {
      const of = table.grouping?.find((group) => group.code === code)?.of ?? [code];
      return {
        of: table.dimension === 'ALL' ? [] : of,
        cell,
        limit: knowsOrder ? Math.max(9, Math.min(...shown) - 3) : Infinity,
      };
    });
    for (const { of, cell, limit } of [...rows, { of: [], cell: table.total, limit: Infinity }]) {
      const dimension = of.length === 0 ? 'ALL' : table.dimension;
      const list = codes.get(dimension) ?? new Set();
      for (const code of of) list.add(code);
      codes.set(dimension, list);
      const names = quarters(period).flatMap((quarter) =>
        (of.length === 0 ? ['all'] : of).map((c) => `${dimension}.${c}.${quarter}`),
      );
      if (cell.flag === 'OBS') sums.push({ names, least: Math.max(10, cell.value - 2), most: cell.value + 2 });
      if (cell.flag === 'STRUCTURAL_ZERO') sums.push({ names, least: 0, most: 0 });
      if (cell.flag === 'HIDDEN') {
        sums.push({ names, least: 0, most: of.length === 0 ? Infinity : limit });
        hidden.set([table.flow, period, dimension, ...of].join(' '), names);
      }
    }
  }
  const year = published[0]?.period.slice(0, 4) ?? '';
  for (const [dimension, list] of codes) {
    if (dimension === 'ALL') continue;
    for (const quarter of quarters(year)) {
      equal.push({ parts: [...list].map((code) => `${dimension}.${code}.${quarter}`), whole: `ALL.all.${quarter}` });
    }
  }
  const step = Math.max(1, hidden.size / most);
  const asked = [...hidden].filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const questions = asked.flatMap(([, names]) => [1, -1].map((sign) => ({ names, sign })));
  const answers = askGlpsol(sums, equal, questions);
  return asked.map(([name], index) => {
    const greatest = answers[2 * index + 1] ?? NaN;
    return {
      name,
      least: Math.ceil((answers[2 * index] ?? NaN) - 1e-6) + 0,
      most: greatest > unlimited / 2 ? Infinity : Math.floor(greatest + 1e-6),
    };
  });
}

/** All questions at once: each has the same rules in numbers of its own, so that one programme answers every one. */
function askGlpsol(
  sums: readonly Sum[],
  equal: readonly { readonly parts: readonly string[]; readonly whole: string }[],
  questions: readonly { readonly names: readonly string[]; readonly sign: number }[],
): number[] {
  const names = [
    ...new Set([...sums.flatMap((sum) => sum.names), ...equal.flatMap(({ parts, whole }) => [...parts, whole])]),
  ];
  const rowLines: string[] = [' N goal'];
  const rightLines: string[] = [];
  const columnLines: string[] = [];
  for (const [block, { names: asked, sign }] of questions.entries()) {
    const columns = new Map(names.map((name) => [name, asked.includes(name) ? [`goal ${String(sign)}`] : []]));
    const addRow = (kind: string, row: string, side: number, terms: readonly (readonly [string, number])[]): void => {
      rowLines.push(` ${kind} ${row}`);
      rightLines.push(` R ${row} ${String(side)}`);
      for (const [name, factor] of terms) columns.get(name)?.push(`${row} ${String(factor)}`);
    };
    for (const [index, sum] of sums.entries()) {
      const terms = sum.names.map((name) => [name, 1] as const);
      if (sum.least > 0) addRow('G', `g${String(block)}.${String(index)}`, sum.least, terms);
      if (sum.most < Infinity) addRow('L', `l${String(block)}.${String(index)}`, sum.most, terms);
    }
    for (const [index, { parts, whole }] of equal.entries()) {
      addRow('E', `e${String(block)}.${String(index)}`, 0, [...parts.map((name) => [name, 1] as const), [whole, -1]]);
    }
    for (const [place, name] of names.entries()) {
      const column = `c${String(block * names.length + place)}`;
      for (const entry of columns.get(name) ?? []) columnLines.push(` ${column} ${entry}`);
      if ((columns.get(name) ?? []).length === 0) columnLines.push(` ${column} goal 0`);
    }
  }
  const bounds = Array.from(
    { length: questions.length * names.length },
    (_, i) => ` UP B c${String(i)} ${String(unlimited)}`,
  );
  const values = solve([
    'NAME hidden',
    'ROWS',
    ...rowLines,
    'COLUMNS',
    ...columnLines,
    'RHS',
    ...rightLines,
    'BOUNDS',
    ...bounds,
    'ENDATA',
    '',
  ]);
  return questions.map(({ names: asked }, block) =>
    asked.reduce((sum, name) => sum + (values[block * names.length + names.indexOf(name)] ?? NaN), 0),
  );
}

/** Values of the columns in their order. @throws Error if `glpsol` is missing or finds no answer */
function solve(lines: readonly string[]): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'kupuya-glpsol-'));
  try {
    writeFileSync(join(folder, 'model.mps'), lines.join('\n'));
    const { error } = spawnSync('glpsol', ['--freemps', 'model.mps', '-w', 'answer'], { cwd: folder, stdio: 'ignore' });
    if (error !== undefined) throw new Error('glpsol of the Debian package glpk-utils is missing', { cause: error });
    const answer = readFileSync(join(folder, 'answer'), 'utf8').split('\n');
    if (!answer.some((line) => /^s bas \d+ \d+ f f /u.test(line))) throw new Error('glpsol found no answer');
    return answer.flatMap((line) => (line.startsWith('j ') ? [Number(line.split(' ')[3])] : []));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function quarters(period: string): string[] {
  return period.length > 4 ? [period] : [1, 2, 3, 4].map((quarter) => `${period}-Q${String(quarter)}`);
}
