import { render } from 'preact';
import './style/desk.scss';
import sharedEn from '../shared/locale/en/shared.ftl?raw';
import sharedKy from '../shared/locale/ky/shared.ftl?raw';
import { LocaleProvider } from '../shared/locale/context.tsx';
import staffEn from '../staff/locale/en.ftl?raw';
import staffKy from '../staff/locale/ky.ftl?raw';
import { takeToken } from '../staff/token.ts';
import { workerStarter } from '../staff/trusted-worker.ts';
import { App } from './app.tsx';
import { Desk } from './desk.ts';
import en from './locale/en.ftl?raw';
import ky from './locale/ky.ftl?raw';
import workerAddress from './worker/main.ts?worker&url';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');

const token = takeToken(location, history);
const startWorker = workerStarter(workerAddress);
const desk = token === null ? null : new Desk({ token, startWorker });

render(
  <LocaleProvider catalogue={{ ky: [sharedKy, staffKy, ky], en: [sharedEn, staffEn, en] }}>
    <App desk={desk} />
  </LocaleProvider>,
  root,
);
