/** Those who work on the cases do not do what they must, or say that they did. The server helps, or looks on. */
import {
  compareBytes,
  commitTo,
  concat,
  deriveSourceKeys,
  encodeGovernance,
  encodeStatusPayload,
  english,
  findLetters,
  formatHex,
  decodeEntry,
  makeTag,
  parseCodename,
  statusNumber,
  type SourceKeys,
} from '../../crypto/index.ts';
import { nodeTransport } from '../../client/cli/transport.ts';
import { signIn, signOut } from '../../client/caseload/session.ts';
import { nextCode } from '../../tooling/demo/people.ts';
import { JourneyError } from '../steps.ts';
import { firstOf, showing, type CrookedRule } from './crooked-server.ts';
import type { Misdeed } from './misdeeds.ts';
import { sourceSees } from './screens.ts';
import type { Scene, SentReport } from './scene.ts';

const record = 32 + 32_768;
/** One more than the week in which a report is to be acknowledged. */
const daysOfSilence = 8;

export const misdeedsOfMembers: readonly Misdeed[] = [
  {
    name: 'a report is logged and kept from its readers as if it were padding',
    screen: 'source',
    async run(scene, { waiting }) {
      await letDaysPass(scene);
      const shadow = await scene.shadow();
      const keys = await keysOf(scene, waiting);
      const [found] = await findLetters(scene.suite, keys.receipt, shadow.case.map(decodeEntry));
      if (found === undefined) throw new JourneyError('the report is not in the register');
      const place = shadow.entries().findIndex((entry) => entry.kind === 'day' && entry.size > found.index);
      const note = shadow.entries()[place];
      if (note?.kind !== 'day') throw new JourneyError('the batch of the report has no note');
      const path = `/api/member/letters/${String(note.batch)}`;
      const commits: Uint8Array[] = [];
      const hiding: CrookedRule = async (asked) => {
        if (asked.path !== path) return null;
        const answer = await asked.honest();
        return answer.status === 200
          ? { ...answer, body: await withoutLetter(scene, answer.body, found.entry.commit) }
          : null;
      };
      const officer = await scene.officer();
      const transport = nodeTransport(scene.server.origin);
      await signIn(transport, {
        name: officer.account,
        password: officer.password,
        code: nextCode(officer, Date.now()),
      });
      const all = (await transport.get(path)).bytes;
      await signOut(transport);
      for (let at = 0; at < all.length; at += record) commits.push(await commitAt(scene, all, at));
      const left = commits.filter((commit) => compareBytes(commit, found.entry.commit) !== 0).sort(compareBytes);
      const letters = formatHex(await scene.suite.sha256(concat(...left)));
      shadow.governance[place] = encodeGovernance({ ...note, letters });
      shadow.forgetCheckers();
      const files = await shadow.publish(await scene.checker());
      return scene.through(firstOf(hiding, showing(files, [/^\/log\//u])), async (origin) => ({
        checks: await scene.audit(origin, { session: true, keys: true }),
        messages: await sourceSees(origin, waiting.words),
      }));
    },
  },
  {
    name: 'a report is acknowledged with nothing behind it',
    screen: 'source',
    async run(scene, { waiting }) {
      const member = await scene.reader();
      const { track } = await keysOf(scene, waiting);
      const salt = scene.random(32);
      const commit = await commitTo(scene.suite, 'status', scene.random(32), salt);
      const payload = encodeStatusPayload({
        status: 'ACKNOWLEDGED',
        reason: '',
        sequence: 1,
        position: member.position ?? 255,
      });
      const tag = await makeTag(scene.suite, track, statusNumber(member.member, 0), commit, payload);
      const transport = nodeTransport(scene.server.origin);
      await signIn(transport, { name: member.account, password: member.password, code: nextCode(member, Date.now()) });
      await transport.send('POST', '/api/member/statuses', concat(commit, tag, scene.random(2 * 2048)));
      await signOut(transport);
      await scene.server.settle();
      return {
        checks: await scene.audit(scene.server.origin, { session: true, keys: true }),
        messages: await sourceSees(scene.server.origin, waiting.words),
      };
    },
  },
  {
    name: 'nobody acknowledges a report in time',
    screen: 'source',
    async run(scene, { waiting }) {
      await letDaysPass(scene);
      const { origin } = scene.server;
      return {
        checks: await scene.audit(origin, { session: true, keys: true }),
        messages: await sourceSees(origin, waiting.words),
      };
    },
  },
];

/** The button of a demonstration. */
async function letDaysPass({ server }: Scene): Promise<void> {
  for (let day = 0; day < daysOfSilence; day++) {
    await fetch(`${server.origin}/api/demo/next-day`, { method: 'POST' });
    await server.settle();
  }
}

async function keysOf({ suite }: Scene, { words }: SentReport): Promise<SourceKeys> {
  return deriveSourceKeys(suite, await parseCodename(suite, words.join(' '), [english]));
}

async function commitAt({ suite }: Scene, bytes: Uint8Array, at: number): Promise<Uint8Array> {
  const letter = bytes.subarray(at + 32, at + record);
  return commitTo(suite, 'letter', await suite.sha256(letter), bytes.subarray(at, at + 32));
}

async function withoutLetter(scene: Scene, bytes: Uint8Array, commit: Uint8Array): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += record) {
    if (compareBytes(await commitAt(scene, bytes, at), commit) !== 0) kept.push(bytes.subarray(at, at + record));
  }
  return concat(...kept);
}
