/**
 * The colours of the public pages, in light and in dark, under the names that `client/shared/style` gives them; a test holds the two
 * together. They stand here once more because a release has to be built again, byte for byte, without the tools that build the site.
 */
export interface Tokens {
  readonly text: string;
  readonly ground: string;
  readonly template: string;
  readonly 'secondary-text': string;
  readonly border: string;
  readonly 'input-border': string;
  readonly link: string;
  readonly 'link-visited': string;
  readonly 'link-hover': string;
  readonly brand: string;
  readonly success: string;
  readonly raised: string;
  readonly ornament: string;
  readonly 'attention-tint': string;
  readonly 'attention-ink': string;
  readonly 'info-tint': string;
  readonly 'info-ink': string;
}

export const light: Tokens = {
  text: '#1c2933',
  ground: '#ffffff',
  template: '#f3f6f8',
  'secondary-text': '#4d5e6b',
  border: '#d3dce3',
  'input-border': '#5d707f',
  link: '#24587a',
  'link-visited': '#5b4a80',
  'link-hover': '#12344b',
  brand: '#2f5d7c',
  success: '#1d6a4b',
  raised: '#f3f6f8',
  ornament: '#8a1f2b',
  'attention-tint': '#fbecc8',
  'attention-ink': '#6b4400',
  'info-tint': '#e2edf5',
  'info-ink': '#1f4c69',
};

export const dark: Tokens = {
  text: '#e3e9ee',
  ground: '#161e25',
  template: '#10161b',
  'secondary-text': '#a9b8c4',
  border: '#34434f',
  'input-border': '#8296a5',
  link: '#94c5e6',
  'link-visited': '#c5b5e9',
  'link-hover': '#cbe3f4',
  brand: '#8fbbd9',
  success: '#7fcfaa',
  raised: '#1d2730',
  ornament: '#e58a91',
  'attention-tint': '#45340f',
  'attention-ink': '#f6d789',
  'info-tint': '#1f3a4d',
  'info-ink': '#c3dff1',
};

export function tokenLines(tokens: Tokens): string {
  return Object.entries(tokens)
    .map(([name, colour]) => `--${name}: ${String(colour)};`)
    .join(' ');
}
