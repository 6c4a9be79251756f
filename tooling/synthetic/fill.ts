/**
 * A synthetic caseload through the real protocol, day by day: sealed letters, cases, answers, statements of one or two members, batches,
 * slots and rosters, over days that are past. What comes out is what a body would have that had worked for so long.
 */
import { composeReport } from '../../client/reporting/compose.ts';
import { deliver } from '../../client/reporting/deliver.ts';
import { loadView, type Environment } from '../../client/reporting/environment.ts';
import {
  deriveSourceKeys,
  formatHex,
  generateCodename,
  type Category,
  type Unspecified,
  type Language,
  type NoteSigner,
  type Period,
  type Random,
  type Suite,
  type TrustPolicy,
} from '../../crypto/index.ts';
import type { PeriodName } from '../../client/statistics/periods.ts';
import type { SyntheticReport } from './country.ts';
import { Desk, type Colleague, type Due } from './desk.ts';
import { Draws } from './draws.ts';
import { Officers } from './officers.ts';
import { PastServer } from './past-server.ts';
import { drawLanguage, drawOffice, drawStatement } from './words.ts';
import type { NextRoster } from './years.ts';

export interface FillOptions {
  readonly suite: Suite;
  readonly random: Random;
  /** Of the server's data; nothing runs on it. */
  readonly dir: string;
  readonly publicDir: string;
  readonly trust: TrustPolicy;
  /** Of the policy. */
  readonly checker: NoteSigner;
  /** From the day on which the instance began to the last day that is filled. */
  readonly days: Period;
  /** The last day on which anybody works; then nothing happens until the last day of all. */
  readonly until: number;
  readonly rosters: readonly NextRoster[];
  readonly reports: readonly SyntheticReport[];
  /** Two members of each of two desks. */
  readonly desks: readonly (readonly [Colleague, Colleague])[];
  readonly officers: readonly [Colleague, Colleague];
  /** What the officers release when it is over. */
  readonly releases: readonly { readonly name: PeriodName; readonly due: number }[];
  readonly seed: number;
  readonly tell: (line: string) => void;
}

export interface Filled {
  readonly reports: number;
  readonly told: number;
  /** Codes of what members were warned of; nothing where all went as it should. */
  readonly alarms: readonly string[];
}

/** A case on its way. */
interface Running {
  readonly report: SyntheticReport;
  readonly id: string;
  readonly language: Language;
}

/** What the first desk is for; the second has the rest. */
const ofMoney: readonly (Category | Unspecified)[] = [
  ...(['EMBEZZLEMENT', 'PROCUREMENT', 'CONFLICT_OF_INTEREST', 'ILLICIT_ENRICHMENT', 'FALSE_DECLARATION'] as const),
  ...(['LAND_AND_RESOURCES', 'OTHER', 'UNSPECIFIED'] as const),
];

/** @throws Error if anything is refused that a real body could do */
export async function fillYears(options: FillOptions): Promise<Filled> {
  const { days, dir, publicDir, suite, trust, checker, reports, tell } = options;
  const server = await PastServer.start({ dir, publicDir, suite, trust, checker, first: days.first });
  try {
    const filling = await Filling.begin(options, server);
    let lived = days.first;
    for (let day = days.first; day <= days.last; day++) {
      server.dawn(day);
      // Whoever reads the register takes it for stale if it stood still for longer.
      const isNeeded = day - lived > 1 || day === days.first || day === days.last;
      if (day > options.until && day < days.last) continue;
      if (!isNeeded && !filling.isBusy(day)) continue;
      // On the last day after a pause there is a batch, so that the register is fresh, and nobody at work.
      if (day > options.until) await server.nightfall();
      else await filling.live(day);
      lived = day;
      if ((day - days.first) % 30 === 29)
        tell(`${String(day - days.first + 1)} / ${String(days.last - days.first + 1)}`);
    }
    const { told, alarms } = filling;
    return { told, alarms, reports: reports.filter(({ day }) => day >= days.first && day <= days.last).length };
  } finally {
    await server.close();
  }
}

class Filling {
  told = 0;
  readonly #options: FillOptions;
  readonly #server: PastServer;
  readonly #environment: Omit<Environment, 'transport'>;
  readonly #desks: readonly Desk[];
  readonly #officers: Officers;
  readonly #draws: Draws;
  /** By desk: cases whose source is still owed something. */
  readonly #running: Running[][];
  /** By desk: letters that came since its last morning. */
  readonly #unread: number[];

