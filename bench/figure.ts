/** What a bench hands back, and how it is written: one JSON line per figure, or a table. */

/** What the figure should be; nothing where none was set. */
export type Aim = { readonly least: number } | { readonly most: number };

export interface Figure {
  /** What was measured, in snake case. */
  readonly figure: string;
  readonly value: number;
  readonly unit: 'per_second' | 'ms' | 'ratio' | 'count' | 'bytes' | 'MiB' | 'MiB_per_second';
  /** Under which conditions: browser, clients, provider, baseline. */
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly aim?: Aim;
}

/** `null` without an aim. */
export function isMet({ aim, value }: Figure): boolean | null {
  if (aim === undefined) return null;
  return 'least' in aim ? value >= aim.least : value <= aim.most;
}

/** `{bench, figure, value, unit, …parameters}`. */
export function formatLine(bench: string, { figure, value, unit, parameters }: Figure): string {
  return JSON.stringify({ bench, figure, value: rounded(value), unit, ...parameters });
}

/** Figure, aim, measured, met or not; one line each, columns aligned. */
export function formatReport(bench: string, figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'aim', 'measured', ''],
    ...figures.map((figure) => [
      [bench, figure.figure, ...Object.values(figure.parameters).map(String)].join(' '),
      formatAim(figure.aim),
      `${String(rounded(figure.value))} ${figure.unit}`,
      verdict(figure),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function verdict(figure: Figure): string {
  const met = isMet(figure);
  if (met === null) return '';
  return met ? 'met' : 'NOT MET';
}

function formatAim(aim: Aim | undefined): string {
  if (aim === undefined) return '-';
  return 'least' in aim ? `>= ${String(aim.least)}` : `<= ${String(aim.most)}`;
}

/** Three significant digits, and all digits of whole numbers. */
function rounded(value: number): number {
  return Number.isInteger(value) || value >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}
