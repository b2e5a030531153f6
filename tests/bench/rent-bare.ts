/**
 * The peer of the charge run: the sixtieth month written by bare statements into a copy of the same encrypted file, in
 * transactions of the same size and with the same durability. It writes the same facts into the same tables: an event
 * hashed onto the one before, the command and its place in the outbox, the ledger entry, the ledger's row with its balance
 * and what is open. It knows before it begins what the month is and when it is due, asks no rule and checks nothing.
 */
import { hash } from 'node:crypto';
import type { OpenRent } from '../../src/domain/rent/outstanding.ts';
import type { LedgerHead } from '../../src/domain/rent/head.ts';
import { addDays } from '../../src/kernel/plain-date.ts';
import type { CaseFile } from '../../src/store/case-file.ts';
import { type StoredId, packId, unpackId } from '../../src/store/compact-id.ts';
import { dayNumber } from '../../src/store/projections/case-codes.ts';
import { CHARGE_DAY, DUE_DAY, NEXT_MONTH } from './rent-city.ts';

const GROUP = 300;
const FROM = `${NEXT_MONTH.slice(0, 8)}01`;

interface LedgerRow {
  readonly ledger_key: number;
  readonly lease_id: StoredId;
  readonly head: string;
  readonly events: number;
}

interface Writer {
  readonly actor: string;
  readonly office: string;
}

/** How many it charged. */
export function bareChargeRun(file: CaseFile, writer: Writer): number {
  const { db } = file;
  const due = db
    .prepare<[number], number>(`SELECT ledger_key FROM ledger_row WHERE next_day <= ? ORDER BY next_day, ledger_key`)
    .pluck()
    .all(dayNumber(NEXT_MONTH));
  const charge = chargeOne(file, writer);
  for (let from = 0; from < due.length; from += GROUP) {
    db.transaction(() => {
      for (const key of due.slice(from, from + GROUP)) charge(key);
    }).immediate();
  }
  return due.length;
}

function chargeOne({ db, device, newId, now }: CaseFile, { actor, office }: Writer): (key: number) => void {
  const packedActor = packId(actor);
  const packedDevice = packId(device.id);
  const at = now();
  const chain = db
    .prepare<[StoredId], { device_sequence: number; hash: Buffer }>(
      `SELECT device_sequence, hash FROM event WHERE device = ? ORDER BY device_sequence DESC LIMIT 1`,
    )
    .get(packedDevice);
  let sequence = chain?.device_sequence ?? 0;
  let previous = chain?.hash ?? Buffer.alloc(32);
  const read = db.prepare<[number], LedgerRow>(
    `SELECT ledger_key, lease_id, head, events FROM ledger_row WHERE ledger_key = ?`,
  );
  const event =
    db.prepare(`INSERT INTO event (event_id, stream, stream_version, type, payload, command_id, actor, device,
    device_sequence, wall_time, office, previous_hash, hash) VALUES (?, ?, ?, 'rent.charged.v1', ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const outbox = db.prepare(`INSERT INTO outbox (command_id, name, payload, state, recorded_at, attempts, next_try_at)
    VALUES (?, 'rent.charge', ?, 'waiting', ?, 0, ?)`);
  const command = db.prepare(`INSERT INTO command (command_id, name, actor, recorded_at, first_position, event_count,
    outcome, outbox_sequence) VALUES (?, 'rent.charge', ?, ?, ?, 1, ?, ?)`);
  const entry = db.prepare(`INSERT INTO rent_entry VALUES (?, ?, ?, 0, ?, ?, 0, 0, 0, 0)`);
  const update = db.prepare(`UPDATE ledger_row SET next_day = ?, owed = ?, overdue_day = ?, open_rank = ?, open = ?,
    head = ?, last_event = ?, events = ? WHERE ledger_key = ?`);
  return (key) => {
    const row = read.get(key);
    if (row === undefined) return;
    const head = JSON.parse(row.head) as LedgerHead;
    const fen = head.standards[0]?.monthlyFen ?? 0;
    const leaseId = unpackId(row.lease_id);
    const [eventId, commandId] = [packId(newId()), packId(newId())];
    const line = { from: FROM, monthlyFen: fen, reductionFen: 0, rentFen: fen, subsidyFen: 0, until: NEXT_MONTH };
    const payload = JSON.stringify({
      bookedOn: CHARGE_DAY,
      dueOn: DUE_DAY,
      entryId: `${FROM}#1`,
      from: FROM,
      lines: [line],
      until: NEXT_MONTH,
    });
    const version = row.events + 1;
    sequence += 1;
    const stream = `rent:${leaseId}`;
    const hashed = hash('sha256', `${previous.toString('hex')} ${String(sequence)} ${stream} ${payload}`, 'buffer');
    const { lastInsertRowid: position } = event.run(
      ...[eventId, stream, version, payload, commandId, packedActor],
      ...[packedDevice, sequence, at, office, previous, hashed],
    );
    previous = hashed;
    const asked = JSON.stringify({ leaseId, command: { type: 'charge', through: NEXT_MONTH } });
    const { lastInsertRowid: waits } = outbox.run(commandId, asked, at, at);
    const outcome = JSON.stringify({ leaseId, version, receiptNo: null });
    command.run(commandId, packedActor, at, position, outcome, waits);
    entry.run(key, head.entryCount, dayNumber(CHARGE_DAY), fen, -fen);
    const ahead = Math.min(fen, head.aheadFen);
    const open: readonly OpenRent[] =
      fen === ahead ? head.open : [...head.open, { dueOn: DUE_DAY, fen: fen - ahead, month: FROM.slice(0, 7) }];
    const after: LedgerHead = {
      ...head,
      bookedOn: CHARGE_DAY,
      entryCount: head.entryCount + 1,
      owedFen: head.owedFen + fen,
      next: addDays(NEXT_MONTH, 1),
      aheadFen: head.aheadFen - ahead,
      open,
    };
    update.run(
      ...[dayNumber(null), after.owedFen, dayNumber(open[0]?.dueOn ?? null)],
      ...[-open.reduce((sum, { fen: left }) => sum + left, 0)],
      JSON.stringify(open.map(({ dueOn, fen: left, month }) => [dayNumber(dueOn), left, month])),
      ...[JSON.stringify(after), eventId, version, key],
    );
  };
}
