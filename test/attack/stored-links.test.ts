/**
 * A thief of the data folder looks for what belongs together (P8): eight equal bytes in two rows of the database, or in a row and a file, would
 * join two letters of one person, a letter with its files, its answers or its case. Numbers of batches and days may.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUpload } from '../../client/reporting/upload.ts';
import { loadView } from '../../client/reporting/environment.ts';
import { openDatabase } from '../../server/store/sqlite/database.ts';
import { makeWorld, onlyCase, random, settle, until, type World } from '../client/caseload/world.ts';

const patience = 180_000;
const width = 8;
/** Version, suite, epoch and roster hash: equal in every letter, cover included. */
const letterHeader = 36;

interface Row {
  readonly table: string;
  readonly fields: readonly Buffer[];
}

let world: World;
let rows: Row[];

beforeAll(async () => {
  world = await makeWorld();
  const source = await world.report();
  const file = Buffer.from(random(30_000));
  const read = (offset: number, length: number): Promise<Uint8Array> =>
    Promise.resolve(new Uint8Array(file.subarray(offset, offset + length)));
  const files = [{ name: 'a.bin', type: '', size: file.length, read }];
  const upload = await createUpload(world.environment, files);
  const control = { progress: () => undefined, mayContinue: () => Promise.resolve() };
  const attachment = await upload.run(await loadView(world.environment), control);
  await world.followUp(source, 'Кошумча', { attachment });
  const member = await world.engine(1);
  await settle(member);
  const id = onlyCase(member);
  await until(member, () => member.caseload.page(id)?.letters.length === 2);
  await member.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'Рахмат', language: 'ky' });
  await world.visitComplete(source, 1);
  await world.nextDay();
  rows = readRows(world.dir);
}, patience);
afterAll(async () => {
  await world.end();
}, patience);

function readRows(dir: string): Row[] {
  const database = openDatabase(join(dir, 'kupuya.sqlite'));
  try {
    const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const stored = tables.flatMap(({ name: table }) =>
      database
        .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
        .all()
        .map((row) => ({ table, fields: Object.entries(row).flatMap(([name, value]) => bytesOf(name, value)) })),
    );
    const packs = readdirSync(join(dir, 'packs')).map((name) => readFileSync(join(dir, 'packs', name)));
    return [...stored, ...packs.map((pack) => ({ table: 'pack file', fields: [pack] }))];
  } finally {
    database.close();
  }
}

function bytesOf(column: string, value: unknown): Buffer[] {
  if (typeof value === 'string') return [Buffer.from(value)];
  if (!Buffer.isBuffer(value)) return [];
  return [column === 'letter' ? value.subarray(letterHeader) : value];
}

/** Pairs of tables with rows that have eight equal bytes in a row, at any place of either. Zeros and the like are nobody's mark. */
function findLinks(all: readonly Row[]): Map<string, number> {
  const holders = new Map<string, Set<number>>();
  /** First halves, so that most places can be passed over without a look into the map. */
  const heads = new Set<number>();
  for (const [index, { fields }] of all.entries())
    for (const field of fields)
      for (let at = 0; at + width <= field.length; at += width) {
        const window = field.toString('latin1', at, at + width);
        if (new Set(window).size < 5) continue;
        heads.add(field.readUInt32BE(at));
        const known = holders.get(window);
        if (known === undefined) holders.set(window, new Set([index]));
        else known.add(index);
      }
  const pairs = new Set<string>();
  for (const [index, { fields }] of all.entries())
    for (const field of fields)
      for (let at = 0; at + width <= field.length; at++) {
        if (!heads.has(field.readUInt32BE(at))) continue;
        for (const other of holders.get(field.toString('latin1', at, at + width)) ?? [])
          if (other !== index) pairs.add([Math.min(index, other), Math.max(index, other)].join(' '));
      }
  const links = new Map<string, number>();
  for (const pair of pairs) {
    const name = pair
      .split(' ')
      .map((index) => all[Number(index)]?.table ?? '')
      .sort()
      .join(' and ');
    links.set(name, (links.get(name) ?? 0) + 1);
  }
  return links;
}

/** Public texts of the governance log, and staff: nothing of a source is in them. */
const aside = new Set(['governance_leaves', 'accounts', 'sessions']);
const ofSources = (): Row[] => rows.filter(({ table }) => !aside.has(table));
const count = (table: string): number => rows.filter((row) => row.table === table).length;

test('what is looked at holds letters, entries, statements, parts, pages and a feed', () => {
  for (const table of ['letters', 'entry_places', 'statements', 'parts', 'pages', 'slots', 'locators', 'pack file'])
    expect([table, count(table) > 0]).toEqual([table, true]);
  for (const table of ['waiting_entries', 'waiting_letters', 'waiting_statuses', 'waiting_records'])
    expect([table, count(table)]).toEqual([table, 0]);
});

test('no stored field joins letters with each other, with files, answers, statements or cases', () => {
  const links = findLinks(ofSources());
  // An entry stands in the log and in the indexes of commits and of lookups; a locator in its slot and in the index of locators.
  // Nothing else meets.
  const places = ['case_leaves and case_lookups', 'case_leaves and entry_places'];
  expect([...links.keys()].sort()).toEqual([...places, 'locators and slots']);
  for (const place of places) expect([place, links.get(place)]).toEqual([place, count('entry_places')]);
});

test('eight bytes of one letter in another row, at any place, would be found', () => {
  const letter = rows.find(({ table }) => table === 'letters')?.fields[1] ?? Buffer.alloc(0);
  const mark = letter.subarray(21_003, 21_003 + 2 * width);
  const planted = [...ofSources(), { table: 'conversations', fields: [Buffer.concat([random(5), mark, random(3)])] }];
  expect([...findLinks(planted).keys()]).toContain('conversations and letters');
});