  private constructor(
    options: FillOptions,
    server: PastServer,
    environment: Omit<Environment, 'transport'>,
    desks: readonly Desk[],
    officers: Officers,
  ) {
    this.#options = options;
    this.#server = server;
    this.#environment = environment;
    this.#desks = desks;
    this.#officers = officers;
    this.#draws = new Draws(options.seed);
    this.#running = desks.map(() => []);
    this.#unread = desks.map(() => 0);
  }

  static async begin(options: FillOptions, server: PastServer): Promise<Filling> {
    const { suite, random, trust, desks } = options;
    const environment = {
      ...{ suite, random, trust },
      deviceDay: () => server.today,
    };
    const opened: Desk[] = [];
    for (const colleagues of desks) opened.push(await Desk.open(environment, server, colleagues));
    return new Filling(
      options,
      server,
      environment,
      opened,
      await Officers.open(environment, server, options.officers),
    );
  }

  get alarms(): readonly string[] {
    return this.#desks.flatMap((desk) => desk.alarms());
  }

  /** Whether anything is written, told or released on that day. */
  isBusy(day: number): boolean {
    const { rosters, reports, releases } = this.#options;
    return (
      reports.some((report) => report.day === day) ||
      rosters.some(({ first }) => first === day) ||
      releases.some(({ due }) => due === day) ||
      this.#unread.some((count) => count > 0) ||
      this.#running.flat().some((each) => dueOn(each, day).length > 0)
    );
  }

  /** A day as it is lived: what is read and proposed in the morning, what is written and answered until night. */
  async live(day: number): Promise<void> {
    const { rosters, reports } = this.#options;
    // A roster that waits is taken up before anything else happens on its first day.
    for (const roster of rosters) if (roster.first === day) await this.#server.leave(roster);
    const due = this.#running.map((cases) => cases.flatMap((each) => dueOn(each, day)));
    await this.#atEachDesk(async (desk, index) => {
      if (await desk.morning(due[index] ?? [], (this.#unread[index] ?? 0) > 0)) this.#unread[index] = 0;
    });
    await this.#server.release();
    await this.#send(reports.filter((report) => report.day === day));
    await this.#atEachDesk((desk, index) => desk.afternoon(due[index] ?? []));
    await this.#oversee(day);
    await this.#server.nightfall();
    this.told += due.flat().length;
  }

  async #oversee(day: number): Promise<void> {
    const { days, releases, tell } = this.#options;
    if (day === days.first) await this.#officers.plan(day);
    for (const { name } of releases.filter(({ due }) => due === day)) {
      const refused = await this.#officers.release(name);
      tell(refused === null ? `  ${name}` : `  ${name}: ${refused}`);
    }
  }

  async #atEachDesk(work: (desk: Desk, index: number) => Promise<void>): Promise<void> {
    await Promise.all(this.#desks.map(work));
  }

  async #send(reports: readonly SyntheticReport[]): Promise<void> {
    if (reports.length === 0) return;
    const environment = { ...this.#environment, transport: this.#server.transport() };
    const view = await loadView(environment);
    const sent = reports.map(async (report) => {
      const language = drawLanguage(this.#draws);
      const [office, statement] = [drawOffice(this.#draws, language), drawStatement(this.#draws, language)];
      const desk = ofMoney.includes(report.codes.category) ? 1 : 2;
      const keys = await deriveSourceKeys(environment.suite, generateCodename(environment.random));
      const { letters } = await composeReport(environment, view, keys, {
        ...{ desk, language, consent: false, answers: [], codes: report.codes },
        excluded: { members: [], units: [] },
        front: { office, urgency: 'NONE', again: false },
        statement,
      });
      for (const letter of letters) await deliver(environment, view, letter);
      const [letter] = letters;
      if (letter === undefined) throw new Error('a report is at least one letter');
      this.#running[desk - 1]?.push({ report, language, id: formatHex(letter.commit) });
      this.#unread[desk - 1] = (this.#unread[desk - 1] ?? 0) + 1;
    });
    await Promise.all(sent);
  }
}

function dueOn({ report, id, language }: Running, day: number): readonly Due[] {
  return report.told.filter((told) => told.day === day).map((told) => ({ id, language, told }));
}
