/** Every page and state of the report page, the console and the public page, looked at in every way. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineRandom, machineSuite } from '../client/cli/terminal/machine.ts';
import { english, formatWords, generateCodename } from '../crypto/index.ts';
import { openChromium, type ChromiumPage } from './browser/chromium.ts';
import { Album, everyLook, type Look, type Obstacle, type Picture } from './capture.ts';
import { readerAmong, withDemo, type FreshDemo } from './demo.ts';
import * as investigator from './flows/investigator.ts';
import * as desk from './flows/officer.ts';
import { readFront } from './flows/portal.ts';
import * as source from './flows/source.ts';
import { writeSampleFiles } from './samples.ts';
import { JourneyError, until } from './steps.ts';

export interface ScreenshotOptions {
  readonly folder: string;
  readonly looks?: readonly Look[];
  /** Whether every state is visited, or only the most crowded ones. */
  readonly thorough: boolean;
  readonly tell: (line: string) => void;
}

export interface ScreenshotResult {
  readonly pictures: readonly Picture[];
  readonly obstacles: readonly Obstacle[];
}

const statement = `Мен мектепте иштейм. 12-мартта саат 14:35те директор Асанов бизден 5000 сомдон чогулттурду.
Телефонум 0555 12 34 56, аны мен гана билем.`;

