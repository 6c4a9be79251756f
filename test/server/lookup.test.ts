import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findInLookups, lookupOf, LOOKUP_RUN } from '../../crypto/index.ts';
import { makeBody, removeFolder, type Body } from './body.ts';
import { readCaseLog, run, send, type Answer, type Under } from './running.ts';

/** As much cover as a roster may ask for, so that a run is full after a few days. */
const most = { mean: 4096, scale: 1, multiple: 4096 } as const;

let body: Body;
let under: Under;

const fetchRun = (run: number): Promise<Answer> => send(under, 'GET', `/log/case/lookup/${String(run)}`);

test('a full run of entries has a column that never changes, and a source finds her places in it', async () => {
  body = await makeBody({
    day: 20_000,
    change: (roster) => ({ ...roster, cover: { ...roster.cover, entries: most } }),
  });
  under = await run(body);
  try {
    expect((await fetchRun(0)).status).toBe(404);
    let column = await fetchRun(0);
    for (let days = 0; column.status !== 200 && days < 20; days++) {
      expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
      column = await fetchRun(0);
    }
    expect(column.headers.get('cache-control')).toContain('immutable');
    const entries = await readCaseLog(under, body);
    expect(entries.length).toBeGreaterThanOrEqual(LOOKUP_RUN);
    for (const index of [0, 255, 256, 30_000, LOOKUP_RUN - 1]) {
      const wanted = lookupOf(entries[index]?.tag ?? new Uint8Array());
      expect(findInLookups(column.bytes, 0, [wanted])).toEqual([{ index, wanted: 0 }]);
    }
    expect((await fetchRun(1)).status).toBe(404);
    expect((await send(under, 'GET', '/log/case/lookup/00')).status).toBe(404);
    expect((await send(under, 'GET', '/log/governance/lookup/0')).status).toBe(404);

    // A folder of an older version of the program has none: the next start makes up for it.
    await under.server.close();
    await rm(join(body.dir, 'public/log/case/lookup'), { recursive: true });
    under = await run(body);
    expect((await fetchRun(0)).bytes).toEqual(column.bytes);
  } finally {
    await under.server.close();
    await removeFolder(body.dir);
  }
}, 240_000);
