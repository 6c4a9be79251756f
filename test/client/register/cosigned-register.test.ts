/** What outside checkers have seen, and how old it is (docs/protocol.md section 8.5, points 1 to 3 and 5). */
import { ForkedRegister } from '../../../client/register/fork.ts';
import { isPromiseInTime } from '../../../client/register/register.ts';
import { assertFresh } from '../../../client/register/seal.ts';
import { encodeGovernance, encodeUtf8, type GovernanceEntry, type TrustPolicy } from '../../../crypto/index.ts';
import { removeFolder } from '../../server/body.ts';
import { firstDay, makePlace, noon, someEntry, type Files, type Place } from './served.ts';

type Mode = TrustPolicy['mode'];
const day = 86_400;
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const places: Place[] = [];
afterAll(() => Promise.all(places.map(({ body }) => removeFolder(body.dir))));

async function place(checkers: number, quorum: number, maxAge?: number, mode?: Mode): Promise<Place> {
  const made = await makePlace(checkers, quorum, maxAge, mode);
  places.push(made);
  return made;
}

/** One batch of two entries: the beginning of every test. */
async function oneDay(at: Place): Promise<{ governance: GovernanceEntry[]; entries: Uint8Array[]; files: Files }> {
  const entries = [someEntry(firstDay), someEntry(firstDay)];
  const governance = [...(await at.beginning()), await at.dayNote(1, firstDay, entries)];
  return { governance, entries, files: await at.publish(governance, entries) };
}

/** Another history from the same beginning. */
async function otherHistory(at: Place): Promise<{ governance: GovernanceEntry[]; files: Files }> {
  const entries = [someEntry(firstDay)];
  const governance = [
    ...(await at.beginning()),
    await at.dayNote(1, firstDay, entries),
    await at.dayNote(2, firstDay + 1, entries),
  ];
  return { governance, files: await at.publish(governance, entries) };
}

describe('without a quorum', () => {
  test('all of the register counts, nobody has seen it, and its age is that of the newest day note', async () => {
    const at = await place(0, 0);
    const { governance, files } = await oneDay(at);
    const { seal } = await at.load(files);
    expect(seal).toEqual({
      size: governance.length,
      entries: 0,
      time: null,
      checkers: [],
      age: 'FRESH',
      day: firstDay,
    });
    expect((await at.load(files, { deviceDay: firstDay + 2 })).seal.age).toBe('FRESH');
    expect((await at.load(files, { deviceDay: firstDay + 3 })).seal.age).toBe('STALE');
    expect((await at.load(files, { deviceDay: firstDay + 30 })).seal.age).toBe('STALE');
    expect((await at.load(files, { deviceDay: firstDay + 31 })).seal.age).toBe('OLD');
  });

  test('checkers whom the policy names but does not ask for change nothing', async () => {
    const at = await place(1, 0);
    const { governance, files } = await oneDay(at);
    await at.see(files, governance, [noon]);
    expect((await at.load(files)).seal.time).toBeNull();
  });
});

