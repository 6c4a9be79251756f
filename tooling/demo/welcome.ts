import { encodeQR } from 'qr';
import type { RunningDemo } from './demo.ts';
import { nextCode, type Person } from './people.ts';

const rule = '═'.repeat(78);
/** Two QR codes fit beside each other from this width on. */
const wideTerminal = 100;
/** Whoever comes third finds the code as text. */
const qrCodesBeside = 2;

/** The people whose keys a visitor is offered: two of the first desk, because closing a case takes two, and an oversight officer. */
export function offeredPeople(people: readonly Person[]): Person[] {
  const investigators = people.filter(({ position }) => position === 0 || position === 1);
  return [...investigators, ...people.filter(({ isOfficer }) => isOfficer).slice(0, 1)];
}

/** Everything a new user needs to try the whole way, Kyrgyz first. */
export function formatWelcome(demo: RunningDemo, now: number, columns: number): string {
  const people = offeredPeople(demo.people);
  const codes = people.map((person) => nextCode(person, now));
  return [
    rule,
    '  КУПУЯ: ҮЛГҮ. Чыныгы билдирүү жазбаңыз: бардык ачкычтар ушул компьютерде жатат.',
    '  KUPUYA: DEMO. Write no real report: all keys lie on this computer.',
    rule,
    '',
    ...kyrgyz(demo, people, codes),
    '',
    '─'.repeat(78),
    '',
    ...english(demo, people, codes),
    '',
    formatQrCodes(people.slice(0, qrCodesBeside), columns),
    rule,
  ].join('\n');
}

function kyrgyz(demo: RunningDemo, people: readonly Person[], codes: readonly string[]): string[] {
  return [
    `Билдирүү жөнөтүү:     ${demo.reportUrl}`,
    `Ачык барак:           ${demo.portalUrl}`,
    `Тергөөчүнүн барагы:   ${demo.consoleUrl}`,
    `Көзөмөл барагы:       ${demo.deskUrl}`,
    '',
    ...people.flatMap((person, index) => [
      person.role.ky,
      `  эсеби:                      ${person.account}`,
      `  сырсөзү:                    ${person.password}`,
      `  бир жолку коду:             ${codes[index] ?? ''}   (жаңысы: Enter)`,
      `  ачкыч файлы:                ${person.keyringFile}`,
      `  ачкыч файлынын сырсөзү:     ${person.passphrase}`,
    ]),
    '',
    'Эмнени байкап көрсө болот:',
    '  1. Билдирүү жазыңыз, он эки сөздү кагазга көчүрүп, жөнөтүңүз; сүрөт же файл кошуңуз.',
    '  2. Тергөөчү болуп кирип, ачкыч файлын ачыңыз, билдирүүнү окуп, жооп бериңиз.',
    '  3. Браузерди жаап, кайра ачыңыз: он эки сөз менен жоопту окуңуз.',
    '  4. Ачык барактан билдирүү эсепке алынганын көрүңүз.',
    '  5. Көзөмөл барагына акыркы адам болуп кирип, журналды текшериңиз жана күбөлөндүрүңүз (docs/verify.md).',
    ...checkerKyrgyz(demo),
    'Токтотуу: Ctrl-C. Маалымат сакталат; башынан баштоо: npm start -- --fresh',
  ];
}

function english(demo: RunningDemo, people: readonly Person[], codes: readonly string[]): string[] {
  return [
    `Report:               ${demo.reportUrl}`,
    `Public page:          ${demo.portalUrl}`,
    `Investigator console: ${demo.consoleUrl}`,
    `Oversight desk:       ${demo.deskUrl}`,
    '',
    ...people.flatMap((person, index) => [
      person.role.en ?? person.role.ky,
      `  account:                    ${person.account}`,
      `  password:                   ${person.password}`,
      `  one-time code:              ${codes[index] ?? ''}   (a new one: press Enter)`,
      `  key file:                   ${person.keyringFile}`,
      `  passphrase of the key file: ${person.passphrase}`,
    ]),
    '',
    'What to try:',
    '  1. Write a report, copy the twelve words on paper, send it; add a photo or a file.',
    '  2. Sign in as an investigator, open the key file, read the report, answer it.',
    '  3. Close the browser, open it again: read the answer with the twelve words.',
    '  4. See on the public page that the report was counted.',
    '  5. Sign in at the oversight desk as the last of these people, countersign the register and audit it (docs/verify.md).',
    ...checkerEnglish(demo),
    'Stop with Ctrl-C. Data stay; to begin anew: npm start -- --fresh',
    `Everybody's keys and accounts: ${demo.folder.keyrings}`,
    'One-time codes from another terminal: npm start -- --codes',
  ];
}

function checkerKyrgyz({ checkerUrl }: RunningDemo): string[] {
  if (checkerUrl === null) return [];
  return [
    'Көз карандысыз байкоочу да ушул компьютерде иштеп жатат, ошондуктан ал сырткы адамга эч нерсени далилдебейт.',
    'Чыныгы кызматта аны уюмга көз каранды эмес адам өз компьютеринде иштетет.',
  ];
}

function checkerEnglish({ checkerUrl }: RunningDemo): string[] {
  if (checkerUrl === null) return [];
  return [
    'The outside checker runs on this computer too, so it proves nothing to anybody outside.',
    'In a real service somebody who does not depend on the body runs it on a computer of their own.',
  ];
}

/** Fresh codes of the people offered, one line each. */
export function formatCodes(people: readonly Person[], now: number): string {
  return people
    .map((person) => `${person.account}  ${nextCode(person, now)}  ${person.role.ky} / ${person.role.en ?? ''}`)
    .join('\n');
}

function formatQrCodes(people: readonly Person[], columns: number): string {
  const codes = people.map((person) => ({
    caption: `${person.account}: бир жолку коддор / one-time codes`,
    lines: encodeQR(person.totpUri, 'ascii', { ecc: 'low', border: 1 }).trimEnd().split('\n'),
  }));
  if (columns < wideTerminal) return codes.map(({ caption, lines }) => [caption, ...lines, ''].join('\n')).join('\n');
  const width =
    Math.max(...codes.flatMap(({ caption, lines }) => [caption.length, ...lines.map((line) => line.length)])) + 4;
  const height = Math.max(...codes.map(({ lines }) => lines.length));
  const row = (cells: readonly string[]): string =>
    cells
      .map((cell) => cell.padEnd(width))
      .join('')
      .trimEnd();
  return [
    row(codes.map(({ caption }) => caption)),
    ...Array.from({ length: height }, (_, index) => row(codes.map(({ lines }) => lines[index] ?? ''))),
    '',
  ].join('\n');
}

/** One line for programs that start the demonstration. */
export function formatReady(demo: RunningDemo): string {
  const { portalUrl, reportUrl, consoleUrl, deskUrl, serverUrl, trustFile, folder } = demo;
  return `KUPUYA_READY ${JSON.stringify({ portalUrl, reportUrl, consoleUrl, deskUrl, serverUrl, trustFile, accountsFile: folder.accounts })}`;
}
