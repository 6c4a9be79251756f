import { formatLine, formatReport, isMet, type Figure } from '../../bench/figure.ts';
import { median, quantile } from '../../bench/samples.ts';
import { bench, saysOneLinePerFigure } from './quick.ts';

const names = ['intake', 'seal', 'open', 'attachment', 'pages', 'firstload', 'log', 'console', 'statistics'];

test('--list names every bench', () => {
  const { status, stdout } = bench('--list');
  expect(status).toBe(0);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(names);
});

test('an unknown bench, an unknown option and no bench at all are wrong usage', () => {
  for (const args of [['nothing'], ['--nothing'], []]) expect(bench(...args).status).toBe(2);
});

// The others, which need browsers or thousands of cases, are in the slow suite.
test.each(['open', 'log', 'statistics'])(
  '%s can be measured, and says it in one line per figure',
  saysOneLinePerFigure,
  180_000,
);

test('intake finds in the store every letter that was acknowledged before the server was killed', () => {
  const counts = new Map(
    bench('intake', '--quick')
      .stdout.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { figure: string; value: number })
      .map(({ figure, value }) => [figure, value]),
  );
  expect([counts.get('refused'), counts.get('lost')]).toEqual([0, 0]);
  expect(counts.get('acknowledged')).toBeGreaterThan(0);
}, 60_000);

test('an aim is met at its very value, and a figure without one is neither met nor missed', () => {
  const figure: Figure = { figure: 'ratio', value: 0.5, unit: 'ratio', parameters: { clients: 16 } };
  expect(isMet({ ...figure, aim: { least: 0.5 } })).toBe(true);
  expect(isMet({ ...figure, aim: { most: 0.4 } })).toBe(false);
  expect(isMet(figure)).toBeNull();
  expect(formatLine('intake', figure)).toBe(
    '{"bench":"intake","figure":"ratio","value":0.5,"unit":"ratio","clients":16}',
  );
  expect(formatReport('intake', [{ ...figure, aim: { least: 0.6 } }])).toMatch(
    /intake ratio 16 {2}>= 0\.6 {2}0\.5 ratio +NOT MET\n$/,
  );
});

test('quantiles are values that were measured', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(quantile([1, 2, 3, 4], 0.99)).toBe(4);
  expect(() => median([])).toThrow(RangeError);
});