describe('a quorum', () => {
  test('of one is met by one checker, who is named with the time', async () => {
    const at = await place(1, 1);
    const { governance, files } = await oneDay(at);
    await expect(at.load(files)).rejects.toMatchObject({ code: 'NOT_COSIGNED' });
    await at.see(files, governance, []);
    await expect(at.load(files)).rejects.toMatchObject({ code: 'NOT_COSIGNED' });
    await at.see(files, governance, [noon]);
    expect((await at.load(files)).seal).toEqual({
      size: governance.length,
      entries: 2,
      time: noon,
      checkers: [{ name: 'checker-0.example', time: noon }],
      age: 'FRESH',
      day: firstDay,
    });
  });

  test('of two of three is met by any two, never by one of them twice, and is as old as the older of the two newest', async () => {
    const at = await place(3, 2);
    const { governance, files } = await oneDay(at);
    await at.see(files, governance, [noon]);
    const once = decode(files.get('/log/governance/cosigned'));
    const again = await at.cosigned(once, [noon + 5]);
    files.set('/log/governance/cosigned', encodeUtf8(again));
    await expect(at.load(files)).rejects.toMatchObject({ code: 'NOT_COSIGNED' });
    await at.see(files, governance, [undefined, noon, noon + 60]);
    expect((await at.load(files)).seal).toMatchObject({ time: noon });
    await at.see(files, governance, [noon - 9, noon + 30, noon + 60]);
    expect((await at.load(files)).seal.checkers).toHaveLength(3);
    expect((await at.load(files)).seal.time).toBe(noon + 30);
  });

  test('is not met by somebody whom the policy does not name', async () => {
    const at = await place(1, 1);
    const stranger = await place(1, 1);
    const { governance, files } = await oneDay(at);
    const note = await at.checkpoint('governance', governance.map(encodeGovernance));
    files.set('/log/governance/cosigned', encodeUtf8(await stranger.cosigned(note, [noon])));
    await expect(at.load(files)).rejects.toMatchObject({ code: 'NOT_COSIGNED' });
  });

  test('is refused for a bad line of a known checker, also behind good ones', async () => {
    const at = await place(3, 2);
    const { governance, files } = await oneDay(at);
    await at.see(files, governance, [noon, noon]);
    const good = decode(files.get('/log/governance/cosigned'));
    const other = await at.checkpoint('governance', governance.slice(0, 3).map(encodeGovernance));
    const lines = (await at.cosigned(other, [undefined, undefined, noon])).split('\n');
    files.set('/log/governance/cosigned', encodeUtf8(`${good}${lines.at(-2) ?? ''}\n`));
    await expect(at.load(files)).rejects.toMatchObject({ code: 'BAD_SIGNATURE' });
  });

  test('ages by its own time, whatever the days say and however the device clock is set back', async () => {
    const at = await place(1, 1);
    const { governance, files } = await oneDay(at);
    await at.see(files, governance, [noon]);
    const ages = async (seconds: number): Promise<string> =>
      (await at.load(files, { deviceTime: noon + seconds })).seal.age;
    expect(await ages(-99 * day)).toBe('FRESH');
    expect(await ages(2 * day)).toBe('FRESH');
    expect(await ages(2 * day + 1)).toBe('STALE');
    expect(await ages(30 * day)).toBe('STALE');
    expect(await ages(30 * day + 1)).toBe('OLD');
  });

  test('ages by the days it covers too: words renewed about the same few entries leave everything after them unseen', async () => {
    const at = await place(1, 1);
    const beginning = await at.beginning();
    const ages = async (days: number): Promise<readonly unknown[]> => {
      const governance = [...beginning];
      const entries: Uint8Array[] = [];
      for (let batch = 1; batch <= days; batch++) {
        entries.push(someEntry(firstDay + batch));
        governance.push(await at.dayNote(batch, firstDay + batch, entries));
      }
      const files = await at.publish(governance, entries);
      const time = noon + days * day;
      await at.see(files, governance, [time], beginning.length);
      const device = { deviceDay: firstDay + days, deviceTime: time };
      const back = { deviceDay: firstDay, deviceTime: noon };
      const { seal } = await at.load(files, device);
      expect(seal).toMatchObject({ size: beginning.length, day: firstDay, time });
      return [seal.age, (await at.load(files, back)).seal.age];
    };
    expect(await ages(2)).toEqual(['FRESH', 'FRESH']);
    expect(await ages(3)).toEqual(['STALE', 'STALE']);
    expect(await ages(30)).toEqual(['STALE', 'STALE']);
    expect(await ages(31)).toEqual(['OLD', 'OLD']);
  });

  test('is not old between two day notes, however young the policy wants the words of the checkers', async () => {
    const at = await place(1, 1, 1);
    const { governance, files } = await oneDay(at);
    await at.see(files, governance, [noon + 2 * day]);
    const device = { deviceDay: firstDay + 2, deviceTime: noon + 2 * day };
    expect((await at.load(files, device)).seal.age).toBe('FRESH');
  });

  test('is fresh enough for consoles and programs up to the age of the policy and not a second longer', async () => {
    const at = await place(1, 1, 1);
    const { governance, files } = await oneDay(at);
    await at.see(files, governance, [noon]);
    assertFresh(await at.load(files, { deviceTime: noon + 3_600 }));
    const late = await at.load(files, { deviceTime: noon + 3_601 });
    expect(() => {
      assertFresh(late);
    }).toThrow('The register is older than it may be.');
  });

  test('covers the beginning: days after it count, a roster after it does not', async () => {
    const at = await place(1, 1);
    const { governance, entries } = await oneDay(at);
    const longer = [...governance, await at.roster({ sequence: 2 }), await at.dayNote(2, firstDay + 1, entries)];
    const files = await at.publish(longer, entries);
    await at.see(files, longer, [noon], governance.length);
    const before = await at.load(files);
    expect(before).toMatchObject({ roster: { sequence: 1 }, newestDay: { batch: 2 }, seal: { size: 4, entries: 2 } });
    await at.see(files, longer, [noon]);
    expect((await at.load(files)).roster.sequence).toBe(2);
  });

  test('keeps a roster that one visitor alone is shown from moving the place of the true one', async () => {
    const at = await place(1, 1);
    const { governance, entries } = await oneDay(at);
    const slot: GovernanceEntry = {
      ...{ kind: 'slot', slot: 1, day: firstDay, records: 0 },
      ...{ feed: '00'.repeat(32), pages: ['00'.repeat(32)] },
    };
    const longer = [...governance, slot, await at.roster({ last: firstDay + 50 })];
    const files = await at.publish(longer, entries);
    await at.see(files, longer, [noon], governance.length);
    const view = await at.load(files);
    expect([...view.rosterAfterSlot.values()]).toEqual([0]);
  });
});

