import { layout } from './layout.ts';
import { figures } from './figures.ts';
import { dark, light, tokenLines } from './tokens.ts';

/** The one style sheet of a release: everything that its pages need, and nothing from elsewhere. */
export const sheet = `:root { color-scheme: light dark; ${tokenLines(light)} }
@media screen and (prefers-color-scheme: dark) { :root { ${tokenLines(dark)} } }
${layout}${figures}`;
