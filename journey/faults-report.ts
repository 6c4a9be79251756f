/** What people do by mistake, or what is done to the page while they write. */
import { closeSync, openSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, FaultOutcome } from './faults.ts';
import { inScene, problemShown, reachSent, reachSummary, typedText } from './fault-scene.ts';
import * as source from './flows/source.ts';
import type { TestServer } from './server.ts';
import type { ChromiumPage } from './browser/chromium.ts';

const overLimit = 201 * 2 ** 20;

export const reportFaults: readonly Fault[] = [
  { name: 'exclusions leave fewer than two readers', run: tooFewReaders },
  { name: 'file over the limit', run: fileTooLarge },
  { name: 'word mistyped as another word', run: (server) => wrongWords(server, 'BAD_CHECKSUM', swapTwo) },
  {
    name: 'word that is in no list',
    run: (server) => wrongWords(server, 'return-unknown', (words) => ['zzzzz', ...words.slice(1)]),
  },
  {
    name: 'word missing',
    run: (server) => wrongWords(server, 'return-missing', (words) => [...words.slice(0, 11), '']),
  },
  { name: 'reload in the middle of the form', run: reload },
  { name: 'Back after leaving at once', run: backAfterExit },
];

async function tooFewReaders(server: TestServer): Promise<FaultOutcome> {
  return unchangedWhile(server, (page) => async () => {
    await source.openReportPage(page, server.reportUrl, 'ky');
    await source.chooseReaders(page, { desk: 1 });
    await source.goOn(page, 'readers');
    for (const member of [1, 2]) await page.click(`[name="excluded-members"][value="${String(member)}"]`);
    await page.click('#continue');
    const code = await problemShown(page, 'exclude-too-few');
    const chosen = await page.evaluate(
      `[...document.querySelectorAll('[name="excluded-members"]:checked')].map((box) => box.value).join()`,
    );
    return { code, named: code === 'exclude-too-few', typed: chosen === '1,2' ? 'kept' : 'lost' };
  });
}

async function fileTooLarge(server: TestServer, scratch: string): Promise<FaultOutcome> {
  const large = join(scratch, 'large.bin');
  const file = openSync(large, 'w');
  ftruncateSync(file, overLimit);
  closeSync(file);
  return inScene(server, async (page) => {
    await reachSent(page, server);
    const before = server.contentDigest();
    await page.click('#add-files');
    await page.waitFor('#page-files');
    await page.upload('#files', [large]);
    await page.waitFor('.report-files > li');
    await page.fill('#message', typedText);
    await page.click('#page-files #send');
    const code = await problemShown(page, 'files-too-large');
    const kept = (await page.exists('.report-files > li')) && (await page.value('#message')) === typedText;
    return {
      ...{ code, named: code === 'files-too-large', typed: kept ? 'kept' : 'lost' },
      storeSound: server.contentDigest() === before,
    };
  });
}

function swapTwo(words: readonly string[]): readonly string[] {
  const other = words.findIndex((word) => word !== words[0]);
  return words.map((word, index) => (index === 0 ? words[other] : index === other ? words[0] : word) ?? word);
}

async function wrongWords(
  server: TestServer,
  expected: string,
  spoil: (words: readonly string[]) => readonly string[],
): Promise<FaultOutcome> {
  const words = await inScene(server, (page) => reachSent(page, server));
  return unchangedWhile(server, (page) => async () => {
    await source.openReportPage(page, server.reportUrl, 'ky');
    await page.click('#have-words');
    await page.waitFor('#page-return');
    const spoilt = spoil(words);
    await source.fillWords(page, spoilt);
    await page.click('#page-return #open');
    const code = await problemShown(page, expected);
    const fields = await page.evaluate(
      `[...document.querySelectorAll('.app-word-entry input')].map((field) => field.value).join(' ')`,
    );
    return { code, named: code === expected, typed: fields === spoilt.join(' ') ? 'kept' : 'lost' };
  });
}

/** Nothing is written on the device, so a reload would lose the text: the browser asks first, and "stay" keeps everything. */
async function reload(server: TestServer): Promise<FaultOutcome> {
  return unchangedWhile(server, (page) => async () => {
    await reachSummary(page, server);
    const asked = await page.reloadButStay();
    await page.click('.app-back');
    await page.waitFor('#page-confirm');
    for (let step = await source.currentStep(page); step !== 'statement'; step = await source.currentStep(page)) {
      await page.click('.app-back');
      await page.waitFor(`[id^="page-"]:not(#page-${step})`);
    }
    const kept = (await page.value('#statement')) === typedText;
    return { code: asked ? 'ASKED' : 'NOT_ASKED', named: asked, typed: kept ? 'kept' : 'lost' };
  });
}

async function backAfterExit(server: TestServer): Promise<FaultOutcome> {
  return unchangedWhile(server, (page) => async () => {
    const traces = await source.leaveAndGoBack(page, server.reportUrl, typedText);
    return {
      code: traces.length === 0 ? 'NOTHING_LEFT' : traces.join(),
      named: traces.length === 0,
      typed: 'gone on purpose',
    };
  });
}

async function unchangedWhile(
  server: TestServer,
  act: (page: ChromiumPage) => () => Promise<Omit<FaultOutcome, 'storeSound'>>,
): Promise<FaultOutcome> {
  const before = server.contentDigest();
  const outcome = await inScene(server, (page) => act(page)());
  return { ...outcome, storeSound: server.contentDigest() === before };
}
