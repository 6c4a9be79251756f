import type { InstanceState } from '../store.ts';
import type { Connection } from './database.ts';

/** Writes the state inside the transaction of the act that moved it. */
export function putState(database: Connection, state: InstanceState): void {
  // An update in place: secure_delete overwrites the old batch key.
  database
    .prepare(
      `INSERT INTO state VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET batch = excluded.batch, day = excluded.day,
       day_offset = excluded.day_offset, slot = excluded.slot, slot_period = excluded.slot_period, batch_key = excluded.batch_key, roster_leaf = excluded.roster_leaf,
       day_note_leaf = excluded.day_note_leaf, previous_day_note_leaf = excluded.previous_day_note_leaf`,
    )
    .run(
      state.batch,
      state.day,
      state.dayOffset,
      state.slot,
      state.slotPeriod,
      state.batchKey,
      state.rosterLeaf,
      state.dayNoteLeaf,
      state.previousDayNoteLeaf,
    );
}

export function insertFrames(
  database: Connection,
  table: 'ratchet' | 'statements',
  batch: number,
  frames: readonly Uint8Array[],
): void {
  const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`);
  for (const [place, frame] of frames.entries()) insert.run(batch, place, frame);
}
