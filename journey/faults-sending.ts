/** On the way between the page and the server. */
import type { Fault, FaultOutcome } from './faults.ts';
import type { Judge } from './browser/tap.ts';
import {
  inScene,
  problemShown,
  reachSent,
  reachSummary,
  sendsAfterAll,
  summaryKeeps,
  typedText,
} from './fault-scene.ts';
import * as source from './flows/source.ts';
import { publishNewRoster } from './new-roster.ts';
import { writeSampleFiles } from './samples.ts';
import type { ServerLimits, TestServer } from './server.ts';
import { until } from './steps.ts';

const partsPath = /^\/api\/parts\//u;

export const sendingFaults: readonly Fault[] = [
  { name: 'server down at sending', run: serverDown },
  { name: 'answer lost after sending', run: answerLost },
  { name: 'puzzle refused', run: (server) => refusedLetter(server, 'BAD_PUZZLE', spoilPuzzle) },
  { name: 'letter damaged on its way', run: (server) => refusedLetter(server, 'BAD_COMMIT', spoilLetter) },
  { name: 'quota of the day used up', run: (server) => limited(server, 'BUSY', { LETTERS_PER_DAY: '1' }, true) },
  { name: 'disk full', run: (server) => limited(server, 'STORE_FULL', { FREE_SPACE_FLOOR: String(2 ** 52) }, false) },
  { name: 'roster changed while writing', run: rosterChanged },
  { name: 'connection lost in mid-upload', run: uploadCut },
  { name: 'two tabs', run: twoTabs },
];

async function serverDown(server: TestServer): Promise<FaultOutcome> {
  return inScene(server, async (page) => {
    await reachSummary(page, server);
    await server.stop();
    const before = server.contentDigest();
    await page.click('#page-summary #send');
    const code = await problemShown(page, 'NETWORK');
    const kept = await summaryKeeps(page);
    const unchanged = server.contentDigest() === before;
    await server.start();
    const arrived = await sendsAfterAll(page);
    return outcome(code, 'NETWORK', kept && arrived, unchanged);
  });
}

/** The letter is in the store, but the page does not know: the same bytes go again and are taken for the same letter. */
async function answerLost(server: TestServer): Promise<FaultOutcome> {
  return inScene(server, async (page, { tap }) => {
    await reachSummary(page, server);
    // Browsers try once more by themselves when a connection ends without an answer: every answer is lost for a while.
    tap.judge((_method, path) => (path === '/api/letters' ? { kind: 'deaf' } : null));
    await page.click('#page-summary #send');
    const code = await problemShown(page, 'NETWORK');
    const kept = await summaryKeeps(page);
    await server.settle();
    const afterFirst = server.count('letters') + server.count('waiting_letters');
    tap.passAll();
    const arrived = await sendsAfterAll(page);
    await server.settle();
    const once = server.count('letters') + server.count('waiting_letters') === afterFirst;
    return outcome(code, 'NETWORK', kept && arrived, once);
  });
}

async function refusedLetter(server: TestServer, expected: string, judge: Judge): Promise<FaultOutcome> {
  return inScene(server, async (page, { tap }) => {
    await reachSummary(page, server);
    const before = server.contentDigest();
    tap.judge(judge);
    await page.click('#page-summary #send');
    const code = await problemShown(page, expected);
    const kept = await summaryKeeps(page);
    const unchanged = server.contentDigest() === before;
    tap.passAll();
    return outcome(code, expected, kept && (await sendsAfterAll(page)), unchanged);
  });
}

/** The puzzle's answer stands at the end of a letter's request. */
function spoilPuzzle(method: string, path: string): ReturnType<Judge> {
  if (method !== 'POST' || path !== '/api/letters') return null;
  return { kind: 'alter', alter: (body) => replaced(body, body.length - 1) };
}

function spoilLetter(method: string, path: string): ReturnType<Judge> {
  if (method !== 'POST' || path !== '/api/letters') return null;
  return { kind: 'alter', alter: (body) => replaced(body, Math.floor(body.length / 2)) };
}

