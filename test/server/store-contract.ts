/**
 * What every store must do: one suite, run for each implementation. It knows nothing of tables; it opens, writes, closes and
 * opens again.
 */
import { randomBytes } from 'node:crypto';
import type {
  BatchClose,
  CaseLeaf,
  CommitAndTag,
  InstanceState,
  NewLetter,
  NewSession,
  Passkey,
  SlotRelease,
  Store,
} from '../../server/store/store.ts';

export interface StoreUnderTest {
  /** Opens the same store again, whatever happened to it before. */
  readonly open: () => Store;
  readonly remove: () => Promise<void>;
}

const day = 20_000;
const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

const state: InstanceState = {
  batch: 1,
  day,
  dayOffset: 0,
  slot: 0,
  slotPeriod: -1,
  batchKey: bytes(32),
  rosterLeaf: 1,
  dayNoteLeaf: 2,
  previousDayNoteLeaf: 2,
};

const genesis = {
  state,
  day,
  governance: [bytes(10), bytes(20), bytes(30)],
  governanceRoot: bytes(32),
  caseRoot: bytes(32),
  ratchet: [bytes(2048), bytes(2048)],
};

function makeLetter(change: Partial<NewLetter> = {}): NewLetter {
  return { commit: bytes(32), tag: bytes(32), salt: bytes(32), letter: bytes(32_768), day, ...change };
}

function leafOf({ commit, tag }: CommitAndTag): CaseLeaf {
  return { commit, tag, bytes: Uint8Array.from([1, 0, 0, 0, 0, ...commit, ...tag]) };
}

function closeOf(entries: readonly CommitAndTag[], change: Partial<BatchClose> = {}): BatchClose {
  const caseEntries = entries.map(leafOf);
  return {
    batch: 1,
    day,
    letters: [],
    statuses: [],
    ratchet: [bytes(2048), bytes(2048)],
    caseEntries,
    caseLog: { from: 0, leaves: caseEntries.map((leaf) => leaf.bytes), size: entries.length, root: bytes(32) },
    governanceLog: { from: 3, leaves: [bytes(40)], size: 4, root: bytes(32) },
    state: { ...state, batch: 2, batchKey: bytes(32), dayNoteLeaf: 3 },
    ...change,
  };
}

