import process from 'node:process';
import { parseArgs } from 'node:util';
import { attachment } from './attachment.ts';
import type { Bench } from './bench.ts';
import { formatLine, formatReport } from './figure.ts';
import { consoleBench } from './console/console.ts';
import { firstload } from './firstload.ts';
import { intake } from './intake/intake.ts';
import { log } from './log/log.ts';
import { open } from './open.ts';
import { pages } from './pages.ts';
import { seal } from './seal.ts';
import { statistics } from './statistics/statistics.ts';

const benches: readonly Bench[] = [intake, seal, open, attachment, pages, firstload, log, consoleBench, statistics];

const usage = `Measures the product, and beside it a bare baseline in the same run.

  npm run bench -- NAME... [--report] [--quick]
  npm run bench -- --list

  --report  a table with aims in place of one JSON line per figure
  --quick   a little of everything: shows that a bench works, its figures mean nothing
  --list    the names

Exit codes: 0 measured, 1 it could not be measured, 2 wrong usage.
`;

class UsageError extends Error {}

function benchNamed(name: string): Bench {
  const found = benches.find((bench) => bench.name === name);
  if (found === undefined) throw new UsageError(`there is no bench ${name}`);
  return found;
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      report: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (values.list) {
    for (const { name, summary } of benches) process.stdout.write(`${name.padEnd(12)}${summary}\n`);
    return;
  }
  if (positionals.length === 0) throw new UsageError('which bench?');
  for (const bench of positionals.map(benchNamed)) {
    const { name } = bench;
    const figures = await bench.run({
      quick: values.quick,
      tell: (line) => {
        process.stderr.write(`${name}: ${line}\n`);
      },
    });
    if (values.report) process.stdout.write(formatReport(name, figures));
    else for (const figure of figures) process.stdout.write(`${formatLine(name, figure)}\n`);
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  const words = error instanceof Error ? (isUsage ? error.message : (error.stack ?? error.message)) : 'it failed';
  process.stderr.write(`${words}\n${isUsage ? `\n${usage}` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}
