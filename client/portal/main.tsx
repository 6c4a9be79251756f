/** Where the public front begins: the platform, and the places of the page that a check fills in. */
import { render, type VNode } from 'preact';
import '../shared/style/portal.scss';
import './style/front.scss';
import { createPortablePublicSuite } from '../../crypto/public.ts';
import sharedEn from '../shared/locale/en/shared.ftl?raw';
import sharedKy from '../shared/locale/ky/shared.ftl?raw';
import { expectStatus } from '../register/transport.ts';
import { LocaleProvider } from '../shared/locale/context.tsx';
import { DEFAULT_LANGUAGE, isLanguage } from '../shared/locale/languages.ts';
import { front, policy } from './checked.tsx';
import { DaySeal } from './day-seal.tsx';
import { DemoBar } from './demo-bar.tsx';
import { TrustFingerprint } from './fingerprint.tsx';
import { loadFront, loadTrust, problemCode } from './front.ts';
import en from './locale/en.ftl?raw';
import ky from './locale/ky.ftl?raw';
import { Readers } from './readers.tsx';
import { NewestStatistics } from './statistics.tsx';
import { FirstTotals } from './totals.tsx';
import { pageTransport } from './transport.ts';

const catalogue = { ky: [sharedKy, ky], en: [sharedEn, en] };
const { lang } = document.documentElement;
// The page is written in one language, whatever the browser prefers.
const language = isLanguage(lang) ? lang : DEFAULT_LANGUAGE;
const deviceTime = (): number => Math.floor(Date.now() / 1_000);
const deviceDay = (): number => Math.floor(Date.now() / 86_400_000);
const suite = createPortablePublicSuite(crypto.subtle);

function fill(id: string, content: VNode): void {
  const place = document.getElementById(id);
  if (place === null) throw new Error('the page lacks a place');
  place.replaceChildren();
  render(
    <LocaleProvider catalogue={catalogue} initial={language}>
      {content}
    </LocaleProvider>,
    place,
  );
}

async function load(): Promise<void> {
  try {
    if (policy.value.kind !== 'READY')
      policy.value = { kind: 'READY', value: await loadTrust(await suite, pageTransport) };
  } catch (error) {
    const failed = { kind: 'FAILED', code: problemCode(error) } as const;
    policy.value = failed;
    front.value = failed;
    return;
  }
  const { trust } = policy.value.value;
  try {
    front.value = {
      kind: 'READY',
      value: await loadFront(await suite, pageTransport, trust, deviceDay(), deviceTime()),
    };
  } catch (error) {
    front.value = { kind: 'FAILED', code: problemCode(error) };
  }
}

async function nextDay(): Promise<string | null> {
  try {
    expectStatus(await pageTransport.send('POST', '/api/demo/next-day', new Uint8Array()), 204);
  } catch (error) {
    return problemCode(error);
  }
  await load();
  return front.value.kind === 'FAILED' ? front.value.code : null;
}

fill('demo', <DemoBar onNextDay={nextDay} />);
fill('readers', <Readers />);
fill('statistics', <NewestStatistics />);
fill('register', <DaySeal />);
fill('totals', <FirstTotals />);
fill('fingerprint', <TrustFingerprint />);
await load();
