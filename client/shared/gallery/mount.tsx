import { render, type VNode } from 'preact';
import sharedEn from '../locale/en/shared.ftl?raw';
import sharedKy from '../locale/ky/shared.ftl?raw';
import { LocaleProvider } from '../locale/context.tsx';
import en from './locale/en.ftl?raw';
import ky from './locale/ky.ftl?raw';

/** Shows a gallery page. */
export function mount(page: VNode): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('the gallery page has no #app');
  render(<LocaleProvider catalogue={{ ky: [sharedKy, ky], en: [sharedEn, en] }}>{page}</LocaleProvider>, root);
}

/** A fixed day, so that pictures of the gallery can be compared: 23 November 2026. */
export const TODAY = 20_780;
