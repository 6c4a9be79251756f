/** The console as one file, opened from a disk: acknowledged and answered without any network, in a real browser. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openBrowser } from '../../../journey/browser/open.ts';
import { patience, type Browser, type BrowserName, type Page } from '../../../journey/browser/page.ts';
import { acknowledge, answer, caseIds, readCase, readStatement } from '../../../journey/flows/investigator.ts';
import { TestServer } from '../../../journey/server.ts';
import { until } from '../../../journey/steps.ts';
import { projectRoot } from '../../../tooling/demo/folder.ts';
import { nextCode, type Person } from '../../../tooling/demo/people.ts';

const offlinePage = `file://${join(projectRoot, 'dist/offline/console.html')}#en`;
const statement = 'Сатып алууда баа эки эсе көтөрүлгөн.';

let server: TestServer;
let folder: string;

export async function beginOffline(): Promise<void> {
  server = await TestServer.create(() => undefined);
  await server.start();
  folder = mkdtempSync(join(tmpdir(), 'kupuya-stick-'));
}

export async function endOffline(): Promise<void> {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

function kupuya(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'bin/kupuya'), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.slice(0, 2).join(' ')}: ${stderr}`);
  return stdout;
}

/** A file with this text. */
function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

class Courier {
  readonly #person: Person;
  readonly #name: string;
  #count = 0;

  constructor(person: Person, name: string) {
    this.#person = person;
    this.#name = name;
  }

  #account(): string[] {
    const { account, password } = this.#person;
    const secret = written('password', password);
    const place = ['--server', server.origin, '--trust', server.folder.trust];
    const state = join(folder, `state-${this.#name}`);
    return [...place, '--name', account, '--password-file', secret, '--state', state];
  }

  /** @returns the file, and what the command printed */
  async fetch(): Promise<{ readonly file: string; readonly printed: string }> {
    await server.settle();
    const file = join(folder, `${this.#name}-${String((this.#count += 1))}.stick`);
    const code = await freshCode(this.#person);
    return { file, printed: kupuya('airgap', 'out', ...this.#account(), '--code', code, '--out', file) };
  }

  async post(file: string): Promise<string> {
    return kupuya('airgap', 'in', ...this.#account(), '--code', await freshCode(this.#person), '--file', file);
  }
}

let given = '';

/** The server takes each code once: after two in one half minute the next one is waited for. */
async function freshCode(person: Person): Promise<string> {
  let code = nextCode(person, Date.now());
  await until('a new one-time code', patience, () => {
    code = nextCode(person, Date.now());
    return Promise.resolve(code !== given);
  });
  given = code;
  return code;
}

async function openBundle(page: Page, person: Person, bundle: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(offlinePage);
  await page.upload('#bundle-file', [bundle]);
  await page.upload('#keyring-file', [person.keyringFile]);
  await page.fill('#passphrase', person.passphrase);
  await page.click('#open-bundle');
}

async function save(page: Page, { downloads }: Browser): Promise<string> {
  if (await page.exists('#make-errand')) await page.click('#make-errand');
  await page.waitFor('#save-errand a');
  const name = String(await page.evaluate(`document.querySelector('#save-errand a').download`));
  await page.click('#save-errand a');
  let size = -1;
  await until('the saved file', patience, () => {
    const before = size;
    size = readdirSync(downloads).includes(name) ? readFileSync(join(downloads, name)).length : -1;
    return Promise.resolve(size > 0 && size === before);
  });
  return join(downloads, name);
}

/** A report is read, acknowledged and answered from a file on a disk, and the source finds both answers. */
export async function walkOffline(name: BrowserName): Promise<void> {
  const person = server.people.find(({ position }) => position === (name === 'chromium' ? 0 : 1));
  if (person === undefined) throw new Error('nobody holds the position');
  const place = ['--server', server.origin, '--trust', server.folder.trust];
  const sent = kupuya('letter', 'send', ...place, '--statement', written('statement.txt', statement));
  const words = /(?:[a-z]+ ){11}[a-z]+/u.exec(sent)?.[0] ?? '';
  const courier = new Courier(person, name);
  const one = await courier.fetch();
  const fingerprint = /(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/u.exec(one.printed)?.[0] ?? '';

  // Nothing but files: every other address is refused.
  const browser = await openBrowser(name, { origins: [] });
  try {
    const page = await browser.newPage();
    await openBundle(page, person, one.file);
    await page.waitFor('.govuk-error-summary');
    await page.upload('#trust-file', [server.folder.trust]);
    await page.fill('#courier', fingerprint.toUpperCase());
    await page.click('#open-bundle');
    await page.waitFor('#carry');
    await courier.post(await save(page, browser));

    await openBundle(page, person, (await courier.fetch()).file);
    await page.waitFor('#carry');
    await page.press('c');
    await page.waitFor('[data-case]');
    const [id = ''] = await caseIds(page);
    await readCase(page, id);
    await expect(readStatement(page)).resolves.toBe(statement);
    await acknowledge(page);
    await answer(page, `Ким кол койгон? ${name}`);
    await courier.post(await save(page, browser));
    expect(page.strangers).toEqual([]);
    // Firefox tells of a text that its policy kept from becoming a script: refused, as it must be, and nothing else.
    expect(page.complaints.filter((each) => !each.includes('require-trusted-types-for'))).toEqual([]);
  } finally {
    await browser.close();
  }
  const code = written('words.txt', words);
  await until('both answers', patience, () =>
    Promise.resolve(kupuya('letter', 'visit', ...place, '--words', code).includes(`Ким кол койгон? ${name}`)),
  );
}
