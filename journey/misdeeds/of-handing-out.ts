/** The register is sound, and somebody is not given what it says. */
import { decodeLetterRequest, encodeUtf8, formatHex, formatPromise, signNote } from '../../crypto/index.ts';
import type { CrookedRule } from './crooked-server.ts';
import { showing } from './crooked-server.ts';
import type { Misdeed } from './misdeeds.ts';
import { consoleSees, sourceSees } from './screens.ts';
import { JourneyError } from '../steps.ts';
import type { Scene } from './scene.ts';

/** `salt | letter`. Whose it is cannot be seen: any one will do. */
const record = 32 + 32_768;

export const misdeedsOfHandingOut: readonly Misdeed[] = [
  {
    name: 'a report is dropped after the promise',
    screen: 'source',
    async run(scene) {
      const day = (await scene.shadow()).newestDay().day;
      const dropping: CrookedRule = async ({ method, path, body }) => {
        if (method !== 'POST' || path !== '/api/letters') return null;
        const { commit } = decodeLetterRequest(body);
        const text = formatPromise({ origin: scene.trust.origin, commit, day });
        return { status: 201, body: encodeUtf8(await signNote(scene.suite, text, [scene.promiseSigner])) };
      };
      const dropped = await scene.through(dropping, (origin) => scene.report('Бул билдирүү жоголот.', origin));
      // Days pass, and the register goes on without it.
      const shadow = await scene.shadow();
      await shadow.addBatch([], await emptyList(scene), { day: day + 4 });
      return scene.through(showing(await shadow.publish(await scene.knowingChecker())), async (origin) => ({
        checks: await scene.audit(origin, { promises: [dropped.promise] }),
        messages: await sourceSees(origin, dropped.words, dropped.promise),
      }));
    },
  },
  {
    name: 'a letter is changed before members get it',
    screen: 'console',
    run: (scene) => withLetters(scene, (bytes) => bytes.map((byte, index) => (index === 20_000 ? byte ^ 1 : byte))),
  },
  {
    name: 'a letter is withheld from a member',
    screen: 'console',
    run: (scene) => withLetters(scene, (bytes) => bytes.subarray(record)),
  },
  {
    name: 'the end of the feed is withheld from a member',
    screen: 'console',
    async run(scene) {
      const slots = (await scene.shadow()).entries().filter(({ kind }) => kind === 'slot').length;
      const cut: CrookedRule = async ({ path, honest }) => {
        if (path !== `/api/member/feed/${String(slots)}`) return null;
        const answer = await honest();
        return { ...answer, body: answer.body.subarray(0, answer.body.length - 2064) };
      };
      return scene.through(cut, async (origin) => ({
        checks: await scene.audit(origin, { session: true }),
        messages: await scene.withConsole(origin, scene.folder(), async (address) =>
          consoleSees(address, await scene.reader()),
        ),
      }));
    },
  },
  {
    name: 'the pages of answers are not those of the register',
    screen: 'source',
    async run(scene, { answered }) {
      const others: CrookedRule = async ({ path, honest }) => {
        if (!path.startsWith('/pages/')) return null;
        const answer = await honest();
        return { ...answer, body: answer.body.map((byte) => byte ^ 1) };
      };
      return scene.through(others, async (origin) => ({
        checks: await scene.audit(origin),
        messages: await sourceSees(origin, answered.words),
      }));
    },
  },
  {
    name: 'a visitor is given a page of their own',
    screen: 'monitor',
    async run(scene) {
      const tailored: CrookedRule = async ({ path, honest }) => {
        if (!/^\/report\/assets\/.*\.js$/u.test(path)) return null;
        const answer = await honest();
        return { ...answer, body: Buffer.concat([answer.body, encodeUtf8('\n// for you alone\n')]) };
      };
      return scene.through(tailored, async (origin) => ({
        checks: await scene.audit(origin),
        messages: await scene.monitor(origin, scene.folder()),
      }));
    },
  },
];

/** H of no commits. */
export async function emptyList(scene: Scene): Promise<string> {
  return formatHex(await scene.suite.sha256(new Uint8Array()));
}

async function withLetters(
  scene: Scene,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<{ readonly checks: readonly string[]; readonly messages: readonly string[] }> {
  const batch = await batchOfReport(scene);
  const rule: CrookedRule = async ({ path, honest }) => {
    if (path !== `/api/member/letters/${String(batch)}`) return null;
    const answer = await honest();
    return answer.status === 200 ? { ...answer, body: change(answer.body) } : null;
  };
  return scene.through(rule, async (origin) => ({
    checks: await scene.audit(origin, { session: true }),
    messages: await scene.withConsole(origin, scene.folder(), async (address) =>
      consoleSees(address, await scene.reader()),
    ),
  }));
}

/** The newest batch: the waiting report came last. */
async function batchOfReport(scene: Scene): Promise<number> {
  const empty = await emptyList(scene);
  const note = (await scene.shadow()).entries().findLast((entry) => entry.kind === 'day' && entry.letters !== empty);
  if (note?.kind !== 'day') throw new JourneyError('no batch has letters');
  return note.batch;
}