describe('a day note of a day that has not come', () => {
  async function farAhead(quorum: number, days: number): Promise<{ at: Place; files: Files }> {
    const at = await place(1, quorum, 48, 'live');
    const seen = await at.beginning();
    const files = await at.publish([...seen, await at.dayNote(1, firstDay + days, [])], []);
    await at.see(files, seen, [noon]);
    return { at, files };
  }

  test('and that no checker has seen is refused: a promise for the day after it would never fall due', async () => {
    const { at, files } = await farAhead(1, 80);
    await expect(at.load(files)).rejects.toMatchObject({ code: 'BAD_PROOF' });
    const next = await farAhead(1, 1);
    const view = await next.at.load(next.files);
    expect([view.seal.age, isPromiseInTime(view, firstDay + 2), isPromiseInTime(view, firstDay + 3)]).toEqual([
      ...['FRESH', true, false],
    ]);
  });

  test('is what it is for whose clock was set back, as long as checkers have seen so much', async () => {
    const { at, files } = await farAhead(1, 1);
    expect((await at.load(files, { deviceDay: firstDay - 400 })).today).toBe(firstDay + 1);
  });

  test('is never fresh where there are no checkers', async () => {
    const { at, files } = await farAhead(0, 60);
    expect((await at.load(files)).seal.age).toBe('STALE');
    expect((await at.load(files, { deviceDay: firstDay + 59 })).seal.age).toBe('FRESH');
  });
});

