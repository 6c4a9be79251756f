/** Which rosters a letter may be sealed to while a new one waits to be seen by outside checkers (docs/protocol.md section 8.6). */
import { leaveRoster } from '../../server/log/roster-change.ts';
import { folderAt } from '../../server/folder.ts';

import { verifyRoster, type VerifiedRoster } from '../../crypto/index.ts';
import { makeBody, makeRequest, removeFolder, signRoster, suite, type Body } from './body.ts';
import { TestChecker } from './checker.ts';
import { eventually, newest, run, send, type Under } from './running.ts';

const day = 20_000;

let body: Body;
let under: Under;
let checker: TestChecker;

async function begin(quorum: number): Promise<void> {
  checker = new TestChecker('ombudsman.example');
  body = await makeBody({ day, quorum, witnesses: [await checker.key()] });
  await checker.start(body.trust);
  under = await run(body, { witnesses: [checker.url] });
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  await eventually(async () => quorum === 0 || (await isCosigned()));
}

afterEach(async () => {
  await under.server.close();
  await checker.stop();
  await removeFolder(body.dir);
});

async function isCosigned(): Promise<boolean> {
  const cosigned = (await send(under, 'GET', '/log/governance/cosigned')).text;
  return cosigned.startsWith((await send(under, 'GET', '/log/governance/checkpoint')).text);
}

/** Puts a new roster into the log and returns it. */
async function publishRoster(sequence: number): Promise<VerifiedRoster> {
  const { hash: _hash, hashHex: _hashHex, ...roster } = { ...body.roster, sequence };
  const note = await signRoster(roster, body.keyrings.slice(0, 2));
  await leaveRoster(suite, folderAt(body.dir), body.trust, note, [body.epochFile]);
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  expect((await newest(under, body, 'roster')).note.sequence).toBe(sequence);
  return verifyRoster(suite, note, body.trust);
}

async function answerFor(roster: VerifiedRoster): Promise<string> {
  const { bytes, note } = await newest(under, body, 'day');
  const { body: letter } = await makeRequest(roster, bytes, note.difficulty);
  const { status, code } = await send(under, 'POST', '/api/letters', letter);
  return `${String(status)} ${code}`.trim();
}

test('until a quorum has seen the new one, letters to the newest that it has seen come in too', async () => {
  await begin(1);
  checker.mischief = (_, response) => {
    response.writeHead(503).end();
    return 'answered';
  };
  const second = await publishRoster(2);
  expect(await answerFor(body.roster)).toBe('201');
  expect(await answerFor(second)).toBe('201');
  const third = await publishRoster(3);
  expect(await answerFor(body.roster)).toBe('201');
  expect(await answerFor(second)).toBe('410 ROSTER_CHANGED');
  expect(await answerFor(third)).toBe('201');

  // A server that starts anew knows it from its files.
  await under.server.close();
  under = await run(body, { witnesses: [checker.url] });
  expect(await answerFor(body.roster)).toBe('201');

  checker.mischief = () => null;
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  await eventually(isCosigned);
  expect(await answerFor(body.roster)).toBe('410 ROSTER_CHANGED');
  expect(await answerFor(third)).toBe('201');
});

test('without a quorum the newest alone is open', async () => {
  await begin(0);
  const second = await publishRoster(2);
  expect(await answerFor(body.roster)).toBe('410 ROSTER_CHANGED');
  expect(await answerFor(second)).toBe('201');
});
