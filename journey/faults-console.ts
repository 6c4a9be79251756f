/** At the investigator's console. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, FaultOutcome } from './faults.ts';
import { openChromium } from './browser/chromium.ts';
import { problemShown } from './fault-scene.ts';
import * as investigator from './flows/investigator.ts';
import type { TestServer } from './server.ts';
import { JourneyError } from './steps.ts';
import type { Person } from '../tooling/demo/people.ts';

export const consoleFaults: readonly Fault[] = [
  {
    name: 'wrong passphrase',
    run: (server) =>
      refusedKeyring(server, ['BAD_PASSPHRASE'], ({ own }) => ({ file: own.keyringFile, passphrase: 'жок сөз' })),
  },
  {
    name: 'keyring of somebody else',
    run: (server) =>
      refusedKeyring(server, ['KEYRING_OTHER_MEMBER'], ({ other }) => ({
        file: other.keyringFile,
        passphrase: other.passphrase,
      })),
  },
  {
    name: 'damaged keyring file',
    run: (server, scratch) =>
      refusedKeyring(server, ['BAD_KEYRING'], ({ own }) => ({
        file: damagedCopy(own, scratch),
        passphrase: own.passphrase,
      })),
  },
];

interface Two {
  readonly own: Person;
  readonly other: Person;
}

/** The console says what is wrong, the chosen file stays chosen, and the right keyring opens afterwards. */
async function refusedKeyring(
  server: TestServer,
  expected: readonly string[],
  choose: (people: Two) => { readonly file: string; readonly passphrase: string },
): Promise<FaultOutcome> {
  const [own, other] = [0, 1].map((seat) => server.people.find(({ position }) => position === seat));
  if (own === undefined || other === undefined) throw new JourneyError('two readers are needed');
  const consoleUrl = await server.startConsole();
  const browser = await openChromium({ origins: [new URL(consoleUrl).origin] });
  try {
    const page = await browser.newPage();
    await investigator.signIn(page, consoleUrl, own);
    const before = server.contentDigest();
    const { file, passphrase } = choose({ own, other });
    await page.upload('#keyring-file', [file]);
    await page.waitFor('.govuk-inset-text, .govuk-error-summary');
    if (!(await page.exists('.govuk-error-summary'))) {
      await page.fill('#passphrase', passphrase);
      await page.click('#open-keyring');
    }
    const code = await problemShown(page, ...expected);
    const unchanged = server.contentDigest() === before;
    const kept = await page.exists('#keyring-file');
    await investigator.openKeyring(page, own.keyringFile, own.passphrase);
    return { code, named: expected.includes(code), typed: kept ? 'kept' : 'lost', storeSound: unchanged };
  } finally {
    await browser.close();
  }
}

/** One letter of the armour changed; its checksum tells. */
function damagedCopy({ keyringFile }: Person, scratch: string): string {
  const lines = readFileSync(keyringFile, 'utf8').split('\n');
  const middle = Math.floor(lines.length / 2);
  const damaged = lines.map((line, index) =>
    index === middle ? `${line.startsWith('A') ? 'B' : 'A'}${line.slice(1)}` : line,
  );
  const path = join(scratch, 'damaged.asc');
  writeFileSync(path, damaged.join('\n'));
  return path;
}
