/** Whether somebody who sees only sizes could tell one report, one visit or one member from another. */
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Page } from './browser/page.ts';
import { openChromium } from './browser/chromium.ts';
import type { SeenRequest } from './browser/tap.ts';
import * as investigator from './flows/investigator.ts';
import * as source from './flows/source.ts';
import { answerFirstCase } from './member.ts';
import { machineRandom, machineSuite } from '../client/cli/terminal/machine.ts';
import { english, formatWords, generateCodename } from '../crypto/index.ts';
import { JourneyError, until } from './steps.ts';
import { TestServer } from './server.ts';

/** One line of what the network saw. */
export interface SizedRequest {
  readonly method: string;
  /** Numbers and fingerprints in the path are replaced: everybody asks for the same ones at the same time. */
  readonly path: string;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface SizeClass {
  readonly name: string;
  /** What was done differently, and must not show. */
  readonly variants: readonly string[];
  readonly requests: readonly SizedRequest[];
  /** In words, where two variants part; empty when nobody can tell them apart. */
  readonly differences: readonly string[];
}

interface Variant {
  readonly name: string;
  readonly seen: readonly SeenRequest[];
}

const shortText = 'Директор акча алды.';
const exclusions = { excludedMembers: [3], excludedUnits: [] };
/** The one who is excluded, and one at a desk that nobody chose. */
const [excludedMember, unchosenMember] = [3, 4];

/** About 12 kB that do not compress away, and still fit into one letter. */
const longText = Array.from({ length: 700 }, (_, index) => `сөз-${((index * 7919) % 104_729).toString(36)}`).join(' ');

export interface SizesOptions {
  /** Every variant, or from each class only the two that differ most. */
  readonly thorough: boolean;
  readonly tell: (line: string) => void;
}

export async function compareSizes({ thorough, tell }: SizesOptions): Promise<readonly SizeClass[]> {
  const choose = <T>(all: readonly T[]): readonly T[] => (thorough ? all : [...all.slice(0, 1), ...all.slice(-1)]);
  const server = await TestServer.create(tell);
  try {
    const reports = await firstReports(server, choose(reportVariants), tell);
    const members = await memberClass(server);
    const { visits, messages } = await laterVisits(server, choose, tell);
    const letters = [...reports, ...messages].map(({ name, seen }): Variant => ({
      name,
      seen: seen.filter(({ path }) => path === '/api/letters'),
    }));
    return [
      classOf('first report', reports),
      classOf('return visit', visits),
      classOf('message at a return visit', messages),
      classOf('the letter itself, first or later', letters),
      members,
    ];
  } finally {
    await server.close();
  }
}

interface ReportVariant extends source.ReportPlan {
  readonly name: string;
}

const reportVariants: readonly ReportVariant[] = [
  { name: 'short', statement: shortText },
  { name: 'long', statement: longText },
  { name: 'short, one member excluded', statement: shortText, ...exclusions },
  { name: 'long, one member excluded, to the Ombudsman too', statement: longText, ...exclusions, consent: true },
];

/** Each from the same moment: an empty register. The last one's server is kept as `excluded`. */
async function firstReports(
  server: TestServer,
  plans: readonly ReportVariant[],
  tell: (line: string) => void,
): Promise<readonly Variant[]> {
  await server.start();
  await server.stop();
  server.keep('empty');
  const variants: Variant[] = [];
  for (const { name, ...plan } of plans) {
    server.setBack('empty');
    await server.start();
    const { seen } = await report(server, plan);
    variants.push({ name, seen });
    tell(`first report, ${name}: ${String(seen.length)} requests`);
    await server.settle();
    await server.stop();
  }
  server.keep('excluded');
  return variants;
}

async function report(
  server: TestServer,
  plan: source.ReportPlan,
): Promise<{ seen: readonly SeenRequest[]; words: readonly string[] }> {
  return asSource(server, async (page, browser) => {
    await source.openReportPage(page, server.reportUrl, 'ky');
    await source.chooseReaders(page, plan);
    const words = await source.answerQuestions(page, plan);
    await source.send(page);
    return { seen: [...browser.tap.seen], words };
  });
}

/** Two people have reported; one of them has an answer waiting. */
async function laterVisits(
  server: TestServer,
  choose: <T>(all: readonly T[]) => readonly T[],
  tell: (line: string) => void,
): Promise<{ visits: readonly Variant[]; messages: readonly Variant[] }> {
  server.setBack('empty');
  await server.start();
  const { words: answered } = await report(server, { statement: shortText });
  await server.settle();
  await answerFirstCase(server);
  const { words: waiting } = await report(server, { statement: longText, ...exclusions });
  await server.settle();
  const unknown = await formatWords(await machineSuite(), generateCodename(machineRandom), english);
  const visits: Variant[] = [];
  for (const { name, words } of choose([
    { name: 'an answer waits', words: answered },
    { name: 'words that nobody has', words: unknown },
    { name: 'no answer yet', words: waiting },
  ])) {
    const seen = await asSource(server, async (page, browser) => {
      await source.openReportPage(page, server.reportUrl, 'ky');
      await source.comeBack(page, words);
      const answers = await source.readAnswers(page);
      if (answers.length !== (words === answered ? 1 : 0)) throw new JourneyError(`${String(answers.length)} answers`);
      return [...browser.tap.seen];
    });
    visits.push({ name, seen });
    tell(`return visit, ${name}: ${String(seen.length)} requests`);
  }
  await server.stop();
  server.keep('two');
  const messages: Variant[] = [];
  for (const { name, words, text } of choose([
    { name: 'short, an answer waits', words: answered, text: shortText },
    { name: 'long, an answer waits', words: answered, text: longText },
    { name: 'short, one member excluded', words: waiting, text: shortText },
    { name: 'long, one member excluded', words: waiting, text: longText },
  ])) {
    server.setBack('two');
    await server.start();
    const seen = await asSource(server, async (page, browser) => {
      await source.openReportPage(page, server.reportUrl, 'ky');
      await source.comeBack(page, words);
      await source.writeMessage(page, text);
      return [...browser.tap.seen];
    });
    messages.push({ name, seen });
    tell(`message, ${name}: ${String(seen.length)} requests`);
    await server.settle();
    await server.stop();
  }
  return { visits, messages };
}

/** The excluded member and one who was not chosen, each in a console: the same bytes, and the same words on every list. */
async function memberClass(server: TestServer): Promise<SizeClass> {
  server.setBack('excluded');
  await server.start();
  const views = [];
  for (const member of [excludedMember, unchosenMember]) {
    const { seen, texts } = await memberView(server, member);
    views.push({ seen: pageFilesFirst(seen), texts });
  }
  const [excluded, unchosen] = views;
  if (excluded === undefined || unchosen === undefined) throw new JourneyError('two members are needed');
  const compared = classOf('an excluded member and one not chosen', [
    { name: 'excluded', seen: excluded.seen },
    { name: 'not chosen', seen: unchosen.seen },
  ]);
  const differences = [...compared.differences];
  // The session names its own member.
  const bytes = ({ seen }: { readonly seen: readonly SeenRequest[] }): readonly string[] =>
    seen
      .filter(({ path }) => !path.includes('/api/session'))
      .map(({ path, responseDigest }) => `${path} ${responseDigest}`);
  if (!isDeepStrictEqual(bytes(excluded), bytes(unchosen))) differences.push('the bytes that they received differ');
  for (const [place, text] of excluded.texts.entries())
    if (text !== unchosen.texts[place]) differences.push(`list ${String(place + 1)} shows other words`);
  await server.stop();
  return { ...compared, differences };
}

async function memberView(
  server: TestServer,
  member: number,
): Promise<{ readonly seen: readonly SeenRequest[]; readonly texts: readonly string[] }> {
  const person = server.people.find((each) => each.member === member);
  if (person === undefined) throw new JourneyError('no such member');
  const consoleUrl = await server.startConsole();
  const browser = await openChromium({ origins: [new URL(consoleUrl).origin] });
  try {
    const page = await browser.newPage();
    await investigator.signIn(page, consoleUrl, person);
    await investigator.openKeyring(page, person.keyringFile, person.passphrase);
    await until('what was read to be kept', 60_000, () =>
      Promise.resolve(
        browser.tap.seen.some(({ path, responseBytes }) => path === '/kept-index/turn' && responseBytes > 0),
      ),
    );
    const seen = [...browser.tap.seen];
    const texts: string[] = [];
    for (const key of ['t', 'c', 'l']) {
      await page.press(key);
      const text = await page.evaluate(
        `new Promise((resolve) => requestAnimationFrame(() => resolve(document.body.innerText)))`,
      );
      texts.push(
        String(text)
          .replaceAll(person.role.ky, 'ROLE')
          // A place for custodians alone: who is one stands in the public roster.
          .replaceAll(/Ким экенин суроолор\s+/gu, '')
          .replaceAll(/\d\d:\d\d/gu, 'TIME'),
      );
    }
    return { seen, texts };
  } finally {
    await browser.close();
  }
}

async function asSource<T>(server: TestServer, run: (page: Page, browser: Browser) => Promise<T>): Promise<T> {
  const browser = await openChromium({ origins: [server.origin] });
  try {
    return await run(await browser.newPage(), browser);
  } finally {
    await browser.close();
  }
}

/** Compares each variant with the first: requests in order with their sizes, and the headers that go with them. */
function classOf(name: string, variants: readonly Variant[]): SizeClass {
  const [first, ...others] = variants.map((each) => ({ ...each, seen: withoutRaces(each.seen) }));
  if (first === undefined) throw new JourneyError('nothing to compare');
  const differences: string[] = [];
  for (const other of others) {
    const place = firstDifference(first.seen, other.seen);
    if (place !== null)
      differences.push(
        `"${first.name}" and "${other.name}" part at request ${String(place + 1)}: ${lineOf(first.seen[place])} / ${lineOf(other.seen[place])}`,
      );
  }
  return { name, variants: variants.map((each) => each.name), requests: first.seen.map(sized), differences };
}

function firstDifference(one: readonly SeenRequest[], other: readonly SeenRequest[]): number | null {
  for (let place = 0; place < Math.max(one.length, other.length); place++)
    if (!isDeepStrictEqual(comparable(one[place]), comparable(other[place]))) return place;
  return null;
}

/** The console's workers fetch their files from the member's own computer whenever a processor is free for them. */
function pageFilesFirst(seen: readonly SeenRequest[]): readonly SeenRequest[] {
  return [...seen.filter(isPageFile).sort(byPath), ...seen.filter((request) => !isPageFile(request))];
}

/** Files of the page race each other before anybody has typed anything: runs of them are put in order. */
function withoutRaces(seen: readonly SeenRequest[]): readonly SeenRequest[] {
  const settled: SeenRequest[] = [];
  let run: SeenRequest[] = [];
  for (const request of seen) {
    if (isPageFile(request)) run.push(request);
    else {
      settled.push(...run.sort(byPath), request);
      run = [];
    }
  }
  return [...settled, ...run.sort(byPath)];
}

function byPath(one: SeenRequest, other: SeenRequest): number {
  return one.path < other.path ? -1 : 1;
}

function isPageFile({ method, path }: SeenRequest): boolean {
  return method === 'GET' && (path.includes('/assets/') || ['/trust.json', '/host.json'].includes(path));
}

function comparable(request: SeenRequest | undefined): unknown {
  if (request === undefined) return null;
  const { requestHeaders, responseHeaders, status } = request;
  return { ...sized(request), status, requestHeaders: requestHeaders.map(withoutToken), responseHeaders };
}

/** Each run of a console's host draws its own, of one length. */
function withoutToken(header: string): string {
  return header.startsWith('x-kupuya-token: ') ? `x-kupuya-token of ${String(header.length)} characters` : header;
}

function sized({ method, path, requestBytes, responseBytes }: SeenRequest): SizedRequest {
  return { method, path: pathClass(path), requestBytes, responseBytes };
}

/** Fingerprints first: they have digits in them. */
function pathClass(path: string): string {
  if (path.includes('/assets/')) return path;
  return path.replaceAll(/[0-9a-f]{32,}/gu, '*').replaceAll(/\d+/gu, 'N');
}

function lineOf(request: SeenRequest | undefined): string {
  if (request === undefined) return 'nothing';
  const { method, path, requestBytes, responseBytes } = sized(request);
  return `${method} ${path} ${String(requestBytes)}/${String(responseBytes)}`;
}

/** For reading: one table for each class. */
export function formatSizes(classes: readonly SizeClass[]): string {
  return classes
    .map(({ name, variants, requests, differences }) =>
      [
        `${differences.length === 0 ? 'same  ' : 'DIFFER'} ${name}: ${variants.join(' | ')}`,
        ...requests.map(
          ({ method, path, requestBytes, responseBytes }) =>
            `         ${method.padEnd(4)} ${path.padEnd(52)} ${String(requestBytes).padStart(8)} ${String(responseBytes).padStart(8)}`,
        ),
        ...differences.map((difference) => `         ${difference}`),
      ].join('\n'),
    )
    .join('\n');
}
