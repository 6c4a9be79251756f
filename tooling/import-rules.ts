/**
 * Who may import whom. Lint (`eslint.config.js`) and the walk of the import graph (`test/architecture`) both read this
 * table, so an editor and a test say the same. The rule of the innermost folder applies.
 */
export interface ImportRule {
  /** A folder of the project, or one file. */
  readonly part: string;
  /** Folders and files of the project that the part may import, itself apart. */
  readonly project: readonly string[];
  /** Packages it may import; a scope ends in a slash. */
  readonly packages: readonly string[];
  /** Whether `node:` modules are within reach. */
  readonly node: boolean;
  /** The reason, shown with every violation. */
  readonly why: string;
}

const PAGE_PACKAGES = ['preact', '@preact/signals', '@fluent/bundle'];

export const IMPORT_RULES: readonly ImportRule[] = [
  {
    part: 'crypto/primitives',
    project: ['crypto/bytes.ts', 'crypto/errors.ts'],
    packages: ['@noble/', 'libsodium-wrappers', 'fflate', 'shamir-secret-sharing'],
    node: false,
    why: 'The only place where foreign cryptography enters, so that two providers stand behind one port.',
  },
  {
    part: 'crypto/canonical.ts',
    project: ['crypto'],
    packages: ['canonicalize'],
    node: false,
    why: 'One canonical JSON for everything that is hashed or signed, by the library and not by hand.',
  },
  {
    part: 'crypto/canonical.ts',
    project: ['crypto/bytes.ts', 'crypto/errors.ts'],
    packages: ['canonicalize'],
    node: false,
    why: 'RFC 8785 comes from a well-kept package; this file alone narrows it to the one encoding that the protocol accepts.',
  },
  {
    part: 'crypto',
    project: [],
    packages: [],
    node: false,
    why: 'The protocol is pure: no Node, no DOM, no package, nothing of server or client.',
  },
  {
    part: 'server/store',
    project: ['server', 'crypto/public.ts'],
    packages: ['better-sqlite3'],
    node: true,
    why: 'All SQL lives here, and nothing of HTTP.',
  },
  {
    part: 'server',
    project: ['crypto/public.ts', 'crypto/public-sodium.ts'],
    packages: ['@simplewebauthn/server', 'argon2', 'canonicalize', 'express', 'helmet', 'otplib', 'pino', 'qr', 'zod'],
    node: true,
    why: 'The server must hold nothing that opens: crypto/public.ts is its only door, and SQL stays in server/store.',
  },
  {
    part: 'client/register',
    project: ['crypto/public.ts'],
    packages: [],
    node: false,
    why: 'The verified view of the public logs serves the portal too, which must not reach anything that opens.',
  },
  {
    part: 'client/monitor',
    project: ['crypto/public.ts', 'client/register'],
    packages: [],
    node: false,
    why: 'A monitor is anybody: it works with public bytes alone, and with no key of its own.',
  },
  {
    part: 'client/witness',
    project: ['crypto/public.ts', 'client/register'],
    packages: [],
    node: false,
    why: 'An outside checker needs nothing but public bytes; a service, a host and a command alike bring clock, key and disk.',
  },
  {
    part: 'client/reporting',
    project: ['crypto/index.ts', 'client/register'],
    packages: [],
    node: false,
    why: 'The engine of the report page runs without DOM and without Node.',
  },
  {
    part: 'client/caseload',
    project: ['crypto/index.ts', 'client/register', 'client/openpgp', 'client/statistics'],
    packages: ['zod'],
    node: false,
    why: 'The engine of an investigator runs in a worker and in a command alike.',
  },
  {
    part: 'client/evidence',
    project: ['crypto/index.ts', 'client/caseload', 'client/register'],
    packages: ['@noble/hashes'],
    node: false,
    why: 'What is known and may be shown of documents that strangers sent: pure, and without a decoder of its own.',
  },
  {
    part: 'client/exports',
    project: ['crypto/index.ts', 'client/caseload', 'client/evidence', 'client/openpgp', 'client/register'],
    packages: ['@noble/hashes', 'fflate'],
    node: false,
    why: 'Bundles for courts and other bodies are made in a worker and in a command alike, from the same facts.',
  },
  {
    part: 'client/airgap',
    project: ['crypto/index.ts', 'client/register', 'client/caseload'],
    packages: [],
    node: false,
    why: 'Both sides of a stick: a page from a disk and a command use it, and neither brings a network of its own.',
  },
  {
    part: 'client/keys',
    project: ['crypto/index.ts', 'client/register', 'client/caseload', 'client/openpgp'],
    packages: [],
    node: false,
    why: 'The care of key files is the same in the console, in the offline file and in a command.',
  },
  {
    part: 'client/audit',
    project: ['crypto/index.ts', 'client/register', 'client/caseload', 'client/statistics'],
    packages: [],
    node: false,
    why: 'The audit runs in a page, in a worker and in a command alike, over bytes that somebody downloaded.',
  },
  {
    part: 'client/openpgp',
    project: ['crypto/index.ts'],
    packages: ['openpgp'],
    node: false,
    why: 'The only importer of openpgp, so that its reach can be read in one folder.',
  },
  {
    part: 'client/statistics',
    project: [
      'crypto/public.ts',
      'client/shared/locale/format.ts',
      'client/shared/locale/hyphenate.ts',
      'client/shared/locale/languages.ts',
    ],
    packages: ['yalps'],
    node: false,
    why: 'Disclosure control is pure functions that others can repeat; nothing that opens is within reach.',
  },
  {
    part: 'client/shared',
    project: ['crypto/public.ts', 'client/register'],
    packages: PAGE_PACKAGES,
    node: false,
    why: 'Shared by every page, the portal among them, which must not reach anything that opens.',
  },
  {
    part: 'client/source',
    project: ['crypto/index.ts', 'client/reporting', 'client/register', 'client/shared'],
    packages: [...PAGE_PACKAGES, 'qr'],
    node: false,
    why: 'The smallest bundle, without WebAssembly: no libsodium, nothing of console, desk or portal.',
  },
  {
    part: 'client/portal',
    project: ['crypto/public.ts', 'client/register', 'client/shared', 'client/statistics'],
    packages: PAGE_PACKAGES,
    node: false,
    why: 'Public pages must not reach anything that opens.',
  },
  {
    part: 'client/verifier',
    project: ['crypto/public.ts', 'client/shared', 'client/statistics'],
    packages: PAGE_PACKAGES,
    node: false,
    why: 'One file that strangers keep and check releases with: nothing that opens, and nothing that asks a network.',
  },
  {
    part: 'client/staff',
    project: [
      'crypto/index.ts',
      'crypto/sodium.ts',
      'client/caseload',
      'client/openpgp',
      'client/register',
      'client/shared',
    ],
    packages: PAGE_PACKAGES,
    node: false,
    why: 'The way in and the worker of the two pages for people with keys; it knows neither of them.',
  },
  {
    part: 'client/console/lists',
    project: ['crypto/index.ts', 'client/caseload', 'client/console', 'client/shared', 'client/staff'],
    packages: [...PAGE_PACKAGES, '@tanstack/virtual-core'],
    node: false,
    why: 'Lists show what the worker hands out; the package that finds the visible rows is used by their table alone.',
  },
  {
    part: 'client/console/pdf/worker',
    project: [],
    packages: ['pdfjs-dist'],
    node: false,
    why: 'What reads the PDF of a stranger reaches nothing else: no key, no protocol, no part of the console.',
  },
  {
    part: 'client/console',
    project: [
      'crypto/index.ts',
      'crypto/sodium.ts',
      'client/airgap',
      'client/caseload',
      'client/evidence',
      'client/exports',
      'client/keys',
      'client/openpgp',
      'client/register',
      'client/shared',
      'client/staff',
      'client/statistics',
    ],
    packages: [...PAGE_PACKAGES, 'minisearch', 'dejavu-fonts-ttf', 'qr', 'zod'],
    node: false,
    why: 'The console never takes code from the report page, the portal or the server.',
  },
  {
    part: 'client/desk',
    project: [
      'crypto/index.ts',
      'crypto/sodium.ts',
      'client/audit',
      'client/caseload',
      'client/openpgp',
      'client/register',
      'client/reporting',
      'client/shared',
      'client/staff',
      'client/statistics',
    ],
    packages: [...PAGE_PACKAGES, 'zod'],
    node: false,
    why: 'The oversight desk audits and reads escalations; it takes no code from the console, the portal or the server.',
  },
  {
    part: 'client/host',
    project: ['crypto/index.ts', 'client/openpgp', 'client/register', 'client/statistics', 'client/witness'],
    packages: ['zod'],
    node: true,
    why: 'The loopback program serves and relays; it never takes code from the server.',
  },
  {
    part: 'client/cli/notices',
    project: ['crypto/index.ts', 'client/cli', 'client/openpgp', 'client/register'],
    packages: ['nodemailer', 'zod'],
    node: true,
    why: 'Mail leaves from here alone, sealed to its reader by client/openpgp; the server of reports sends none and knows no address.',
  },
  {
    part: 'client/cli',
    project: [
      'crypto/index.ts',
      'crypto/sodium.ts',
      'client/airgap',
      'client/audit',
      'client/caseload',
      'client/evidence',
      'client/exports',
      'client/host',
      'client/keys',
      'client/openpgp',
      'client/register',
      'client/reporting',
      'client/statistics',
      'client/monitor',
      'client/witness',
    ],
    packages: ['qr', 'socks-proxy-agent', 'zod'],
    node: true,
    why: 'Commands for people who trust no page and no server; they never take code from the server.',
  },
  {
    part: 'bin',
    project: [],
    packages: [],
    node: true,
    why: 'A thin dispatcher: it finds commands by file name, so that server and client commands never meet.',
  },
];