describe('two histories', () => {
  test('of which a checker has seen the other one are a fork, with both checkpoints as evidence', async () => {
    const at = await place(1, 1);
    const { governance, files } = await oneDay(at);
    const other = await otherHistory(at);
    await at.see(other.files, governance, [noon]);
    const refused = await at.load(other.files).catch((error: unknown) => error);
    if (!(refused instanceof ForkedRegister)) throw new Error('not refused as a fork');
    expect(refused.evidence).toEqual({
      log: 'governance',
      notes: [
        decode(other.files.get('/log/governance/cosigned')),
        decode(other.files.get('/log/governance/checkpoint')),
      ],
    });
    await at.see(files, governance, [noon]);
    expect((await at.load(files)).seal.time).toBe(noon);
  });

  test('that checkers have both seen are believed by those who see one of them alone', async () => {
    const at = await place(1, 1);
    const { governance, files } = await oneDay(at);
    const other = await otherHistory(at);
    await at.see(files, governance, [noon]);
    await at.see(other.files, other.governance, [noon]);
    expect((await at.load(files)).seal.age).toBe('FRESH');
    expect((await at.load(other.files)).seal.age).toBe('FRESH');
  });

  test('are a fork for whoever has kept a checkpoint of the other, also when no checker looks', async () => {
    for (const quorum of [0, 1]) {
      const at = await place(1, quorum);
      const { governance, files } = await oneDay(at);
      const other = await otherHistory(at);
      if (quorum === 1) {
        await at.see(files, governance, [noon]);
        await at.see(other.files, other.governance, [noon]);
      }
      const kept = [decode(files.get('/log/governance/checkpoint'))];
      expect((await at.load(files, { kept })).entries).toHaveLength(2);
      await expect(at.load(other.files, { kept })).rejects.toMatchObject({
        code: 'FORKED',
        evidence: { log: 'governance', notes: [kept[0], decode(other.files.get('/log/governance/checkpoint'))] },
      });
    }
  });

  test('of one size are a fork before anything is downloaded', async () => {
    const at = await place(0, 0);
    const { governance, files } = await oneDay(at);
    const twin = [...governance.slice(0, 3), await at.dayNote(1, firstDay, [someEntry(firstDay)])];
    const kept = [await at.checkpoint('governance', twin.map(encodeGovernance))];
    await expect(at.load(files, { kept })).rejects.toMatchObject({ code: 'FORKED' });
  });

  test('of the case log are a fork where its own checkers have seen the other', async () => {
    const at = await place(1, 1);
    const { governance, files } = await oneDay(at);
    await at.see(files, governance, [noon]);
    const seen = await at.checkpoint('case', [someEntry(firstDay)]);
    files.set('/log/case/cosigned', encodeUtf8(await at.cosigned(seen, [noon])));
    await expect(at.load(files)).rejects.toMatchObject({ code: 'FORKED', evidence: { log: 'case' } });
  });
});

test('A register that was rolled back is refused by whoever has seen more of it, and proves nothing: an old page may be played again', async () => {
  const at = await place(0, 0);
  const { governance, entries } = await oneDay(at);
  const longer = await at.publish([...governance, await at.dayNote(2, firstDay + 1, entries)], entries);
  const kept = [decode(longer.get('/log/governance/checkpoint'))];
  const files = await at.publish(governance, entries);
  const newest = decode(files.get('/log/governance/checkpoint'));
  await expect(at.load(files, { kept })).rejects.toMatchObject({
    code: 'ROLLED_BACK',
    evidence: { notes: [newest, kept[0]] },
  });
  const refused: unknown = await at.load(files, { kept }).catch((error: unknown) => error);
  expect(refused).not.toBeInstanceOf(ForkedRegister);
  expect((await at.load(longer, { kept: [decode(files.get('/log/governance/checkpoint'))] })).dayNotes).toHaveLength(3);
});

test('Entries that no checkpoint covers are damage and not a fork: they prove nothing against the log', async () => {
  const at = await place(1, 1);
  const { governance, entries, files } = await oneDay(at);
  await at.see(files, governance, [noon]);
  const other = await at.publish([...governance.slice(0, 3), await at.dayNote(1, firstDay, [])], entries);
  for (const [path, bytes] of other) if (path.includes('/governance/tile/')) files.set(path, bytes);
  await expect(at.load(files)).rejects.toMatchObject({ code: 'BAD_PROOF' });
});

test('A kept note that another key signed is no evidence of anything', async () => {
  const at = await place(0, 0);
  const stranger = await place(0, 0);
  const { files } = await oneDay(at);
  const { files: strange } = await oneDay(stranger);
  const kept = [decode(strange.get('/log/governance/checkpoint'))];
  await expect(at.load(files, { kept })).rejects.toMatchObject({ code: 'UNDER_SIGNED' });
});
