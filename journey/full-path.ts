/** The main job, end to end: a report with files goes in, the same bytes come out, an answer goes back. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, BrowserName, BrowserOptions, Page } from './browser/page.ts';
import { openBrowser } from './browser/open.ts';
import { publishTotals } from '../tooling/demo/seed-totals.ts';
import { environmentFor } from './environment.ts';
import { withDemo, readerAmong, type FreshDemo } from './demo.ts';
import * as investigator from './flows/investigator.ts';
import { readFront } from './flows/portal.ts';
import * as source from './flows/source.ts';
import { JourneyError, Steps, type TimedStep } from './steps.ts';

export interface FullPathOptions {
  readonly browser: BrowserName;
  readonly safer: boolean;
  /** UTF-8, as bytes of the caller's file. */
  readonly statement: Uint8Array;
  /** Absolute paths. */
  readonly attachments: readonly string[];
  readonly answer: string;
  readonly tell: (line: string) => void;
}

export interface FullPathResult {
  readonly ok: boolean;
  readonly browser: BrowserName;
  readonly steps: readonly TimedStep[];
  /** Of what the investigator decrypted. */
  readonly statementSha256: string;
  /** As the investigator saved them, under the names of the caller's files. */
  readonly attachments: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** Of what the source read. */
  readonly answerSha256: string;
  /** Of the source's browser at both visits, sizes of bodies in bytes. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly requestBytes: number;
    readonly responseBytes: number;
  }[];
}

export async function walkFullPath(options: FullPathOptions): Promise<FullPathResult> {
  return withDemo({ tell: options.tell }, (demo) => walk(demo, options));
}

async function walk(demo: FreshDemo, options: FullPathOptions): Promise<FullPathResult> {
  const { browser, safer, tell } = options;
  const steps = new Steps(tell);
  const statement = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(options.statement);
  const requests: FullPathResult['requests'][number][] = [];

  const inBrowser = async <T>(where: BrowserOptions, run: (page: Page, opened: Browser) => Promise<T>): Promise<T> => {
    const opened = await openBrowser(browser, where);
    try {
      const page = await opened.newPage();
      const result = await run(page, opened);
      if (page.strangers.length > 0) throw new JourneyError(`a page asked strangers: ${page.strangers.join(', ')}`);
      if (page.complaints.length > 0) throw new JourneyError(`a page complained: ${page.complaints.join('; ')}`);
      return result;
    } finally {
      await opened.close();
    }
  };
  const asSource = <T>(run: (page: Page) => Promise<T>): Promise<T> =>
    inBrowser({ origins: [demo.origin], safer }, async (page, { tap }) => {
      const result = await run(page);
      for (const { method, path, requestBytes, responseBytes } of tap.seen)
        requests.push({ method, path, requestBytes, responseBytes });
      return result;
    });

  const { words, roles } = await asSource(async (page) => {
    await steps.take('source opens the report page', () => source.openReportPage(page, demo.reportUrl, 'ky'));
    const readers = await steps.take('source reads who will read it', () => source.chooseReaders(page, {}));
    const drawn = await steps.take('source writes, takes twelve words, confirms two', () =>
      source.answerQuestions(page, { statement }),
    );
    await steps.take('source sends the report', () => source.send(page));
    if (options.attachments.length > 0)
      await steps.take('source adds the files', () => source.addFiles(page, options.attachments, 600_000));
    return { words: drawn, roles: readers };
  });

  const person = readerAmong(demo.people, roles);
  const { read, saved } = await inBrowser({ origins: [demo.consoleOrigin] }, async (page, { downloads }) => {
    await steps.take('investigator signs in', () => investigator.signIn(page, demo.consoleUrl, person));
    await steps.take('investigator opens the keyring', () =>
      investigator.openKeyring(page, person.keyringFile, person.passphrase),
    );
    const [id] = await steps.take('investigator finds the case among cover', () => investigator.findCases(page, 1));
    if (id === undefined) throw new JourneyError('no case');
    const text = await steps.take('investigator reads the report', async () => {
      await investigator.readCase(page, id);
      return investigator.readStatement(page);
    });
    const count = options.attachments.length;
    const files =
      count === 0
        ? []
        : await steps.take('investigator saves the files', () => investigator.saveFiles(page, downloads, count));
    await steps.take('investigator acknowledges', () => investigator.acknowledge(page));
    await steps.take('investigator answers', () => investigator.answer(page, options.answer));
    await steps.take('the register counts the answers', () => investigator.waitUntilLogged(page, 2));
    return { read: text, saved: files };
  });

  const answers = await asSource(async (page) => {
    await steps.take('source comes back with the words', async () => {
      await source.openReportPage(page, demo.reportUrl, 'ky');
      await source.comeBack(page, words);
    });
    return steps.take('source reads the answer', () => source.readAnswers(page));
  });
  await steps.take('the oversight officers publish first totals', async () =>
    publishTotals(await environmentFor(demo.serverUrl, demo.trustFile), demo.serverUrl, demo.people),
  );
  await inBrowser({ origins: [demo.origin] }, (page) =>
    steps.take('the public page shows day seal and first totals', () => readFront(page, demo.portalUrl)),
  );

  const answer = answers.find((text) => text === options.answer) ?? answers[0] ?? '';
  const originals = options.attachments.map((path) => readFileSync(path));
  const sameFiles =
    saved.length === originals.length && originals.every((bytes, index) => saved[index]?.bytes.equals(bytes) === true);
  const ok =
    Buffer.from(read).equals(options.statement) && sameFiles && answers.length === 2 && answer === options.answer;
  return {
    ok,
    browser,
    steps: steps.done,
    statementSha256: sha256(Buffer.from(read)),
    attachments: saved.map(({ name, bytes }, index) => ({
      name: basename(options.attachments[index] ?? name),
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
    answerSha256: sha256(Buffer.from(answer)),
    requests,
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
