import { render } from 'preact';
import './style/console.scss';
import sharedEn from '../shared/locale/en/shared.ftl?raw';
import sharedKy from '../shared/locale/ky/shared.ftl?raw';
import sharedRu from '../shared/locale/ru/shared.ftl?raw';
import sharedUz from '../shared/locale/uz/shared.ftl?raw';
import { LocaleProvider } from '../shared/locale/context.tsx';
import staffEn from '../staff/locale/en.ftl?raw';
import staffKy from '../staff/locale/ky.ftl?raw';
import staffRu from '../staff/locale/ru.ftl?raw';
import staffUz from '../staff/locale/uz.ftl?raw';
import { takeToken } from '../staff/token.ts';
import { trustedWorkers } from '../staff/trusted-worker.ts';
import { App } from './app.tsx';
import { consoleTexts } from './locale/catalogue.ts';
import { ReaderStarter } from './pdf/reader-starter.ts';
import readerAddress from './pdf/worker/reader.ts?worker&url';
import workerAddress from './worker/main.ts?worker&url';
import { Workplace } from './workplace.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');

const token = takeToken(location, history);
const start = trustedWorkers([workerAddress, readerAddress]);
const startWorker = (): Worker => start(workerAddress);
const startReader = (): Worker => start(readerAddress);
const workplace = token === null ? null : new Workplace({ token, startWorker, clock: () => Date.now() });

render(
  <LocaleProvider
    catalogue={{
      ky: [sharedKy, staffKy, ...consoleTexts('ky')],
      ru: [sharedRu, staffRu, ...consoleTexts('ru')],
      uz: [sharedUz, staffUz, ...consoleTexts('uz')],
      en: [sharedEn, staffEn, ...consoleTexts('en')],
    }}
  >
    <ReaderStarter.Provider value={startReader}>
      <App workplace={workplace} />
    </ReaderStarter.Provider>
  </LocaleProvider>,
  root,
);
