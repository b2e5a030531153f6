// node pouchdb.mjs EVENTS FOLDER: one PouchDB to another through express-pouchdb, all on leveldb. Prints seconds.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb';

const [file, folder] = process.argv.slice(2);
const hub = join(folder, 'pouch-hub');
const desks = join(folder, 'pouch-desks');
mkdirSync(hub);
mkdirSync(desks);
const app = express();
const places = { logPath: join(folder, 'pouch.log'), configPath: join(folder, 'pouch.json') };
app.use('/', expressPouch(PouchDB.defaults({ prefix: `${hub}/` }), { ...places, mode: 'minimumForPouchDB' }));
const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const url = `http://127.0.0.1:${String(server.address().port)}/city`;

const documents = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => {
    const { id, ...rest } = JSON.parse(line);
    return { _id: id, ...rest };
  });
const a = new PouchDB(join(desks, 'a'));
const b = new PouchDB(join(desks, 'b'));
for (let from = 0; from < documents.length; from += 1_000) await a.bulkDocs(documents.slice(from, from + 1_000));

const batches = { batch_size: 1_000, batches_limit: 10 };
const started = performance.now();
await a.replicate.to(url, batches);
const pushed = performance.now();
await b.replicate.from(url, batches);
const pulled = performance.now();
const { doc_count: arrived } = await b.info();
if (arrived !== documents.length) throw new Error(`${String(arrived)} of ${String(documents.length)} arrived`);
const push = (pushed - started) / 1_000;
const pull = (pulled - pushed) / 1_000;
process.stdout.write(`${JSON.stringify({ events: arrived, push, pull, both: push + pull })}\n`);
process.exit(0);
