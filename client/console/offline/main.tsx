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
import { trustedWorkers } from '../../staff/trusted-worker.ts';
import { consoleTexts } from '../locale/catalogue.ts';
import { ReaderStarter } from '../pdf/reader-starter.ts';
import { Workplace } from '../workplace.ts';
import { OfflineApp } from './app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');

// The workers stand in this file as text: a page from a disk may load nothing beside itself.
const addressOf = (text: string): string => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
const [workerAddress, readerAddress] = [addressOf(OFFLINE_WORKER), addressOf(OFFLINE_READER)];
const start = trustedWorkers([workerAddress, readerAddress], 'classic');
const startReader = (): Worker => start(readerAddress);
const workplace = new Workplace({ token: '', startWorker: () => start(workerAddress), clock: () => Date.now() });

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
      <OfflineApp workplace={workplace} />
    </ReaderStarter.Provider>
  </LocaleProvider>,
  root,
);
