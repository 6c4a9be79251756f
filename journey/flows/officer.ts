/** What an oversight officer does at the desk. */
import { JourneyError } from '../steps.ts';
import type { Person } from '../../tooling/demo/people.ts';
import { patience, type Page } from '../browser/page.ts';

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

/** @throws JourneyError unless both logs were countersigned */
export async function countersign(page: Page): Promise<void> {
  await page.click('#countersign');
  await page.waitFor('[data-outcome]', patience);
  const outcome = String(await page.evaluate(`document.querySelector('[data-outcome]').dataset.outcome`));
  if (outcome !== 'SIGNED') throw new JourneyError(`the desk did not countersign: ${outcome}`);
}

/** @returns the one word of the audit */
export async function audit(page: Page): Promise<string> {
  await page.click('#run-audit');
  await page.waitFor('#judgement', 3 * patience);
  await page.waitFor('#run-audit');
  return String(await page.evaluate(`document.querySelector('#judgement').dataset.verdict`));
}
