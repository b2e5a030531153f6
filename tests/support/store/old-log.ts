import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { CHAIN_START } from '../../../src/protocol/chain.ts';
import { envelopeHash } from '../../../src/protocol/envelope.ts';
import type { CaseFile } from '../../../src/store/case-file.ts';
import { packId } from '../../../src/store/compact-id.ts';

/**
 * Writes `count` commands of one event each into a file of any version from 1 on, as the program of that version did:
 * today's unit of work needs today's tables. Goes on where the log ends.
 */
export function writeOldLog(file: CaseFile, count: number): void {
  const { db, device } = file;
  const insertEvent = db.prepare(
    `INSERT INTO event (event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence,
       wall_time, office, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertCommand = db.prepare(
    `INSERT INTO command (command_id, name, actor, recorded_at, first_position, event_count, outcome)
     VALUES (?, ?, ?, ?, ?, 1, '{}')`,
  );
  const insertWaiting = db.prepare(
    `INSERT INTO outbox (command_id, name, payload, state, recorded_at, attempts, next_try_at)
     VALUES (?, 'jar.fill', '{}', 'waiting', 1, 0, 1)`,
  );
  const head = db
    .prepare<[], { device_sequence: number; hash: Buffer }>(
      'SELECT device_sequence, hash FROM event ORDER BY position DESC LIMIT 1',
    )
    .get();
  let sequence = head?.device_sequence ?? 0;
  let previousHash = head?.hash.toString('hex') ?? CHAIN_START.hash;
  for (let each = 0; each < count; each += 1) {
    sequence += 1;
    const event = {
      id: uuidv7(),
      stream: `jar:${String(sequence)}`,
      streamVersion: 1,
      type: 'jar.filled.v2',
      payload: { amount: sequence },
      commandId: uuidv7(),
      actor: 'somebody',
      device: device.id,
      deviceSequence: sequence,
      wallTime: 1,
      office: '630104003',
      previousHash,
    };
    const hash = envelopeHash(event, (text) => createHash('sha256').update(text).digest('hex'));
    const { lastInsertRowid } = insertEvent.run(
      packId(event.id),
      event.stream,
      1,
      event.type,
      JSON.stringify(event.payload),
      packId(event.commandId),
      event.actor,
      packId(device.id),
      sequence,
      1,
      event.office,
      Buffer.from(previousHash, 'hex'),
      Buffer.from(hash, 'hex'),
    );
    insertCommand.run(packId(event.commandId), 'jar.fill', event.actor, 1, lastInsertRowid);
    insertWaiting.run(packId(event.commandId));
    previousHash = hash;
  }
}
