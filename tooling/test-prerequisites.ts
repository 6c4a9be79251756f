import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** The programs outside node_modules that the tests call, and the Debian packages that bring them. */
const PROGRAMS = [
  { program: 'chromium', debianPackage: 'chromium', why: 'the browser of the journeys' },
  { program: 'firefox-esr', debianPackage: 'firefox-esr', why: 'the second browser, and the base of Tor Browser' },
  { program: 'python3', debianPackage: 'python3', why: 'the second implementation of the protocol' },
  { program: 'gpg', debianPackage: 'gpg', why: 'a foreign OpenPGP program that must read our messages' },
  { program: 'sq', debianPackage: 'sq', why: 'the second foreign OpenPGP program' },
  { program: 'go', debianPackage: 'golang-go', why: 'the language of the judge of our logs' },
  { program: 'glpsol', debianPackage: 'glpk-utils', why: 'a foreign solver that judges what hidden counts can be' },
] as const;

/** The same for what is no program: a file that the package brings. */
const LIBRARIES = [
  {
    file: '/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog/tlog.go',
    debianPackage: 'golang-golang-x-mod-dev',
    why: "Go's own transparency log, which judges ours",
  },
] as const;

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

interface Missing {
  readonly name: string;
  readonly debianPackage: string;
  readonly why: string;
}

const findMissing = (): Missing[] => [
  ...PROGRAMS.filter(({ program }) => !isOnPath(program)).map((one) => ({ ...one, name: one.program })),
  ...LIBRARIES.filter(({ file }) => !existsSync(file)).map((one) => ({ ...one, name: one.debianPackage })),
];

const missing = findMissing();
if (missing.length > 0) {
  const packages = missing.map(({ debianPackage }) => debianPackage);
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const reasons = missing.map(({ name, why }) => `  ${name}: ${why}`).join('\n');
  process.stderr.write(`The tests need programs that are not installed:\n${reasons}\n`);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && isOnPath('apt-get')) {
    process.stderr.write(`Installing ${packages.join(', ')}...\n`);
    const installed = run('apt-get', '-qq', 'update') && run('apt-get', '-qq', ...install);
    if (!installed || findMissing().length > 0) {
      process.stderr.write('The installation failed.\n');
      process.exit(1);
    }
  } else {
    process.stderr.write(`Install them with:\n  sudo apt-get update && sudo apt-get ${install.join(' ')}\n`);
    process.exit(1);
  }
}
