/**
 * The baseline: the least that any program must do which takes in a letter durably. Bare node:http, the same bytes into SQLite with the
 * same journal, synchronous FULL, and one commit for all letters that are here. It checks nothing and promises nothing.
 */
import Database from 'better-sqlite3';
import { createServer } from 'node:http';
import process from 'node:process';

const [path = ''] = process.argv.slice(2);
const database = new Database(path);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('wal_autocheckpoint = 4000');
database.exec('CREATE TABLE letters (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT');
const insert = database.prepare('INSERT INTO letters (body) VALUES (?)');

let waiting: { body: Buffer; done: () => void }[] = [];

const commit = database.transaction((bodies: readonly Buffer[]) => {
  for (const body of bodies) insert.run(body);
});

function store(body: Buffer, done: () => void): void {
  waiting.push({ body, done });
  if (waiting.length > 1) return;
  setImmediate(() => {
    const group = waiting;
    waiting = [];
    commit.immediate(group.map((each) => each.body));
    for (const each of group) each.done();
  });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    store(Buffer.concat(chunks), () => {
      response.writeHead(201, { 'content-type': 'text/plain', 'content-length': 2 }).end('ok');
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    process.stdout.write(`http://127.0.0.1:${String(address.port)}\n`);
});
