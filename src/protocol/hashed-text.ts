import type { Envelope } from './envelope.ts';

/** Everything of an envelope that is hashed, except its payload. */
export type HashedHeader = Omit<Envelope, 'payload' | 'hash'>;

/**
 * The canonical JSON that an event's hash covers, from a payload that is canonical JSON already: the payload is
 * written once for the row and for the hash. Must equal `canonicalJson` of the whole (hashed-text.test.ts).
 */
export function hashedText(header: HashedHeader, payload: string): string {
  return (
    `{"actor":${quoted(header.actor)},"commandId":${quoted(header.commandId)}` +
    `,"device":${quoted(header.device)},"deviceSequence":${header.deviceSequence}` +
    `,"id":${quoted(header.id)},"office":${quoted(header.office)},"payload":${payload}` +
    `,"previousHash":"${header.previousHash}","stream":${quoted(header.stream)}` +
    `,"streamVersion":${header.streamVersion},"type":${quoted(header.type)},"wallTime":${header.wallTime}}`
  );
}

const PLAIN = /^[\w.:-]*$/;

/** Most of these texts are ids and names, in which nothing is escaped. */
function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
