/** Fifteen wrongs and more, each planted for real: which check of an audit fails, and what the harmed party's own screen says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { answerFirstCase } from './member.ts';
import type { Base, Misdeed } from './misdeeds/misdeeds.ts';
import { misdeedsOfHandingOut } from './misdeeds/of-handing-out.ts';
import { misdeedsOfHistory } from './misdeeds/of-history.ts';
import { misdeedsOfMembers } from './misdeeds/of-members.ts';
import { misdeedsOfOfficers } from './misdeeds/of-officers.ts';
import { Scene } from './misdeeds/scene.ts';
import { sourceSees } from './misdeeds/screens.ts';
import { TestServer } from './server.ts';

export interface MisdeedLine {
  readonly misdeed: string;
  /** Checks of the audit that failed, in their order; empty where all that could be checked passed. */
  readonly check: string;
  readonly screen: Misdeed['screen'] | 'all';
  /** Ids of the messages on that screen that say that something is wrong; empty where nothing is. */
  readonly messageId: string;
}

export interface MisdeedsWish {
  /** Part of a name; all when left out. */
  readonly only?: string;
  readonly tell: (line: string) => void;
}

/** Messages that say that all is well, or only inform. */
const calm: ReadonlySet<string> = new Set([
  ...['counted-seen', 'counted-waiting', 'acknowledged-in-time', 'acknowledgement-due', 'feedback-due'],
  ...['not-counted-yet'],
]);

/** The honest instance first, then each misdeed. */
export async function tryMisdeeds({ only = '', tell }: MisdeedsWish): Promise<readonly MisdeedLine[]> {
  const server = await TestServer.create(tell);
  try {
    await server.start();
    const scene = await Scene.at(server);
    try {
      const base = await prepare(scene, server);
      const lines = [await lookAtHonest(scene, base)];
      const readOnly = [...misdeedsOfHandingOut, ...misdeedsOfHistory, ...misdeedsOfOfficers];
      for (const misdeed of [...readOnly, ...misdeedsOfMembers].filter(({ name }) => name.includes(only))) {
        tell(misdeed.name);
        const { checks, messages } = await misdeed.run(scene, base);
        lines.push({
          misdeed: misdeed.name,
          check: checks.join(' '),
          screen: misdeed.screen,
          messageId: wrongs(messages),
        });
        if (misdeedsOfMembers.includes(misdeed)) await setBack(server);
      }
      return lines;
    } finally {
      scene.end();
    }
  } finally {
    await server.close();
  }
}

/** One report that was acknowledged, one that waits, and the checkpoints that a careful person keeps. */
async function prepare(scene: Scene, server: TestServer): Promise<Base> {
  const answered = await scene.report('Тендерде баштыкка акча салышты.');
  await server.settle();
  await answerFirstCase(server);
  const waiting = await scene.report('Жер тилкеси мыйзамсыз берилди.');
  await server.settle();
  const kept = await scene.seals();
  await server.stop();
  server.keep('base');
  await server.start();
  return { answered, waiting, kept };
}

async function setBack(server: TestServer): Promise<void> {
  await server.stop();
  server.setBack('base');
  await server.start();
}

async function lookAtHonest(scene: Scene, { answered, waiting, kept }: Base): Promise<MisdeedLine> {
  const { origin } = scene.server;
  const checks = await scene.audit(origin, {
    ...{ session: true, keys: true, since: kept },
    promises: [answered.promise, waiting.promise],
  });
  const messages = [...(await sourceSees(origin, answered.words)), ...(await sourceSees(origin, waiting.words))];
  return { misdeed: 'none', check: checks.join(' '), screen: 'all', messageId: wrongs(messages) };
}

/** What is not as the committed table says, in words; nothing where all is. @param only as in `tryMisdeeds` */
export function againstTable(lines: readonly MisdeedLine[], only = ''): readonly string[] {
  const expected = tableShape
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'misdeeds/table.json'), 'utf8')))
    .filter(({ misdeed }) => misdeed === 'none' || misdeed.includes(only));
  const [found, wanted] = [lines, expected].map((table) => new Set(table.map((line) => JSON.stringify(inOrder(line)))));
  return [
    ...[...(wanted ?? [])].filter((line) => found?.has(line) !== true).map((line) => `missing: ${line}`),
    ...[...(found ?? [])].filter((line) => wanted?.has(line) !== true).map((line) => `not in the table: ${line}`),
  ];
}

function inOrder({ misdeed, check, screen, messageId }: MisdeedLine): MisdeedLine {
  return { misdeed, check, screen, messageId };
}

const tableShape = z.array(
  z.strictObject({
    misdeed: z.string(),
    check: z.string(),
    screen: z.enum(['all', 'source', 'console', 'monitor']),
    messageId: z.string(),
  }),
);

function wrongs(messages: readonly string[]): string {
  return [...new Set(messages.filter((id) => !calm.has(id)))].join(' ');
}
