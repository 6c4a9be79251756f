/** The work on a case, from its arrival to its end, by several members in browsers of their own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '../../tooling/demo/folder.ts';
import type { Person } from '../../tooling/demo/people.ts';
import { Album, type Look } from '../capture.ts';
import { withDemo, type FreshDemo } from '../demo.ts';
import * as investigator from '../flows/investigator.ts';
import { writeSampleFiles } from '../samples.ts';
import { JourneyError, Steps, type TimedStep } from '../steps.ts';
import * as work from './case-work.ts';
import { Desk, type Found, type Manner, type Stumble } from './desk.ts';

export interface CaseloadOptions extends Omit<Manner, 'album'> {
  /** Where pictures go; null for none. */
  readonly screenshots: string | null;
  readonly tell: (line: string) => void;
}

export interface CaseloadResult {
  readonly ok: boolean;
  readonly steps: readonly TimedStep[];
  /** Screens that were held against the rules of accessibility. */
  readonly screens: readonly string[];
  readonly stumbles: readonly Stumble[];
  /** Pointer events that the consoles heard; null where they were worked by pointer. */
  readonly pointers: number | null;
  readonly pictures: number;
}

const looks: readonly Look[] = (['ky', 'en'] as const).flatMap((language) =>
  [1280, 320].map((width) => ({ language, width, colours: 'light' as const })),
);

const statement = `Мен шаардык мэрияда иштейм. Көпүрөнү оңдоо тендерин ошол эле ишкана үчүнчү жолу утту.
Баасы эки эсе көтөрүлгөн, ал эми комиссиянын төрагасы Асанов ишкананын ээсинин бажасы.`;

export async function walkCaseload(options: CaseloadOptions): Promise<CaseloadResult> {
  const { screenshots, tell } = options;
  const album = screenshots === null ? null : new Album(screenshots, looks, tell);
  const files = mkdtempSync(join(tmpdir(), 'kupuya-caseload-'));
  try {
    return await withDemo({ tell }, (demo) => new Walk(demo, { ...options, album }, files, tell).run());
  } finally {
    rmSync(files, { recursive: true });
  }
}

const sentShape = z.object({ words: z.string() });

class Walk {
  readonly #demo: FreshDemo;
  readonly #manner: Manner;
  readonly #files: string;
  readonly #steps: Steps;
  readonly #found: Found = { stumbles: [], screens: new Set() };
  #pointers = 0;

  constructor(demo: FreshDemo, manner: Manner, files: string, tell: (line: string) => void) {
    this.#demo = demo;
    this.#manner = manner;
    this.#files = files;
    this.#steps = new Steps(tell);
  }