function replaced(body: Uint8Array, place: number): Uint8Array {
  return body.map((byte, index) => (index === place ? byte ^ 0xff : byte));
}

async function limited(
  server: TestServer,
  expected: string,
  limits: ServerLimits,
  useUp: boolean,
): Promise<FaultOutcome> {
  await server.start(limits);
  if (useUp)
    await inScene(server, async (page) => {
      await reachSent(page, server);
    });
  return inScene(server, async (page) => {
    await reachSummary(page, server);
    const before = server.contentDigest();
    await page.click('#page-summary #send');
    const code = await problemShown(page, expected);
    const kept = await summaryKeeps(page);
    const unchanged = server.contentDigest() === before;
    await server.start();
    return outcome(code, expected, kept && (await sendsAfterAll(page)), unchanged);
  });
}

/** Who reads is shown again, nothing is typed again, and the letter is sealed to the new roster. */
async function rosterChanged(server: TestServer): Promise<FaultOutcome> {
  return inScene(server, async (page) => {
    await reachSummary(page, server);
    await publishNewRoster(server);
    await server.settle();
    const before = server.contentDigest();
    await page.click('#page-summary #send');
    await until('the readers to be shown again', 60_000, () => page.exists('#page-readers .app-notice'));
    const unchanged = server.contentDigest() === before;
    await source.goOn(page, 'readers');
    const kept = await summaryKeeps(page);
    return outcome('ROSTER_CHANGED', 'ROSTER_CHANGED', kept && (await sendsAfterAll(page)), unchanged);
  });
}

/** What was acknowledged stays, what was cut leaves nothing; the same button goes on where it stopped. */
async function uploadCut(server: TestServer, scratch: string): Promise<FaultOutcome> {
  return inScene(server, async (page, { tap }) => {
    await reachSent(page, server);
    const files = writeSampleFiles(scratch, 3_500_000);
    tap.judge((_method, path) =>
      partsPath.test(path) && path.endsWith('/1') ? { kind: 'cut', after: 100_000 } : null,
    );
    await page.click('#add-files');
    await page.waitFor('#page-files');
    await page.upload('#files', files);
    await page.waitFor('.report-files > li');
    await page.fill('#message', typedText);
    await page.click('#page-files #send');
    const code = await problemShown(page, 'NETWORK');
    const kept =
      (await page.texts('.report-files > li')).length === files.length && (await page.value('#message')) === typedText;
    const acknowledged = new Set(
      tap.seen.filter(({ path, status }) => partsPath.test(path) && status < 300 && status > 0).map(({ path }) => path),
    ).size;
    const sound = server.count('parts') === acknowledged;
    tap.passAll();
    await page.click('#page-files #send');
    await source.waitForPage(page, 'done');
    return outcome(code, 'NETWORK', kept, sound);
  });
}

/** Two people at one computer, or one person with two matters: neither sees or loses anything of the other's. */
async function twoTabs(server: TestServer): Promise<FaultOutcome> {
  return inScene(server, async (first, browser) => {
    const second = await browser.newPage();
    const [one, two] = [`${typedText} (1)`, `${typedText} (2)`];
    const wordsOfOne = await reachSummary(first, server, one);
    const wordsOfTwo = await reachSummary(second, server, two);
    const apart = wordsOfOne.join(' ') !== wordsOfTwo.join(' ');
    const before = server.count('letters') + server.count('waiting_letters');
    await source.send(first);
    const kept = await summaryKeeps(second, two);
    await source.send(second);
    await server.settle();
    // Of each batch's letters some are cover; sent are those that the source's own requests brought.
    const sent = browser.tap.seen.filter(({ path, status }) => path === '/api/letters' && status === 201).length;
    const grown = server.count('letters') + server.count('waiting_letters') - before;
    return outcome('SENT', 'SENT', kept && apart, sent === 2 && grown >= 2);
  });
}

function outcome(code: string, expected: string, kept: boolean, storeSound: boolean): FaultOutcome {
  return { code, named: code === expected, typed: kept ? 'kept' : 'lost', storeSound };
}
