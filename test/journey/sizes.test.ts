import { compareSizes, formatSizes } from '../../journey/sizes.ts';

const minutes = 60_000;

test(
  'sizes on the wire tell no report, visit or member from another of its class',
  async () => {
    const classes = await compareSizes({ thorough: false, tell: () => undefined });
    expect(classes.map(({ name }) => name)).toEqual([
      'first report',
      'return visit',
      'message at a return visit',
      'the letter itself, first or later',
      'an excluded member and one not chosen',
    ]);
    const different = classes.filter(({ differences }) => differences.length > 0);
    expect(formatSizes(different)).toBe('');
  },
  10 * minutes,
);
