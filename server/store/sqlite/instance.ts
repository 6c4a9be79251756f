import type { Genesis, InstanceState, InstanceStore } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { insertLeaves } from './logs.ts';
import { plain } from './plain.ts';
import { insertFrames, putState } from './state.ts';

interface StateRow {
  readonly batch: number;
  readonly day: number;
  readonly day_offset: number;
  readonly slot: number;
  readonly slot_period: number;
  readonly batch_key: Uint8Array;
  readonly roster_leaf: number;
  readonly day_note_leaf: number;
  readonly previous_day_note_leaf: number;
}

export function instanceStore(database: Connection, group: GroupCommit): InstanceStore {
  const select = database.prepare<[], StateRow>('SELECT * FROM state');

  return {
    state() {
      const row = select.get();
      return Promise.resolve(row === undefined ? null : parseState(row));
    },

    begin(genesis: Genesis) {
      return group.write(() => {
        if (select.get() !== undefined) throw new Error('The instance has begun already.');
        const head = database.prepare(`INSERT INTO log_heads VALUES (?, 0, ?, 0, x'')`);
        head.run('case', genesis.caseRoot);
        head.run('governance', genesis.governanceRoot);
        insertLeaves(database, 'governance', {
          from: 0,
          leaves: genesis.governance,
          size: genesis.governance.length,
          root: genesis.governanceRoot,
        });
        database.prepare('INSERT INTO batches VALUES (0, ?, 0, 1)').run(genesis.day);
        insertFrames(database, 'ratchet', 0, genesis.ratchet);
        putState(database, genesis.state);
      });
    },

    advance(state) {
      return group.write(() => {
        putState(database, state);
      });
    },
  };
}

function parseState(row: StateRow): InstanceState {
  return {
    batch: row.batch,
    day: row.day,
    dayOffset: row.day_offset,
    slot: row.slot,
    slotPeriod: row.slot_period,
    batchKey: plain(row.batch_key),
    rosterLeaf: row.roster_leaf,
    dayNoteLeaf: row.day_note_leaf,
    previousDayNoteLeaf: row.previous_day_note_leaf,
  };
}