/** Modules that hold secrets which open, though their name does not say so. */
const OPENING_MODULES: ReadonlySet<string> = new Set([
  'crypto/index.ts',
  'crypto/sodium.ts',
  'crypto/roster/keyring.ts',
]);

/**
 * Whether a module of `crypto/` opens something: a file or folder named `open`, `open-...`, `...-opening`, or one listed
 * above. The server, the portal and `crypto/public.ts` must not reach one by any path.
 */
export const opensSomething = (path: string): boolean =>
  path.startsWith('crypto/') && (/[-/]open(?:ing)?(?:[-./])/.test(path) || OPENING_MODULES.has(path));

const isWithin = (path: string, folderOrFile: string): boolean =>
  path === folderOrFile || path.startsWith(`${folderOrFile}/`);

/** The innermost rule for a file of the project, or none: tests, benches and tooling import what they need. */
export const ruleFor = (path: string): ImportRule | undefined =>
  IMPORT_RULES.filter((rule) => isWithin(path, rule.part)).sort((a, b) => b.part.length - a.part.length)[0];

export const allowsProjectFile = (rule: ImportRule, path: string): boolean =>
  [rule.part, ...rule.project].some((allowed) => isWithin(path, allowed));

export const allowsPackage = (rule: ImportRule, specifier: string): boolean =>
  specifier.startsWith('node:')
    ? rule.node
    : rule.packages.some((name) => specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`));
