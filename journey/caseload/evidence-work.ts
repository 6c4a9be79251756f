/** Files of a report, the case as a file for a court, and the case for another body under their key. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { patience, type Page } from '../browser/page.ts';
import { savedFile } from '../flows/investigator.ts';
import { JourneyError, until } from '../steps.ts';
import { appears, showTab } from './case-work.ts';

const run = promisify(execFile);
/** Fetching, checking and hashing on a weak machine. */
const long = 3 * patience;

/** Fetches the files of the first letter, looks at the first one, and saves it. */
export async function workWithFiles(page: Page, downloads: string): Promise<void> {
  await showTab(page, 'report');
  await appears(page, 'the attachment in the case', '.app-letter .app-card button');
  await page.click('.app-letter .app-card button');
  await page.waitFor('[id^="file-look-"]', long);
  await page.click('[id^="file-look-"]');
  const [name] = await page.texts('.app-files__name');
  if (name === undefined) throw new JourneyError('no file');
  await page.click('[id^="file-save-"]');
  await savedFile(join(downloads, name), name);
}

/** Makes the bundle, unpacks it and lets its own verifier judge. @returns what the verifier said last */
export async function makeBundle(page: Page, downloads: string): Promise<string> {
  await showTab(page, 'evidence');
  await appears(page, 'the bundle to be allowed', '#make-bundle');
  await page.click('#make-bundle');
  await page.waitFor('#bundle-done', long);
  const name = await newest(downloads, /^case-.*\.zip$/u);
  await savedFile(join(downloads, name), name);
  const folder = mkdtempSync(join(tmpdir(), 'kupuya-bundle-'));
  try {
    await run('python3', ['-m', 'zipfile', '-e', join(downloads, name), folder]);
    const verifier = readdirSync(folder, { recursive: true })
      .map(String)
      .find((file) => file.endsWith('verify.py'));
    if (verifier === undefined) throw new JourneyError('the bundle has no verifier');
    const { stdout } = await run('python3', ['verify.py'], { cwd: dirname(join(folder, verifier)) });
    return stdout.trimEnd().split('\n').at(-1) ?? '';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Somebody at another body: a key of gpg's own, in a folder of its own. */
export class Receiver {
  readonly home = mkdtempSync(join(tmpdir(), 'kg-'));
  readonly certificate = join(this.home, 'receiver.asc');

  async begin(): Promise<void> {
    const made = ['--passphrase', '', '--quick-generate-key', 'Prosecutor <receiver@example.kg>', 'future-default'];
    await this.gpg([...made, 'default', 'never']);
    const { stdout } = await this.gpg(['--armor', '--export']);
    writeFileSync(this.certificate, stdout);
  }

  /** @returns what gpg says of the signature, once it has opened the message */
  async open(message: string, sender: string): Promise<string> {
    await this.gpg(['--import', sender]);
    const opened = join(this.home, 'opened.tar');
    const { stderr } = await this.gpg(['--trust-model', 'always', '--output', opened, '--decrypt', message]);
    return stderr;
  }

  async end(): Promise<void> {
    await run('gpgconf', ['--homedir', this.home, '--kill', 'all']).catch(() => undefined);
    rmSync(this.home, { recursive: true, force: true });
  }

  private gpg(args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
    mkdirSync(this.home, { recursive: true, mode: 0o700 });
    return run('gpg', ['--homedir', this.home, '--batch', '--yes', ...args]);
  }
}

/** @returns what gpg says of the signature */
export async function makeReferral(page: Page, downloads: string, receiver: Receiver): Promise<string> {
  await showTab(page, 'evidence');
  await appears(page, 'the referral to be allowed', '#make-referral');
  await page.fill('#referral-to', 'Шаардык прокуратура');
  await page.upload('#referral-key', [receiver.certificate]);
  await page.waitFor('#referral-compared');
  await page.click('#referral-compared');
  await page.waitFor('#make-referral:not([disabled]):not([aria-disabled="true"])');
  await page.click('#make-referral');
  await page.waitFor('#referral-done', long);
  await page.click('#referral-done a[download]');
  const message = await newest(downloads, /^referral-.*\.gpg$/u);
  await savedFile(join(downloads, message), message);
  await savedFile(join(downloads, 'sender.asc'), 'sender.asc');
  return receiver.open(join(downloads, message), join(downloads, 'sender.asc'));
}

async function newest(downloads: string, form: RegExp): Promise<string> {
  let found: string | undefined;
  await until(`a file like ${form.source}`, patience, () => {
    found = readdirSync(downloads).find((file) => form.test(file));
    return Promise.resolve(found !== undefined);
  });
  if (found === undefined) throw new JourneyError('nothing was saved');
  return found;
}
