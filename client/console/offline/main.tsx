import { render } from 'preact';
import '../style/console.scss';
import './offline.scss';
import sharedEn from '../../shared/locale/en/shared.ftl?raw';
import sharedKy from '../../shared/locale/ky/shared.ftl?raw';
import sharedRu from '../../shared/locale/ru/shared.ftl?raw';
import sharedUz from '../../shared/locale/uz/shared.ftl?raw';
import { LocaleProvider } from '../../shared/locale/context.tsx';
import staffEn from '../../staff/locale/en.ftl?raw';
import staffKy from '../../staff/locale/ky.ftl?raw';
import staffRu from '../../staff/locale/ru.ftl?raw';
import staffUz from '../../staff/locale/uz.ftl?raw';
import { workerStarter } from '../../staff/trusted-worker.ts';
import { consoleTexts } from '../locale/catalogue.ts';
import { Workplace } from '../workplace.ts';
import { OfflineApp } from './app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');

// The worker stands in this file as text: a page from a disk may load nothing beside itself.
const workerAddress = URL.createObjectURL(new Blob([OFFLINE_WORKER], { type: 'text/javascript' }));
const workplace = new Workplace({ token: '', startWorker: workerStarter(workerAddress, 'classic'), clock: () => Date.now() });

render(
  <LocaleProvider
    catalogue={{
      ky: [sharedKy, staffKy, ...consoleTexts('ky')],
      ru: [sharedRu, staffRu, ...consoleTexts('ru')],
      uz: [sharedUz, staffUz, ...consoleTexts('uz')],
      en: [sharedEn, staffEn, ...consoleTexts('en')],
    }}
  >
    <OfflineApp workplace={workplace} />
  </LocaleProvider>,
  root,
);
