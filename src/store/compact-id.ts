/**
 * Ids on disk. A UUID is 36 characters of text or 16 bytes: over millions of events with three ids each, and their
 * indexes, the difference is hundreds of megabytes. Anything that is not a lower-case UUID stays text, so packing
 * loses nothing.
 */
export type StoredId = Buffer | string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function packId(id: string): StoredId {
  if (!UUID.test(id)) return id;
  const hex = id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
  return Buffer.from(hex, 'hex');
}

export function unpackId(stored: StoredId): string {
  if (typeof stored === 'string') return stored;
  const hex = stored.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
