import { type Seal, sealText } from '../protocol/seal.ts';
import type { CaseFile } from './case-file.ts';
import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { deviceHead } from './event-log.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

/** Seals: this desk's Ed25519 signature over the head of its chain, covering everything before it. */

interface SealRow {
  readonly device: StoredId;
  readonly device_sequence: number;
  readonly hash: Buffer;
  readonly sealed_at: number;
  readonly signature: Buffer;
}

const insertSeal = namedStatement<[StoredId, number, Buffer, number, Buffer]>(
  'seal.insert',
  `INSERT INTO seal (device, device_sequence, hash, sealed_at, signature) VALUES (?, ?, ?, ?, ?)`,
);
const selectLast = namedStatement<[device: StoredId], SealRow>(
  'seal.last',
  `SELECT device, device_sequence, hash, sealed_at, signature FROM seal
   WHERE device = ? ORDER BY device_sequence DESC LIMIT 1`,
);
const selectAll = namedStatement<[], SealRow>(
  'seal.all',
  `SELECT device, device_sequence, hash, sealed_at, signature FROM seal ORDER BY device, device_sequence`,
);

/** While the desk writes, a seal is never older than this. */
export const SEAL_EVERY_MS = 60_000;

/** Seals this desk's chain head; `undefined` when it is sealed already or there is nothing to seal. */
export function sealHead(file: CaseFile, now: number): Seal | undefined {
  const write = file.db.transaction((): Seal | undefined => {
    const head = deviceHead(file.db, file.device.id);
    const last = selectLast.on(file.db).get(packId(file.device.id));
    if (head === undefined || head.deviceSequence === last?.device_sequence) return undefined;
    const unsigned = {
      device: file.device.id,
      deviceSequence: head.deviceSequence,
      hash: head.hash.toString('hex'),
      sealedAt: now,
    };
    const signature = file.device.sign(sealText(unsigned));
    insertSeal.on(file.db).run(packId(unsigned.device), unsigned.deviceSequence, head.hash, now, signature);
    return { ...unsigned, signature: signature.toString('base64') };
  });
  return guarded(file.db.name, () => write.immediate());
}

/** Seals when there are unsealed events and the last seal is a minute old; a clock set back counts as a minute. */
export function sealIfDue(file: CaseFile, now: number): Seal | undefined {
  const last = lastSeal(file.db, file.device.id);
  const isDue = last === undefined || now - last.sealedAt >= SEAL_EVERY_MS || now < last.sealedAt;
  return isDue ? sealHead(file, now) : undefined;
}

export function lastSeal(db: Database, device: string): Seal | undefined {
  const row = selectLast.on(db).get(packId(device));
  return row === undefined ? undefined : sealOf(row);
}

export function allSeals(db: Database): readonly Seal[] {
  return selectAll.on(db).all().map(sealOf);
}

function sealOf(row: SealRow): Seal {
  return {
    device: unpackId(row.device),
    deviceSequence: row.device_sequence,
    hash: row.hash.toString('hex'),
    sealedAt: row.sealed_at,
    signature: row.signature.toString('base64'),
  };
}