  async run(): Promise<CaseloadResult> {
    await this.#steps.take('somebody reports, with two files', () => this.#report());
    const first = await this.#open(1);
    try {
      const id = await this.#takeIn(first);
      await this.#withColleague(3, (colleague) => this.#stepAside(colleague, id));
      await this.#investigate(first);
      await this.#withColleague(2, (colleague) => this.#decideTogether(first, colleague, id));
      this.#pointers += await first.close();
    } catch (error) {
      await first.abandon().catch(() => undefined);
      throw error;
    }
    const { album, keyboard } = this.#manner;
    const obstacles = (album?.obstacles ?? []).map(({ state, rule, where, language, width }) => ({
      screen: `${state} (${language}, ${String(width)})`,
      ...{ rule, where },
    }));
    const stumbles = [...this.#found.stumbles, ...obstacles];
    return {
      ok: stumbles.length === 0 && (!keyboard || this.#pointers === 0),
      steps: this.#steps.done,
      screens: [...this.#found.screens],
      stumbles,
      pointers: keyboard ? this.#pointers : null,
      pictures: album?.pictures.length ?? 0,
    };
  }

  /** The first reader: from the list of today to the first look. */
  async #takeIn(desk: Desk): Promise<string> {
    const { page } = desk;
    await desk.look('today');
    const id = await this.#steps.take('the first investigator finds the case', () => work.openFirstCase(page, null));
    await desk.look('front-sheet');
    await this.#steps.take('reads the report', () => work.passFrontSheet(page));
    await this.#steps.take('acknowledges it', () => investigator.acknowledge(page));
    await desk.look('report');
    await this.#steps.take('takes the first look', () => work.triage(page));
    await this.#steps.take('gives it a tag', () => work.tag(page, 'көпүрө'));
    return id;
  }

  /** A second reader who knows somebody in the report never reads it. */
  async #stepAside(desk: Desk, id: string): Promise<void> {
    await this.#steps.take('a colleague finds the case and steps aside before reading', async () => {
      await work.openFirstCase(desk.page, id);
      await work.stepAside(desk.page, 'Төраганы жакындан тааныйм.');
    });
    await desk.look('after-stepping-aside');
  }

  async #investigate(desk: Desk): Promise<void> {
    const { page } = desk;
    const take = (name: string, run: () => Promise<void>): Promise<void> => this.#steps.take(name, run);
    await take('writes down a person and what they are said to have done', async () => {
      await work.addPerson(page, 'Асанов А.');
      await work.addAllegation(page, 'Тендердин шарттарын бир ишканага ылайыктаган.');
    });
    await desk.look('matter');
    await take('gives a task', () => work.addTask(page, 'Тендердин документтерин суратуу', desk.person.member));
    await desk.look('work');
    await take('takes the case', () => work.assign(page, desk.person.member));
    await take('writes to the source', () => investigator.answer(page, 'Рахмат. Тендердин датасы эсиңиздеби?'));
    await desk.look('messages');
    await take('does the task', () => work.doTask(page));
    await take('decides the allegation', () => work.decideAllegation(page, 'Документтер тастыктады.'));
    await desk.look('decided');
    await take('asks for a second member to close the case', () =>
      work.propose(page, 'CLOSE', 'Бардыгы текшерилди.', 'SUBSTANTIATED_PART'),
    );
    await desk.look('colleagues');
  }

  async #decideTogether(first: Desk, second: Desk, id: string): Promise<void> {
    await this.#steps.take('the second investigator finds what waits for approval', async () => {
      await second.page.waitFor('#today-approval, #sync-status');
      await work.appears(second.page, 'the request on the list of today', '#today-approval [data-case]');
    });
    await second.look('today-approval');
    await this.#steps.take('reads the case and approves', async () => {
      await work.openFirstCase(second.page, id);
      await work.passFrontSheet(second.page);
      await work.approve(second.page, 'CLOSE');
    });
    await this.#steps.take('both see it closed, and who has left', async () => {
      await work.appears(first.page, 'the case to be closed', '[data-status="CLOSED"], #tab-history');
      await work.showTab(first.page, 'history');
    });
    await first.look('history');
  }

  async #withColleague(member: number, run: (desk: Desk) => Promise<void>): Promise<void> {
    const desk = await this.#open(member);
    try {
      await run(desk);
      this.#pointers += await desk.close();
    } catch (error) {
      await desk.abandon().catch(() => undefined);
      throw error;
    }
  }

  #open(member: number): Promise<Desk> {
    return this.#steps.take(`member ${String(member)} signs in`, () =>
      Desk.open(this.#demo, this.#person(member), this.#manner, this.#found),
    );
  }

  #person(member: number): Person {
    const person = this.#demo.people.find((each) => each.member === member);
    if (person === undefined) throw new JourneyError(`there is no member ${String(member)}`);
    return person;
  }

  /** By command line: what a source sees, other journeys look at. */
  async #report(): Promise<readonly string[]> {
    const file = join(this.#files, 'statement.txt');
    writeFileSync(file, statement);
    const attachments = writeSampleFiles(this.#files, 20_000).flatMap((path) => ['--attachment', path]);
    const { serverUrl, trustFile } = this.#demo;
    const args = ['letter', 'send', '--server', serverUrl, '--trust', trustFile, '--desk', '1', '--statement', file];
    const program = [join(projectRoot, 'bin/kupuya'), ...args, ...attachments, '--office', 'Шаардык мэрия', '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, program);
    return sentShape.parse(JSON.parse(stdout)).words.split(' ');
  }
}