export function describeStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let place: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      place = await make();
      store = place.open();
      await store.instance.begin(genesis);
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const reopen = async (): Promise<void> => {
      await store.close();
      store = place.open();
    };

    describe('the instance', () => {
      test('begins once, with batch 0 closed and both logs at their first size', async () => {
        await reopen();
        expect(await store.instance.state()).toEqual(state);
        await expect(store.instance.begin(genesis)).rejects.toThrow();
        expect(await store.batches.list()).toEqual([{ batch: 0, day, letters: 0 }]);
        expect(await store.batches.ratchet(0)).toEqual(genesis.ratchet);
        expect(await store.logs.leaves('governance', 0, 3)).toEqual(genesis.governance);
        expect(await store.logs.head('case')).toMatchObject({ size: 0, root: genesis.caseRoot });
        expect(await store.logs.head('governance')).toMatchObject({ size: 3, root: genesis.governanceRoot });
      });

      test('moves its state alone', async () => {
        await store.instance.advance({ ...state, dayOffset: 4 });
        await reopen();
        expect((await store.instance.state())?.dayOffset).toBe(4);
      });
    });

    describe('entries', () => {
      test('the same commit with the same tag is the same, with another tag a conflict, and another commit may not take its L', async () => {
        const letter = makeLetter();
        expect(await store.entries.addLetter(letter)).toBe('stored');
        expect(await store.entries.addLetter(letter)).toBe('same');
        expect(await store.entries.addLetter({ ...letter, tag: bytes(32) })).toBe('conflict');
        const taken = new Uint8Array([...letter.tag.slice(0, 8), ...bytes(24)]);
        expect(await store.entries.addLetter(makeLetter({ tag: taken }))).toBe('lookup-taken');
        const frames = [bytes(2048), bytes(2048)] as const;
        expect(await store.entries.addStatus({ commit: bytes(32), tag: taken, day, frames })).toBe('lookup-taken');
        expect(await store.entries.addStatus({ commit: letter.commit, tag: letter.tag, day, frames })).toBe('same');
        const { letters, statuses } = await store.entries.waiting(day);
        expect(letters).toEqual([{ commit: letter.commit, tag: letter.tag }]);
        expect(statuses).toEqual([]);
      });

      test('of two that come together with one L, one is stored', async () => {
        const tag = bytes(32);
        const outcomes = await Promise.all(
          [makeLetter({ tag }), makeLetter({ tag })].map((one) => store.entries.addLetter(one)),
        );
        expect(outcomes.sort()).toEqual(['lookup-taken', 'stored']);
      });

      test('what is acknowledged is found after opening again, with its day', async () => {
        const letter = makeLetter({ day: day + 1 });
        await store.entries.addLetter(letter);
        await reopen();
        expect(await store.entries.find(letter.commit)).toEqual({ tag: letter.tag, day: day + 1 });
        expect(await store.entries.find(bytes(32))).toBeNull();
        expect((await store.entries.waiting(day)).letters).toEqual([]);
        expect((await store.entries.waiting(day + 1)).letters).toHaveLength(1);
      });
    });

    describe('a batch', () => {
      test('writes letters, statements, ratchet, both logs and the state together, and what waited is gone', async () => {
        const letter = makeLetter();
        const cover = { origin: 'cover', commit: bytes(32), salt: bytes(32), letter: bytes(32_768) } as const;
        const status = { commit: bytes(32), tag: bytes(32), day, frames: [bytes(2048), bytes(2048)] } as const;
        await store.entries.addLetter(letter);
        await store.entries.addStatus(status);
        const close = closeOf([letter, { commit: cover.commit, tag: bytes(32) }, status], {
          letters: [{ origin: 'waiting', commit: letter.commit }, cover],
          statuses: [status.commit],
        });
        await store.batches.closeBatch(close);
        await reopen();
        expect(await store.batches.list()).toEqual([
          { batch: 0, day, letters: 0 },
          { batch: 1, day, letters: 2 },
        ]);
        const record = (salt: Uint8Array, body: Uint8Array): Uint8Array => new Uint8Array([...salt, ...body]);
        expect(await store.batches.letters(1, 0, 64)).toEqual([
          record(letter.salt, letter.letter),
          record(cover.salt, cover.letter),
        ]);
        expect(await store.batches.letters(1, 1, 64)).toEqual([record(cover.salt, cover.letter)]);
        expect(await store.batches.letters(1, 2, 64)).toEqual([]);
        expect(await store.batches.letters(2, 0, 64)).toBeNull();
        expect(await store.batches.statements(1)).toEqual(status.frames);
        expect(await store.batches.ratchet(1)).toEqual(close.ratchet);
        expect(await store.logs.leaves('case', 0, 3)).toEqual(close.caseLog.leaves);
        expect(await store.logs.head('case')).toMatchObject({ size: 3, root: close.caseLog.root });
        expect(await store.instance.state()).toEqual(close.state);
        expect(await store.entries.waiting(day)).toEqual({ letters: [], statuses: [] });
      });

      test('an entry stays known after its batch, and its commit and L stay taken', async () => {
        const letter = makeLetter();
        await store.entries.addLetter(letter);
        await store.batches.closeBatch(closeOf([letter], { letters: [{ origin: 'waiting', commit: letter.commit }] }));
        expect(await store.entries.find(letter.commit)).toEqual({ tag: letter.tag, day });
        expect(await store.entries.addLetter(letter)).toBe('same');
        expect(await store.entries.addLetter({ ...letter, tag: bytes(32) })).toBe('conflict');
        expect(await store.entries.addLetter(makeLetter({ tag: letter.tag }))).toBe('lookup-taken');
      });

      test('is refused as a whole if a log is elsewhere, a letter does not wait, or an entry is in the log already', async () => {
        const letter = makeLetter();
        await store.entries.addLetter(letter);
        const good = closeOf([letter], { letters: [{ origin: 'waiting', commit: letter.commit }] });
        const wrong: readonly BatchClose[] = [
          { ...good, caseLog: { ...good.caseLog, from: 1 } },
          { ...good, governanceLog: { ...good.governanceLog, from: 2 } },
          { ...good, letters: [...good.letters, { origin: 'waiting', commit: bytes(32) }] },
          { ...good, caseEntries: [...good.caseEntries, ...good.caseEntries] },
        ];
        for (const close of wrong) {
          await expect(store.batches.closeBatch(close)).rejects.toThrow();
          expect(await store.instance.state()).toEqual(state);
          expect((await store.logs.head('case')).size).toBe(0);
          expect((await store.entries.waiting(day)).letters).toHaveLength(1);
          expect(await store.batches.letters(1, 0, 1)).toBeNull();
        }
        await store.batches.closeBatch(good);
      });
    });

    describe('parts', () => {
      const part = (): { id: Uint8Array; index: number; hash: Uint8Array; length: number; day: number } => ({
        id: bytes(16),
        index: 3,
        hash: bytes(32),
        length: 100,
        day,
      });

      test('are written once: the same bytes are the same, others differ', async () => {
        const one = part();
        expect(await store.parts.add(one)).toBe('stored');
        expect(await store.parts.add(one)).toBe('same');
        expect(await store.parts.add({ ...one, hash: bytes(32) })).toBe('differs');
        await reopen();
        expect(await store.parts.find(one)).toEqual({ hash: one.hash, length: 100, pack: null });
        expect(await store.parts.find({ id: one.id, index: 4 })).toBeNull();
      });

      test('lie alone until they are packed', async () => {
        const parts = [part(), part()].sort((a, b) => Buffer.compare(a.id, b.id));
        for (const one of parts.toReversed()) await store.parts.add(one);
        expect((await store.parts.loose()).map(({ id }) => id)).toEqual(parts.map(({ id }) => id));
        await store.parts.pack(
          7,
          parts.map(({ id, index }, place) => ({ id, index, offset: 100 * place })),
        );
        expect(await store.parts.loose()).toEqual([]);
        const [, second] = parts;
        expect(second && (await store.parts.find(second))).toMatchObject({ pack: { batch: 7, offset: 100 } });
      });

      test('are kept until the latest day that anybody asked for', async () => {
        const id = bytes(16);
        expect(await store.parts.claimedUntil(id)).toBeNull();
        await store.parts.claim([id], 100);
        await store.parts.claim([id], 50);
        expect(await store.parts.claimedUntil(id)).toBe(100);
      });
    });

    describe('attachments that nobody claims', () => {
      const patience = 30;
      const [fetchedDay, lastDay] = [day + 2, day + 2 + patience];
      const add = async (id: Uint8Array, index: number, on: number): Promise<void> => {
        expect(await store.parts.add({ id, index, hash: bytes(32), length: 100, day: on })).toBe('stored');
      };
      const closeWithLetter = async (batch: number, on: number): Promise<void> => {
        const [cover, head] = [makeLetter(), await store.logs.head('case')];
        const governance = await store.logs.head('governance');
        const close = closeOf([cover]);
        await store.batches.closeBatch({
          ...close,
          batch,
          day: on,
          letters: [{ ...cover, origin: 'cover' }],
          caseLog: { ...close.caseLog, from: head.size, size: head.size + 1 },
          governanceLog: { ...close.governanceLog, from: governance.size, size: governance.size + 1 },
        });
      };
      const fetchByTwo = async (batch: number, on: number): Promise<void> => {
        await store.batches.noteFetch(batch, bytes(32), on);
        await store.batches.noteFetch(batch, bytes(32), on);
      };
      const drop = async (today: number): Promise<readonly string[]> =>
        (await store.parts.dropUnclaimed(today, today - patience)).map(
          ({ id, index }) => `${Buffer.from(id).toString('hex')}/${String(index)}`,
        );
      const named = (id: Uint8Array, index: number): string => `${Buffer.from(id).toString('hex')}/${String(index)}`;

      beforeEach(async () => {
        await closeWithLetter(1, day);
        await closeWithLetter(2, day + 1);
        await closeWithLetter(3, day + 2);
      });

      test('the letters count as fetched from the day on which a second member came; the same member again is no second', async () => {
        const [first, second] = [bytes(32), bytes(32)];
        await store.batches.noteFetch(1, first, day + 1);
        await store.batches.noteFetch(1, first, day + 2);
        await reopen();
        await store.batches.noteFetch(1, first, day + 3);
        expect(await store.batches.fetchedOn(1)).toBeNull();
        await store.batches.noteFetch(1, second, day + 4);
        await store.batches.noteFetch(1, first, day + 5);
        await store.batches.noteFetch(1, bytes(32), day + 6);
        expect(await store.batches.fetchedOn(1)).toBe(day + 4);
        expect(await store.batches.fetchedOn(2)).toBeNull();
      });

      test('are forgotten whole when their time is over, not a day earlier', async () => {
        const id = bytes(16);
        await add(id, 0, day);
        await add(id, 1, day);
        await store.parts.pack(1, [{ id, index: 0, offset: 0 }]);
        await fetchByTwo(1, fetchedDay - 1);
        await fetchByTwo(2, fetchedDay);
        expect(await drop(lastDay - 1)).toEqual([]);
        expect(await drop(lastDay)).toEqual([named(id, 0), named(id, 1)]);
        await reopen();
        expect(await store.parts.find({ id, index: 0 })).toBeNull();
        expect(await store.parts.packs()).toEqual([]);
        expect(await drop(lastDay)).toEqual([]);
      });

      test('stay while the letters of their day or of the next were not fetched by two', async () => {
        const id = bytes(16);
        await add(id, 0, day);
        await fetchByTwo(1, fetchedDay);
        await store.batches.noteFetch(2, bytes(32), fetchedDay);
        expect(await drop(lastDay + 1000)).toEqual([]);
        await store.batches.noteFetch(2, bytes(32), fetchedDay + 1000);
        expect(await drop(lastDay + 1000)).toEqual([named(id, 0)]);
      });

      test('count from their newest part', async () => {
        const id = bytes(16);
        await add(id, 0, day);
        await add(id, 1, day + 1);
        await fetchByTwo(1, fetchedDay);
        await fetchByTwo(2, fetchedDay);
        expect(await drop(lastDay)).toEqual([]);
        await fetchByTwo(3, fetchedDay);
        expect(await drop(lastDay)).toEqual([named(id, 0), named(id, 1)]);
      });

      test('stay while they are claimed, and go after the last day of the claim, which is forgotten with them', async () => {
        const [claimed, other] = [bytes(16), bytes(16)];
        await add(claimed, 0, day);
        await add(other, 0, day);
        await store.parts.pack(
          1,
          [claimed, other].map((id, place) => ({ id, index: 0, offset: 100 * place })),
        );
        await fetchByTwo(1, fetchedDay);
        await fetchByTwo(2, fetchedDay);
        await store.parts.claim([claimed], lastDay + 50);
        expect(await drop(lastDay)).toEqual([named(other, 0)]);
        expect(await store.parts.packs()).toEqual([{ batch: 1, length: 100 }]);
        expect((await store.parts.packed(1)).map(({ id, index }) => named(id, index))).toEqual([named(claimed, 0)]);
        expect(await drop(lastDay + 50)).toEqual([]);
        expect(await drop(lastDay + 51)).toEqual([named(claimed, 0)]);
        expect(await store.parts.claimedUntil(claimed)).toBeNull();
      });
    });

    describe('feed and pages', () => {
      const record = (): { locator: Uint8Array; frame: Uint8Array } => ({ locator: bytes(16), frame: bytes(2048) });
      const release = (change: Partial<SlotRelease>): SlotRelease => ({
        slot: 1,
        day,
        feed: bytes(50),
        cover: [],
        records: [],
        answers: [],
        pages: [],
        governanceLog: { from: 3, leaves: [bytes(40)], size: 4, root: bytes(32) },
        state: { ...state, slot: 1 },
        ...change,
      });

      test('records come all or not at all, under locators that are unique for ever', async () => {
        const [a, b, c] = [record(), record(), record()];
        expect(await store.slots.addRecords([a, b])).toBe('stored');
        expect(await store.slots.addRecords([c, b])).toBe('taken');
        expect(await store.slots.addRecords([c, { ...record(), locator: c.locator }])).toBe('taken');
        expect(await store.slots.addRecords([a, b])).toBe('same');
        expect(await store.slots.addRecords([{ ...a, frame: bytes(2048) }])).toBe('taken');
        const waiting = await store.slots.waitingRecords();
        expect(waiting.map(({ locator, frame }) => ({ locator, frame }))).toEqual([a, b]);
        const cover = record();
        const slot = release({ records: waiting.map(({ id }) => id), cover: [cover] });
        await store.slots.release(slot);
        await reopen();
        expect(await store.slots.waitingRecords()).toEqual([]);
        expect(await store.slots.feed(1)).toEqual(slot.feed);
        expect(await store.slots.feed(2)).toBeNull();
        expect(await store.slots.addRecords([{ ...cover, frame: bytes(2048) }])).toBe('taken');
        expect(await store.slots.addRecords([a, b])).toBe('same');
        expect((await store.instance.state())?.slot).toBe(1);
      });

      test('answers wait for their day, oldest first, and pages stand as they were released', async () => {
        const frame = (): { shape: 0; frame: Uint8Array } => ({ shape: 0, frame: bytes(2048) });
        const [late, early] = [frame(), frame()];
        await store.slots.addAnswers([late], day + 1);
        await store.slots.addAnswers([early], day);
        expect((await store.slots.waitingAnswers(day)).map((one) => one.frame)).toEqual([early.frame]);
        const all = await store.slots.waitingAnswers(day + 1);
        expect(all.map((one) => one.frame)).toEqual([early.frame, late.frame]);
        const pages = [bytes(4096), bytes(4096)];
        await store.slots.release(release({ answers: all.slice(0, 1).map(({ id }) => id), pages }));
        await reopen();
        expect((await store.slots.waitingAnswers(day + 1)).map((one) => one.frame)).toEqual([late.frame]);
        expect(await store.slots.pages()).toEqual(pages);
      });

      test('a release is refused as a whole if the log is elsewhere', async () => {
        await store.slots.addRecords([record()]);
        const [waiting] = await store.slots.waitingRecords();
        const governanceLog = { from: 9, leaves: [bytes(1)], size: 10, root: bytes(32) };
        await expect(store.slots.release(release({ records: [waiting?.id ?? 0], governanceLog }))).rejects.toThrow();
        expect(await store.slots.waitingRecords()).toHaveLength(1);
        expect(await store.slots.feed(1)).toBeNull();
      });
    });

    describe('the logs', () => {
      test('note how far publication got, and append alone', async () => {
        const edge = bytes(99);
        await store.logs.setPublished('governance', 3, edge);
        const append = { from: 3, leaves: [bytes(5)], size: 4, root: bytes(32) };
        await store.logs.appendGovernance(append, { ...state, rosterLeaf: 3 });
        await expect(store.logs.appendGovernance(append, state)).rejects.toThrow();
        await reopen();
        expect(await store.logs.head('governance')).toEqual({
          size: 4,
          root: append.root,
          published: { size: 3, edge },
        });
        expect((await store.instance.state())?.rosterLeaf).toBe(3);
      });
    });

    describe('accounts and sessions', () => {
      const account = { name: 'aigul', member: 3, role: 'oversight', passwordHash: 'hash', totpSecret: 'ABC' } as const;

      test('a name is taken once; a code works once', async () => {
        expect(await store.accounts.add(account)).toBe(true);
        expect(await store.accounts.add({ ...account, member: 4 })).toBe(false);
        await reopen();
        expect(await store.accounts.find('aigul')).toEqual(account);
        expect(await store.accounts.list()).toEqual([account]);
        expect(await store.accounts.useStep('aigul', 10)).toBe(true);
        expect(await store.accounts.useStep('aigul', 10)).toBe(false);
        expect(await store.accounts.useStep('aigul', 9)).toBe(false);
        expect(await store.accounts.useStep('nobody', 11)).toBe(false);
        const both = await Promise.all([store.accounts.useStep('aigul', 12), store.accounts.useStep('aigul', 12)]);
        expect(both.sort()).toEqual([false, true]);
      });

      const session = (change: Partial<NewSession> = {}): NewSession => ({
        ...{ idHash: bytes(32), handle: bytes(8), name: 'aigul', kind: 'CODE', begunDay: 3 },
        ...{ lastSeen: 1000, confirmed: 1000, expires: 5000, ...change },
      });
      const passkey = (change: Partial<Passkey> = {}): Passkey => ({
        ...{ id: bytes(32), name: 'aigul', label: 'Ачкыч', publicKey: bytes(77), counter: 0, day: 3, ...change },
      });

      test('removing or resetting an account ends its sessions and its passkeys', async () => {
        await store.accounts.add(account);
        const [first, second] = [session(), session({ kind: 'PASSKEY' })];
        const { idHash, ...shown } = first;
        await store.sessions.add(first);
        expect(await store.sessions.find(idHash)).toEqual({ ...shown, member: 3, role: 'oversight' });
        const key = passkey();
        expect(await store.passkeys.add(key, 10)).toBe(true);
        expect(await store.passkeys.find(key.id)).toEqual(key);
        expect(await store.accounts.reset('aigul', 'other', 'DEF')).toBe(true);
        expect(await store.sessions.find(idHash)).toBeNull();
        expect(await store.passkeys.find(key.id)).toBeNull();
        await store.sessions.add(second);
        await store.passkeys.add(key, 10);
        expect(await store.accounts.remove('aigul')).toBe(true);
        expect(await store.sessions.find(second.idHash)).toBeNull();
        expect(await store.passkeys.list('aigul')).toEqual([]);
        expect(await store.accounts.remove('aigul')).toBe(false);
        expect(await store.accounts.reset('aigul', 'x', 'y')).toBe(false);
      });

      test('a session is confirmed and ended by its handle, and only by its own account', async () => {
        await store.accounts.add(account);
        await store.accounts.add({ ...account, name: 'bakyt' });
        const mine = [session(), session(), session()];
        for (const each of mine) await store.sessions.add(each);
        const [kept, ended] = mine;
        if (kept === undefined || ended === undefined) throw new Error('there are three');
        await store.sessions.confirm(kept.handle, 2000);
        expect((await store.sessions.find(kept.idHash))?.confirmed).toBe(2000);
        expect(await store.sessions.end('bakyt', ended.handle)).toBe(false);
        expect(await store.sessions.end('aigul', ended.handle)).toBe(true);
        expect(await store.sessions.end('aigul', ended.handle)).toBe(false);
        expect(await store.sessions.endOthers('bakyt', null)).toBe(0);
        expect(await store.sessions.endOthers('aigul', kept.handle)).toBe(1);
        expect((await store.sessions.list('aigul')).map(({ handle }) => handle)).toEqual([kept.handle]);
        expect(await store.sessions.endOthers('aigul', null)).toBe(1);
      });

      test('an account keeps at least one second factor, whatever is removed first or at once', async () => {
        await store.accounts.add(account);
        expect(await store.accounts.removeCodes('aigul')).toBe(false);
        const [first, second, third] = [passkey(), passkey(), passkey()];
        expect(await store.passkeys.add(first, 2)).toBe(true);
        expect(await store.passkeys.add(first, 2)).toBe(false);
        expect(await store.passkeys.add(second, 2)).toBe(true);
        expect(await store.passkeys.add(third, 2)).toBe(false);
        expect(await store.passkeys.rename('bakyt', first.id, 'x')).toBe(false);
        expect(await store.passkeys.rename('aigul', first.id, 'x')).toBe(true);
        expect(await store.passkeys.remove('bakyt', first.id)).toBe(false);
        const removed = await Promise.all([
          store.accounts.removeCodes('aigul'),
          store.passkeys.remove('aigul', first.id),
          store.passkeys.remove('aigul', second.id),
        ]);
        expect(removed.filter(Boolean)).toHaveLength(2);
        expect(await store.accounts.find('aigul')).toMatchObject({ totpSecret: null });
        expect(await store.passkeys.list('aigul')).toHaveLength(1);
      });

      test('a signature of an authenticator that counts is good once, and one that does not count stays at zero', async () => {
        await store.accounts.add(account);
        const [counting, still] = [passkey({ counter: 4 }), passkey()];
        await store.passkeys.add(counting, 10);
        await store.passkeys.add(still, 10);
        const used = await Promise.all([5, 5, 4, 7].map((count) => store.passkeys.use(counting.id, count)));
        expect(used).toEqual([true, false, false, true]);
        expect(await store.passkeys.use(counting.id, 0)).toBe(false);
        expect(await store.passkeys.use(still.id, 0)).toBe(true);
        expect(await store.passkeys.use(still.id, 1)).toBe(true);
        expect(await store.passkeys.use(still.id, 0)).toBe(false);
      });

      test('sessions that ended or were left are swept', async () => {
        await store.accounts.add(account);
        const [ended, left, open] = [bytes(32), bytes(32), bytes(32)];
        await store.sessions.add(session({ idHash: ended, lastSeen: 900, expires: 1000 }));
        await store.sessions.add(session({ idHash: left, lastSeen: 100, expires: 9000 }));
        await store.sessions.add(session({ idHash: open, lastSeen: 100, expires: 9000 }));
        await store.sessions.touch(open, 950);
        await store.sessions.sweep(1000, 500);
        const found = await Promise.all([ended, left, open].map((hash) => store.sessions.find(hash)));
        expect(found.map((session) => session !== null)).toEqual([false, false, true]);
        await store.sessions.remove(open);
        expect(await store.sessions.find(open)).toBeNull();
      });
    });
  });
}
