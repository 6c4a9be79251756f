/** The register itself is another one: set back, set ahead, split, or written anew. */
import { decodeEntry, encodeEntry, encodeGovernance, formatHex, type Entry } from '../../crypto/index.ts';
import { JourneyError } from '../steps.ts';
import { showing } from './crooked-server.ts';
import type { Misdeed } from './misdeeds.ts';
import { emptyList } from './of-handing-out.ts';
import { consoleSees, sourceSees } from './screens.ts';
import type { Scene } from './scene.ts';
import type { ShadowRegister } from './shadow-register.ts';

const secondsPerDay = 86_400;

export const misdeedsOfHistory: readonly Misdeed[] = [
  {
    name: 'an entry is replaced by another after it was counted',
    screen: 'source',
    async run(scene, { waiting, kept }) {
      const shadow = await scene.shadow();
      const index = shadow.case.length - 1;
      shadow.case[index] = encodeEntry({ ...entryAt(shadow, index), tag: scene.random(32) });
      await shadow.resealDays();
      return show(scene, shadow, waiting.words, { checker: 'knowing', since: kept });
    },
  },
  {
    name: 'the day of an entry is set back inside its batch',
    screen: 'source',
    async run(scene, { answered }) {
      const shadow = await scene.shadow();
      const commit = scene.random(32);
      const day = shadow.newestDay().day;
      const late = encodeEntry({ day: day - 5, commit, tag: scene.random(32) });
      await shadow.addBatch([late], await emptyList(scene));
      return show(scene, shadow, answered.words, { checker: 'knowing' });
    },
  },
  {
    name: 'one visitor is shown a register that no outside checker has seen',
    screen: 'source',
    async run(scene, { waiting }) {
      const shadow = await scene.shadow();
      shadow.forgetCheckers();
      return show(scene, shadow, waiting.words, { checker: null });
    },
  },
  {
    name: 'one visitor is shown a register that contradicts what the checker has seen',
    screen: 'source',
    async run(scene, { waiting }) {
      const shadow = await scene.shadow();
      const index = shadow.governance.findLastIndex((_, at) => shadow.entries()[at]?.kind === 'day');
      const note = shadow.entries()[index];
      if (note?.kind !== 'day') throw new JourneyError('no day note');
      shadow.governance[index] = encodeGovernance({ ...note, difficulty: note.difficulty + 1 });
      return show(scene, shadow, waiting.words, { checker: 'knowing' });
    },
  },
  {
    name: 'an older roster is put forward as the newest',
    screen: 'source',
    async run(scene, { waiting }) {
      const shadow = await scene.shadow();
      const roster = shadow.entries().find(({ kind }) => kind === 'roster');
      if (roster === undefined) throw new JourneyError('no roster');
      shadow.governance.push(encodeGovernance(roster));
      return show(scene, shadow, waiting.words, { checker: 'knowing' });
    },
  },
  {
    name: 'the register stands still',
    screen: 'source',
    async run(scene, { waiting }) {
      const shadow = await scene.shadow();
      shadow.forgetCheckers();
      const then = Math.floor(Date.now() / 1000) - 5 * secondsPerDay;
      const files = await shadow.publish(await scene.checker(new Map(), () => then));
      return look(scene, files, waiting.words, []);
    },
  },
  {
    name: 'the register is set back to an earlier day',
    screen: 'console',
    async run(scene) {
      const state = scene.folder();
      // A session on the honest register first: what it saw is what the host remembers.
      await scene.withConsole(scene.server.origin, state, async (address) => {
        await consoleSees(address, await scene.reader(), { wait: false });
      });
      const kept = await scene.seals();
      const shadow = await scene.shadow();
      const before = shadow.entries().findLastIndex(({ kind }) => kind === 'day');
      shadow.governance.splice(before);
      shadow.case.splice(shadow.newestDay().size);
      shadow.forgetCheckers();
      const files = await shadow.publish(await scene.checker());
      return scene.through(showing(files, [/^\/log\//u]), async (origin) => ({
        checks: await scene.audit(origin, { since: kept }),
        messages: await scene.withConsole(origin, state, async (address) => consoleSees(address, await scene.reader())),
      }));
    },
  },
];

interface Showing {
  /** `knowing`: has signed the honest register; null: nobody is asked. */
  readonly checker: 'knowing' | null;
  readonly since?: readonly string[];
}

async function show(
  scene: Scene,
  shadow: ShadowRegister,
  words: readonly string[],
  { checker, since = [] }: Showing,
): ReturnType<Misdeed['run']> {
  const files = await shadow.publish(checker === null ? null : await scene.knowingChecker());
  return look(scene, files, words, since);
}

async function look(
  scene: Scene,
  files: ReadonlyMap<string, Uint8Array>,
  words: readonly string[],
  since: readonly string[],
): ReturnType<Misdeed['run']> {
  return scene.through(showing(files, [/^\/log\//u]), async (origin) => ({
    checks: await scene.audit(origin, { since }),
    messages: await sourceSees(origin, words),
  }));
}

function entryAt(shadow: ShadowRegister, index: number): Entry {
  const bytes = shadow.case[index];
  if (bytes === undefined) throw new JourneyError(`no entry ${formatHex(new Uint8Array([index]))}`);
  return decodeEntry(bytes);
}