/** Takes the pictures and writes `index.json` beside them. */
export async function takeScreenshots(options: ScreenshotOptions): Promise<ScreenshotResult> {
  const { folder, looks = everyLook, tell, thorough } = options;
  const album = new Album(folder, looks, tell);
  const files = mkdtempSync(join(tmpdir(), 'kupuya-samples-'));
  try {
    await withDemo({ tell, seed: thorough }, async (demo) => {
      const walk: Walk = { album, demo, thorough, files: writeSampleFiles(files) };
      const { words, roles } = await report(walk);
      await work(walk, roles);
      await comeBack(walk, words);
      if (thorough) await elsewhere(walk);
      if (thorough) await oversee(walk);
      if (thorough) await afterDeadline(walk);
      await front(walk);
    });
  } finally {
    rmSync(files, { recursive: true });
  }
  const { pictures, obstacles } = album;
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify({ pictures, obstacles }, null, 2)}\n`);
  return { pictures, obstacles };
}

/** Acknowledgement is due after seven days. */
const daysToMiss = 9;

interface Walk {
  readonly album: Album;
  readonly demo: FreshDemo;
  readonly thorough: boolean;
  readonly files: readonly string[];
}

/** Runs in a browser of its own; `look` takes a state, `glance` only when the walk is thorough. */
async function inBrowser<T>(
  { album, thorough }: Walk,
  part: string,
  origin: string,
  run: (
    page: ChromiumPage,
    look: (state: string) => Promise<void>,
    glance: (state: string) => Promise<void>,
  ) => Promise<T>,
): Promise<T> {
  const browser = await openChromium({ origins: [origin] });
  try {
    const page = await browser.newPage();
    const look = (state: string): Promise<void> => album.take(page, part, state);
    return await run(page, look, (state) => (thorough ? look(state) : Promise.resolve()));
  } finally {
    await browser.close();
  }
}

/** The first visit: every question, some wrongly answered first. */
async function report(walk: Walk): Promise<{ words: readonly string[]; roles: readonly string[] }> {
  return inBrowser(walk, 'source', walk.demo.origin, async (page, look, glance) => {
    const goOn = (step: string): Promise<void> => source.goOn(page, step);
    const refused = async (state: string): Promise<void> => {
      if (!walk.thorough) return;
      await page.click('#continue');
      await page.waitFor('.govuk-error-summary');
      await look(state);
    };
    await source.openReportPage(page, walk.demo.reportUrl, 'ky');
    await page.waitFor('.app-demo');
    await look('start');
    await page.evaluate(openDetails);
    await glance('start-details');
    await page.click('#report');
    await page.waitFor('#page-readers #desk');
    await refused('readers-missing');
    await page.click('#desk');
    await page.waitFor('.report-readers li');
    const roles = await page.texts('.report-readers li span:first-of-type');
    await look('readers');
    await goOn('readers');
    await look('exclude');
    await page.click('[name="excluded-units"][value="1"]');
    await page.click('[name="excluded-units"][value="2"]');
    await refused('exclude-too-few');
    await page.click('[name="excluded-units"][value="1"]');
    await page.click('[name="excluded-units"][value="2"]');
    await page.click('[name="excluded-members"][value="3"]');
    await glance('exclude-one');
    await goOn('exclude');
    await page.click('[name="category"][value="SEXTORTION"]');
    await glance('about');
    await goOn('about');
    await page.click('[name="safety"][value="NO"]');
    await look('safety');
    await goOn('safety');
    await glance('place');
    await goOn('place');
    await glance('you');
    await goOn('you');
    await page.fill('#office', 'Бишкек шаарынын №17 мектеби');
    await page.click('[name="urgency"][value="DANGER"]');
    await glance('urgency');
    await goOn('urgency');
    await refused('statement-missing');
    await page.fill('#statement', statement);
    await page.evaluate(openDetails);
    await look('statement');
    await goOn('statement');
    await look('check');
    await goOn('check');
    await refused('escalation-missing');
    await page.click('[name="consent"][value="yes"]');
    await glance('escalation');
    await goOn('escalation');
    await page.waitFor('.app-words__word');
    const words = await page.texts('.app-words__word');
    await look('words');
    await page.evaluate(openDetails);
    await glance('words-other-ways');
    await goOn('words');
    await refused('confirm-wrong');
    await source.confirmWords(page, words);
    await glance('confirm');
    await goOn('confirm');
    await look('summary');
    await source.send(page);
    await look('sent');
    await page.click('#add-files');
    await page.waitFor('#page-files');
    await glance('files-none');
    await page.upload('#files', walk.files);
    await page.waitFor('.report-files__warning');
    await look('files');
    await page.click('#page-files #send');
    await source.waitForPage(page, 'done');
    await glance('done');
    return { words, roles };
  });
}

/** Everything that an investigator sees. */
async function work(walk: Walk, roles: readonly string[]): Promise<void> {
  const { demo } = walk;
  const person = readerAmong(demo.people, roles);
  await inBrowser(walk, 'console', demo.consoleOrigin, async (page, look, glance) => {
    await page.goto(demo.consoleUrl);
    await page.waitFor('#sign-in');
    await look('sign-in');
    await page.click('#sign-in');
    await page.waitFor('.govuk-error-summary');
    await glance('sign-in-missing');
    await investigator.signIn(page, demo.consoleUrl, person);
    await look('keyring');
    await page.upload('#keyring-file', [person.keyringFile]);
    await page.fill('#passphrase', 'туура эмес сырсөз');
    await page.click('#open-keyring');
    await page.waitFor('.govuk-error-summary');
    await glance('keyring-refused');
    await investigator.openKeyring(page, person.keyringFile, person.passphrase);
    await look('today');
    await page.press('c');
    await page.waitFor('#search-cases');
    await look('cases');
    await page.fill('#search-cases', 'мындай сөз жок');
    await until('an empty search', 10_000, async () => !(await page.exists('[data-case]')));
    await glance('cases-none');
    await page.fill('#search-cases', 'Асанов');
    await until('the case to be found', 60_000, async () => {
      if ((await investigator.caseIds(page)).length === 1) return true;
      await investigator.synchronise(page);
      return false;
    });
    const [id = ''] = await investigator.caseIds(page);
    await page.click('#sync');
    await page.click(`[data-case="${id}"]`);
    await page.waitFor('#read-report');
    await look('front-sheet');
    await page.click('#read-report');
    await page.waitFor('#tab-report');
    await investigator.saveFiles(page, '', 0);
    await page.waitFor('.app-files [id^="file-save-"]');
    await look('report');
    await investigator.acknowledge(page);
    await investigator.answer(page, 'Рахмат. Документтерди текшерип жатабыз.');
    await investigator.waitUntilLogged(page, 2);
    await look('messages');
    await page.click('#tab-colleagues');
    await page.evaluate(openDetails);
    await glance('colleagues');
    await page.click('#tab-history');
    await glance('history');
    if (!walk.thorough) return;
    await page.press('l');
    await look('letters');
    await page.click('.app-nav li:nth-child(4) .app-nav__link');
    await look('alarms');
    await page.click('#help');
    await page.waitFor('dialog[open]');
    await look('help');
    await page.press('Escape');
    await page.click('#lock');
    await page.waitFor('#keyring-file');
    await look('locked');
  });
}

/** The oversight desk, by one officer. */
async function oversee(walk: Walk): Promise<void> {
  const officer = walk.demo.people.find(({ isOfficer }) => isOfficer);
  if (officer === undefined) throw new JourneyError('the demonstration has no officer');
  const { deskUrl } = walk.demo;
  await inBrowser(walk, 'desk', new URL(deskUrl).origin, async (page, look) => {
    await investigator.signIn(page, deskUrl, officer);
    await desk.openDesk(page, officer);
    await look('register');
    await desk.countersign(page);
    await look('countersigned');
    await desk.goTo(page, 'audit');
    await look('audit');
    await desk.audit(page);
    await look('audit-result');
    await desk.goTo(page, 'letters');
    await page.waitFor('#read-letters:not([aria-disabled])');
    await look('escalations');
  });
}

/** The later visit. */
async function comeBack(walk: Walk, words: readonly string[]): Promise<void> {
  await inBrowser(walk, 'source', walk.demo.origin, async (page, look, glance) => {
    await source.openReportPage(page, walk.demo.reportUrl, 'ky');
    await page.click('#have-words');
    await page.waitFor('#page-return');
    await look('return');
    await source.fillWords(
      page,
      words.map((word, index) => (index === 4 ? 'zzzzz' : word)),
    );
    await page.click('#page-return #open');
    await page.waitFor('.govuk-error-summary');
    await glance('return-unknown-word');
    await source.fillWords(page, words);
    await page.click('#page-return #open');
    await source.waitForPage(page, 'answers');
    await look('answers');
    await page.evaluate(openDetails);
    await page.click('#receipt-make');
    await page.waitFor('#receipt-qr');
    await page.click('#receipt-qr');
    await page.waitFor('.report-qr');
    await glance('answers-proof');
    await page.click('#write');
    await page.waitFor('#page-message');
    await page.fill('#message', 'Дагы бир нерсе айткым келет.');
    await look('message');
    await page.click('#page-message #send');
    await source.waitForPage(page, 'message-sent');
    await glance('message-sent');
  });
}

/** Pages beside the way. */
async function elsewhere(walk: Walk): Promise<void> {
  await inBrowser(walk, 'source', walk.demo.origin, async (page, look) => {
    await source.openReportPage(page, walk.demo.reportUrl, 'ky');
    await page.click('#page-start p:last-child > .app-link-action');
    await page.waitFor('#page-leaving');
    await look('leaving');
    await page.back();
    await page.click('#have-words');
    await page.click('#page-return .app-link-action');
    await page.waitFor('#page-lost');
    await look('lost-words');
    await page.back();
    await page.waitFor('#page-return');
    await source.fillWords(page, await unknownWords());
    await page.click('#page-return #open');
    await source.waitForPage(page, 'answers');
    await look('answers-not-yet');
    await page.click('[name="sent-when"][value="EARLIER"]');
    await page.waitFor('[data-message="letter-dropped"]');
    await look('answers-dropped');
  });
  await inBrowser(walk, 'source', walk.demo.origin, async (page, look) => {
    await source.openReportPage(page, walk.demo.reportUrl, 'ky');
    await page.click('#page-start .app-link-action');
    await page.waitFor('#page-readers #desk');
    await page.click('#desk');
    await look('practice-readers');
    await source.goOn(page, 'readers');
    await source.answerQuestions(page, { statement });
    await look('practice-summary');
    await source.send(page);
    await look('practice-end');
  });
}

/** A report that nobody acknowledges, until its deadline is over and the Ombudsman is told. */
async function afterDeadline(walk: Walk): Promise<void> {
  const { demo } = walk;
  await inBrowser(walk, 'source', demo.origin, async (page, look) => {
    await source.openReportPage(page, demo.reportUrl, 'ky');
    await source.chooseReaders(page, {});
    await source.goOn(page, 'readers');
    const words = await source.answerQuestions(page, { statement, consent: true });
    await source.send(page);
    for (let day = 0; day < daysToMiss; day++) await fetch(`${demo.origin}/api/demo/next-day`, { method: 'POST' });
    await until('the missed deadline', 60_000, async () => {
      await page.goto(demo.portalUrl);
      await source.openReportPage(page, demo.reportUrl, 'ky');
      await page.click('#have-words');
      await source.fillWords(page, words);
      await page.click('#page-return #open');
      await page.waitFor('#page-answers, [data-message]');
      return page.exists('[data-message="acknowledgement-missed"]');
    });
    await look('answers-missed');
    await page.click('#escalate');
    await page.waitFor('#page-escalate');
    await look('escalate');
    await page.click('#page-escalate #send');
    await source.waitForPage(page, 'escalated');
    await look('escalated');
  });
}

/** The public page: one document for each language. */
async function front(walk: Walk): Promise<void> {
  const { album, demo } = walk;
  const browser = await openChromium({ origins: [demo.origin] });
  try {
    const page = await browser.newPage();
    await album.take(page, 'portal', 'front', async (each, language) => {
      await each.goto(language === 'ky' ? demo.portalUrl : `${demo.portalUrl}en`);
      await each.waitFor('#register-size');
    });
    if (walk.thorough) await readFront(page, demo.portalUrl);
  } finally {
    await browser.close();
  }
}

const openDetails = `document.querySelectorAll('main details').forEach((each) => { each.open = true; }), null`;

/** Twelve sound words that nobody was given. */
async function unknownWords(): Promise<readonly string[]> {
  return formatWords(await machineSuite(), generateCodename(machineRandom), english);
}
