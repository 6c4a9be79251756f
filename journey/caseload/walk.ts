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
import { readAnswers } from '../flows/source.ts';
import { writeSampleFiles } from '../samples.ts';
import { JourneyError, Steps, type TimedStep } from '../steps.ts';
import * as work from './case-work.ts';
import { Desk, type Found, type Manner, type Stumble } from './desk.ts';
import { makeBundle, makeReferral, Receiver, workWithFiles } from './evidence-work.ts';
import { askForIdentity, openIdentity, release, sealIdentity, visit } from './identity-work.ts';

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

/** What a hostile source would write into every field. */
const harm = '<img src=x onerror="document.title=1"><script>document.title=1</script>';

const statement = `Мен шаардык мэрияда иштейм. Көпүрөнү оңдоо тендерин ошол эле ишкана үчүнчү жолу утту.
Баасы эки эсе көтөрүлгөн, ал эми комиссиянын төрагасы Асанов ишкананын ээсинин бажасы.
${harm} \u202eтескери\u202c ал\u200bдамчы`;

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

const question = 'Рахмат. Тендердин датасы эсиңиздеби?';
const sealedName = 'Үлгүбек Мисалов';

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
    const words = await this.#steps.take('somebody reports, with two files', () => this.#report());
    const first = await this.#open(1);
    try {
      const id = await this.#takeIn(first);
      await this.#withColleague(3, (colleague) => this.#stepAside(colleague, id));
      await this.#investigate(first);
      await this.#hearTheSource(words);
      await this.#askForDecisions(first);
      await this.#withColleague(2, (colleague) => this.#decide(colleague, id));
      for (const custodian of [3, 7])
        await this.#withColleague(custodian, (desk) =>
          this.#take('a custodian releases a share of the identity', () => release(desk.page)),
        );
      await this.#carryOut(first);
      await this.#close(first, id);
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
    const take = (name: string, run: () => Promise<void>): Promise<void> => this.#take(name, run);
    await take('writes down a person and what they are said to have done', async () => {
      await work.addPerson(page, 'Асанов А.');
      await work.addAllegation(page, 'Тендердин шарттарын бир ишканага ылайыктаган.');
    });
    await desk.look('matter');
    await take('gives a task', () => work.addTask(page, 'Тендердин документтерин суратуу', desk.person.member));
    await desk.look('work');
    await take('takes the case', () => work.assign(page, desk.person.member));
    await take('writes to the source', () => investigator.answer(page, question));
    await desk.look('messages');
    await take('fetches the files, looks at one and saves it', () => workWithFiles(page, desk.downloads));
    await desk.look('files');
    await take('the register counts both answers', () => investigator.waitUntilLogged(page, 2));
  }

  async #hearTheSource(words: readonly string[]): Promise<void> {
    const { pointers } = await this.#steps.take('the source reads the answers and seals who they are', () =>
      visit(this.#demo, this.#manner, words, async (page) => {
        const answers = await readAnswers(page);
        if (!answers.includes(question)) throw new JourneyError('the source does not read what was asked');
        await sealIdentity(page, sealedName);
      }),
    );
    this.#pointers += pointers;
  }

  /** What leaves the house or opens something, each with its grounds. */
  async #askForDecisions(desk: Desk): Promise<void> {
    const { page } = desk;
    await this.#take('asks to open the identity', () => askForIdentity(page));
    await desk.look('identity-asked');
    await this.#take('asks for an export and a referral', async () => {
      await work.propose(page, 'EXPORT', 'Сотко керек.');
      await work.propose(page, 'REFER', 'Кылмыш иши прокуратурага тиешелүү.');
    });
    await desk.look('colleagues');
  }

  async #decide(desk: Desk, id: string): Promise<void> {
    const { page } = desk;
    await this.#take('the second investigator finds what waits for approval', () =>
      work.appears(page, 'the request on the list of today', '#today-approval [data-case]'),
    );
    await desk.look('today-approval');
    await this.#take('reads the case and approves all three', async () => {
      await work.openFirstCase(page, id);
      await work.passFrontSheet(page);
      for (const act of ['OPEN_IDENTITY', 'EXPORT', 'REFER'] as const) await work.approve(page, act);
    });
  }

  async #carryOut(desk: Desk): Promise<void> {
    const { page, downloads } = desk;
    await this.#take('opens the identity', async () => {
      if (!(await openIdentity(page)).includes(sealedName)) throw new JourneyError('another identity was opened');
    });
    await desk.look('identity-opened');
    await this.#take('makes the court bundle; its own verifier says that it holds', async () => {
      const verdict = await makeBundle(page, downloads);
      if (verdict !== 'OK') throw new JourneyError(`the verifier says: ${verdict}`);
    });
    await desk.look('evidence');
    const receiver = new Receiver();
    try {
      await this.#take('refers the case; gpg opens it and knows who signed', async () => {
        await receiver.begin();
        const said = await makeReferral(page, downloads, receiver);
        if (!said.includes('Good signature')) throw new JourneyError(`gpg says: ${said}`);
      });
    } finally {
      await receiver.end();
    }
    await desk.look('referral');
  }

  async #close(desk: Desk, id: string): Promise<void> {
    const { page } = desk;
    await this.#take('does the task and decides the allegation', async () => {
      await work.doTask(page);
      await work.decideAllegation(page, 'Документтер тастыктады.');
    });
    await desk.look('decided');
    await this.#take('asks for a second member to close the case', () =>
      work.propose(page, 'CLOSE', 'Бардыгы текшерилди.', 'SUBSTANTIATED_PART'),
    );
    await this.#withColleague(2, (colleague) =>
      this.#take('the second investigator closes it', async () => {
        await work.openFirstCase(colleague.page, id);
        await work.passFrontSheet(colleague.page);
        await work.approve(colleague.page, 'CLOSE');
      }),
    );
    await this.#take('both see it closed, with everything that was done', async () => {
      await investigator.synchronise(page);
      await work.showTab(page, 'history');
    });
    await desk.look('history');
    await this.#take('looks at who can open what', async () => {
      await page.click('[data-place="people"]');
      await page.waitFor('#people-matrix');
    });
    await desk.look('people');
    await this.#take('begins to hand over', async () => {
      await page.click('#handover-begin');
      await page.waitFor('#handover-plan');
    });
    await desk.look('handover');
  }

  #take(name: string, run: () => Promise<void>): Promise<void> {
    return this.#steps.take(name, run);
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
    const program = [
      join(projectRoot, 'bin/kupuya'),
      ...args,
      ...attachments,
      '--office',
      `Шаардык мэрия ${harm}`,
      '--json',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, program);
    return sentShape.parse(JSON.parse(stdout)).words.split(' ');
  }
}
