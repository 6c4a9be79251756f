import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dark, light, type Tokens } from '../../../../client/statistics/pages/style/tokens.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (name: string): string => readFileSync(join(root, 'client/shared/style', name), 'utf8');

/** How the shared style calls what the pages call otherwise. */
const names: Readonly<Record<string, string>> = { ground: 'body-background', template: 'template-background' };
const appNames = ['raised', 'ornament', 'attention-tint', 'attention-ink', 'info-tint', 'info-ink'];

/** Relative luminance: WCAG 2.2. It is also how bright a colour prints in grey. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a: string, b: string): number => {
  const [brighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
};

describe('the colours of the pages', () => {
  test('are those of the public front', () => {
    const tokens = read('_tokens.scss');
    const foundation = read('_foundation.scss');
    const portal = read('portal.scss');
    const [lightApp = '', darkApp = ''] = tokens.split('@media');
    const [lightOrnament = '', darkOrnament = ''] = portal.split('@media');
    for (const [name, colour] of Object.entries(light)) {
      if (appNames.includes(name)) expect(lightApp + lightOrnament).toContain(`--app-${name}: ${String(colour)};`);
      else expect(foundation).toContain(`\n    ${names[name] ?? name}: ${String(colour)},`);
    }
    for (const [name, colour] of Object.entries(dark)) {
      if (appNames.includes(name)) expect(darkApp + darkOrnament).toContain(`--app-${name}: ${String(colour)};`);
      else expect(darkApp).toContain(`--govuk-${names[name] ?? name}-colour: ${String(colour)};`);
    }
  });

  test.each<[string, Tokens]>([
    ['light', light],
    ['dark', dark],
  ])('of bars, whiskers and hatches stand out by 3:1, of words by 4.5:1 (%s)', (_, tokens) => {
    // Of a whisker one half lies on the bar in the colour of the page, the other beside it in that of words.
    expect(contrast(tokens.brand, tokens.ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens['input-border'], tokens.ground)).toBeGreaterThanOrEqual(3);
    for (const words of [tokens.text, tokens['secondary-text'], tokens.link, tokens['link-visited']]) {
      for (const ground of [tokens.ground, tokens.raised, tokens.template])
        expect(contrast(words, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(tokens['attention-ink'], tokens['attention-tint'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens['info-ink'], tokens['info-tint'])).toBeGreaterThanOrEqual(4.5);
  });
});
