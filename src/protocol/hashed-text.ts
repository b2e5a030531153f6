import type { Envelope } from './envelope.ts';

/** Everything of an envelope that is hashed, except its payload. */
export type HashedHeader = Omit<Envelope, 'payload' | 'hash'>;

/**
 * The canonical JSON that an event's hash covers, from a payload that is canonical JSON already: the payload is
 * written once for the row and for the hash. Must equal `canonicalJson` of the whole (hashed-text.test.ts).
 */
export function hashedText(header: HashedHeader, payload: string): string {
  return (
    `{"actor":${JSON.stringify(header.actor)},"commandId":${JSON.stringify(header.commandId)}` +
    `,"device":${JSON.stringify(header.device)},"deviceSequence":${header.deviceSequence}` +
    `,"id":${JSON.stringify(header.id)},"office":${JSON.stringify(header.office)},"payload":${payload}` +
    `,"previousHash":"${header.previousHash}","stream":${JSON.stringify(header.stream)}` +
    `,"streamVersion":${header.streamVersion},"type":${JSON.stringify(header.type)},"wallTime":${header.wallTime}}`
  );
}
