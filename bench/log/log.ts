import { webcrypto } from 'node:crypto';
import process from 'node:process';
import { runAudit } from '../../client/audit/audit.ts';
import { machineDay, machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { loadRegister } from '../../client/register/register.ts';
import {
  createPortableSuite,
  deriveSourceKeys,
  findLetters,
  findStatuses,
  generateCodename,
  type Roster,
} from '../../crypto/index.ts';
import type { Bench, BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { withFolder } from '../instance.ts';
import { median } from '../samples.ts';
import { FolderTransport } from './folder-transport.ts';
import { growRegister, processorTime, type BatchTime } from './grown-register.ts';

const period = 90;
/** One acknowledged, one answered: what a report has in the register at the least. */
const statusesPerReport = 2;
/** To fill a register: sizes of its batches do not matter to what is measured afterwards. */
const fillWith = 50_000;

export const log: Bench = {
  name: 'log',
  summary: 'a batch onto a long register, an audit, and what a source downloads and checks after 90 days',
  run: async (options) => [...(await batches(options)), ...(await sources(options)), ...(await audit(options))],
};

/** The same batch onto a short and a long register, in turns. */
async function batches({ quick, tell }: BenchOptions): Promise<readonly Figure[]> {
  const [entries, short, long, rounds] = quick ? [500, 500, 5_000, 2] : [10_000, 10_000, 1_000_000, 9];
  return withFolder((longFolder) =>
    withFolder(async (shortFolder) => {
      const registers = [
        await growRegister(longFolder, machineDay(), true),
        await growRegister(shortFolder, machineDay(), true),
      ] as const;
      const [onLong, onShort] = registers;
      try {
        for (let size = 0; size < long; size += fillWith) await onLong.close(Math.min(fillWith, long - size));
        tell(`a register of ${long} entries is there`);
        await onShort.close(short);
        const times: { readonly long: BatchTime; readonly short: BatchTime }[] = [];
        for (let round = 0; round < rounds; round++) {
          times.push({ long: await onLong.close(entries), short: await onShort.close(entries) });
        }
        const ratio = (part: keyof BatchTime): number =>
          median(times.map((time) => time.long[part] / time.short[part]));
        const parameters = { entries };
        return [
          ...figuresOf(
            times.map((time) => time.short),
            { entries, onto: short },
          ),
          ...figuresOf(
            times.map((time) => time.long),
            { entries, onto: long },
          ),
          { figure: 'batch_long_over_short', value: ratio('whole'), unit: 'ratio', parameters, aim: { most: 1.5 } },
          { figure: 'batch_processor_long_over_short', value: ratio('processor'), unit: 'ratio', parameters },
        ];
      } finally {
        for (const register of registers) await register.end();
      }
    }),
  );
}

function figuresOf(times: readonly BatchTime[], parameters: Figure['parameters']): readonly Figure[] {
  const of = (part: keyof BatchTime): number => median(times.map((time) => time[part]));
  return [
    { figure: 'batch', value: of('whole'), unit: 'ms', parameters, aim: { most: 1000 } },
    ...(['planned', 'committed', 'published', 'processor'] as const).map((part): Figure => ({
      ...{ figure: `batch_${part}`, value: of(part), unit: 'ms', parameters },
    })),
  ];
}

/** The page's own provider and code, in Node, without a network. */
async function sources({ quick, tell }: BenchOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const suite = await createPortableSuite(webcrypto.subtle);
  for (const reports of quick ? [1] : [10, 100, 1_000]) {
    await withFolder(async (dir) => {
      const days = quick ? 3 : period;
      const register = await growRegister(dir, machineDay() - days);
      try {
        for (let day = 0; day < days; day++) await register.close(entriesOfDay(register.roster, reports));
        const keys = await deriveSourceKeys(suite, generateCodename(machineRandom));
        const transport = new FolderTransport(register.served);
        const [began, used] = [performance.now(), process.cpuUsage()];
        const view = await loadRegister(suite, transport, register.trust, { deviceDay: machineDay() });
        await findLetters(suite, keys.receipt, view.entries);
        const members = view.roster.members.map(({ number }) => number);
        await findStatuses(suite, keys.track, members, view.entries);
        const [time, processor] = [performance.now() - began, processorTime(used)];
        const parameters = { days, reports_a_day: reports, entries: view.entries.length };
        figures.push(
          { figure: 'source_downloads', value: transport.bytes, unit: 'bytes', parameters },
          { figure: 'source_requests', value: transport.requests, unit: 'count', parameters },
          { figure: 'source_checks', value: time, unit: 'ms', parameters },
          { figure: 'source_processor', value: processor, unit: 'ms', parameters },
        );
        tell(`${reports} reports a day: ${transport.bytes} bytes, ${time.toFixed(0)} ms`);
      } finally {
        await register.end();
      }
    });
  }
  return figures;
}

/** Without letters and without keys, as anybody makes it from the public files. */
async function audit({ quick, tell }: BenchOptions): Promise<readonly Figure[]> {
  const [reports, days] = quick ? [100, 3] : [100_000, period];
  return withFolder(async (dir) => {
    const register = await growRegister(dir, machineDay() - days);
    try {
      for (let day = 0; day < days; day++)
        await register.close(entriesOfDay(register.roster, Math.ceil(reports / days)));
      const [suite, copy] = [await machineSuite(), new FolderTransport(register.served)];
      const now = Math.floor(Date.now() / 1000);
      const [began, used] = [performance.now(), process.cpuUsage()];
      const { checks, case: checked } = await runAudit({ suite, copy, trust: register.trust, now });
      const [time, processor] = [performance.now() - began, processorTime(used)];
      const failed = checks.filter(({ result }) => result === 'FAILED').map(({ check }) => check);
      if (failed.length > 0) throw new Error(`the audit of an honest register failed: ${failed.join(' ')}`);
      tell(`audited: ${checks.map(({ check, result }) => `${check} ${result}`).join(', ')}`);
      const parameters = { reports, days, entries: checked?.size ?? 0 };
      return [
        { figure: 'audit', value: time, unit: 'ms', parameters, aim: { most: 60_000 } },
        { figure: 'audit_processor', value: processor, unit: 'ms', parameters },
        { figure: 'audit_reads', value: copy.bytes, unit: 'bytes', parameters },
      ];
    } finally {
      await register.end();
    }
  });
}

/** So many reports with their statuses, and the cover that the roster asks for, as it is on average (docs/protocol.md section 8.4). */
function entriesOfDay({ cover }: Roster, reports: number): number {
  const covered = (real: number, { mean, multiple }: Roster['cover']['letters']): number =>
    Math.ceil((real + mean) / multiple) * multiple;
  return covered(covered(reports, cover.letters) + statusesPerReport * reports, cover.entries);
}
