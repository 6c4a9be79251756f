/** What an oversight officer does at the desk. */
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../tooling/demo/folder.ts';
import type { Person } from '../../tooling/demo/people.ts';
import { choosePort } from '../../tooling/demo/ports.ts';
import { Program } from '../../tooling/demo/program.ts';
import { patience, type Page } from '../browser/page.ts';
import type { FreshDemo } from '../demo.ts';

/** The desk of a demonstration, on a host of its own, for as long as `run` takes. @param run is told the address with its token */
export async function withDesk<T>(demo: FreshDemo, run: (address: string) => Promise<T>): Promise<T> {
  const port = String(await choosePort(0));
  const state = join(demo.folder.root, 'desk');
  const args = ['desk', '--server', demo.serverUrl, '--trust', demo.trustFile, '--state', state, '--port', port];
  const program = new Program('desk', [join(projectRoot, 'bin/kupuya'), ...args, '--no-open'], {});
  try {
    const line: unknown = JSON.parse(await program.lineAfter('KUPUYA_DESK '));
    return await run(z.object({ address: z.string() }).parse(line).address);
  } finally {
    await program.stop();
  }
}

/** From the key file to the register, proven. */
export async function openDesk(page: Page, { keyringFile, passphrase }: Person): Promise<void> {
  await page.upload('#keyring-file', [keyringFile]);
  await page.waitFor('#passphrase');
  await page.fill('#passphrase', passphrase);
  await page.click('#open-keyring');
  await page.waitFor('[data-age]', patience);
}

export async function goTo(page: Page, place: 'register' | 'audit' | 'letters'): Promise<void> {
  const number = ['register', 'audit', 'letters'].indexOf(place) + 1;
  await page.click(`.app-nav li:nth-child(${String(number)}) .app-nav__link`);
}

/** @returns the one word of the audit */
export async function audit(page: Page): Promise<string> {
  await page.click('#run-audit');
  await page.waitFor('#judgement', 3 * patience);
  await page.waitFor('#run-audit');
  return String(await page.evaluate(`document.querySelector('#judgement').dataset.verdict`));
}
