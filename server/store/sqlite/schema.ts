/**
 * The tables. Each migration runs once, in order; `user_version` counts those that ran.
 *
 * Where order of arrival could survive, it must not: what waits lies in plain rowid tables that are emptied at every close
 * (with secure_delete, and no AUTOINCREMENT, so that even the counter starts again), and everything kept is written in commit
 * order or keyed by random bytes.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    batch INTEGER NOT NULL, day INTEGER NOT NULL, day_offset INTEGER NOT NULL, slot INTEGER NOT NULL, slot_period INTEGER NOT NULL,
    batch_key BLOB NOT NULL, roster_leaf INTEGER NOT NULL, day_note_leaf INTEGER NOT NULL, previous_day_note_leaf INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE waiting_entries (
    commitment BLOB PRIMARY KEY, lookup BLOB NOT NULL UNIQUE, tag BLOB NOT NULL, day INTEGER NOT NULL,
    letter INTEGER, status INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE waiting_letters (id INTEGER PRIMARY KEY, salt BLOB NOT NULL, letter BLOB NOT NULL) STRICT;
  CREATE TABLE waiting_statuses (id INTEGER PRIMARY KEY, frame_a BLOB NOT NULL, frame_b BLOB NOT NULL) STRICT;

  CREATE TABLE batches (batch INTEGER PRIMARY KEY, day INTEGER NOT NULL, letters INTEGER NOT NULL, first_letter INTEGER NOT NULL) STRICT;
  CREATE TABLE letters (id INTEGER PRIMARY KEY, salt BLOB NOT NULL, letter BLOB NOT NULL) STRICT;
  CREATE TABLE statements (batch INTEGER NOT NULL, place INTEGER NOT NULL, frame BLOB NOT NULL, PRIMARY KEY (batch, place)) STRICT;
  CREATE TABLE ratchet (batch INTEGER NOT NULL, place INTEGER NOT NULL, frame BLOB NOT NULL, PRIMARY KEY (batch, place)) STRICT;

  CREATE TABLE case_leaves (leaf INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE governance_leaves (leaf INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE case_entries (
    commitment BLOB PRIMARY KEY, lookup BLOB NOT NULL UNIQUE, tag BLOB NOT NULL, day INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE log_heads (
    log TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, published_size INTEGER NOT NULL, published_edge BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE parts (
    id BLOB NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL, length INTEGER NOT NULL, day INTEGER NOT NULL,
    pack INTEGER, pack_offset INTEGER, PRIMARY KEY (id, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE claims (id BLOB PRIMARY KEY, until_day INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE waiting_records (id INTEGER PRIMARY KEY, locator BLOB NOT NULL, frame BLOB NOT NULL) STRICT;
  CREATE TABLE locators (locator BLOB PRIMARY KEY, frame_hash BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE waiting_answers (
    id INTEGER PRIMARY KEY, day INTEGER NOT NULL, shape INTEGER NOT NULL, frame BLOB NOT NULL
  ) STRICT;
  CREATE TABLE slots (slot INTEGER PRIMARY KEY, day INTEGER NOT NULL, feed BLOB NOT NULL) STRICT;
  CREATE TABLE pages (page INTEGER PRIMARY KEY, frames BLOB NOT NULL) STRICT;

  CREATE TABLE accounts (
    name TEXT PRIMARY KEY, member INTEGER NOT NULL, role TEXT NOT NULL CHECK (role IN ('member', 'oversight')),
    password_hash TEXT NOT NULL, totp_secret TEXT NOT NULL, last_step INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    id_hash BLOB PRIMARY KEY, name TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    last_seen INTEGER NOT NULL, expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE fetches (batch INTEGER PRIMARY KEY, mark BLOB, day INTEGER, CHECK ((mark IS NULL) <> (day IS NULL))) STRICT;
  CREATE INDEX batches_by_day ON batches (day);
  `,
  // Lookups in a table of their own, where a batch puts them in order: beside the entries their index held every commitment once
  // more, and a batch onto a long log touched most of its pages, in random order.
  `
  CREATE TABLE case_lookups (lookup BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
  INSERT INTO case_lookups SELECT lookup FROM case_entries ORDER BY lookup;
  CREATE TABLE logged_entries (commitment BLOB PRIMARY KEY, tag BLOB NOT NULL, day INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO logged_entries SELECT commitment, tag, day FROM case_entries ORDER BY commitment;
  DROP TABLE case_entries;
  ALTER TABLE logged_entries RENAME TO case_entries;
  `,
  // The log holds every entry already: its index needs to say only where. A batch onto a long log touches a third of the pages.
  // Eight bytes of a commitment are no name, so an equal beginning is no fault: the leaf decides.
  `
  CREATE TABLE entry_places (
    beginning BLOB NOT NULL, leaf INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (beginning, leaf)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO entry_places
    SELECT substr(commitment, 1, 8), leaf, case_entries.day
    FROM case_leaves JOIN case_entries ON commitment = substr(bytes, 6, 32) ORDER BY substr(commitment, 1, 8), leaf;
  DROP TABLE case_entries;
  `,
  // A session that is listed needs a name that signs nobody in. Those of before end: everybody signs in once more.
  `
  DROP TABLE sessions;
  CREATE TABLE sessions (
    id_hash BLOB PRIMARY KEY, handle BLOB NOT NULL UNIQUE, name TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('CODE', 'PASSKEY')), begun_day INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    confirmed INTEGER NOT NULL, expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE passkeys (
    id BLOB PRIMARY KEY, name TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE, label TEXT NOT NULL,
    public_key BLOB NOT NULL, counter INTEGER NOT NULL, day INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
