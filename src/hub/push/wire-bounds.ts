import { MAX_BATCH_EVENTS, type Batch } from '../../protocol/batch.ts';

/**
 * What a batch may hold beside what its schema says. Names and ids become keys of indexes and lines of logs: plain
 * characters, short. A payload is text within the limits of the whole batch.
 */
const ID = /^[\w.-]{1,64}$/;
/** A slash stands between plan and household in the name of an intent (decisions/0023). */
const STREAM = /^[a-z][a-z-]{0,30}:[\w.-]{1,80}(?:\/[\w.-]{1,40})?$/;
const NAME = /^[a-z][\w.-]{0,98}$/;
const OFFICE = /^\d{4,9}$/;
const HASH = /^[0-9a-f]{64}$/;
/** An account's claim stream names the account, in whatever letters it has. */
const CLAIM_STREAM = /^claim:[a-z]{1,30}-[^\p{C}\p{Zl}\p{Zp}]{1,160}$/u;

/** What is out of bounds, for the audit; undefined when nothing is. */
export function outOfBounds({ seal, commands }: Batch): string | undefined {
  if (!ID.test(seal.device) || !HASH.test(seal.hash) || !HASH.test(seal.previousHash)) return 'seal';
  if (seal.lastSequence - seal.firstSequence >= MAX_BATCH_EVENTS) return 'too many events';
  for (const command of commands) {
    if (!ID.test(command.commandId)) return 'command id';
    if (!NAME.test(command.name)) return 'command name';
    if (!ID.test(command.actor)) return 'actor';
    if (!OFFICE.test(command.office)) return 'office';
    for (const event of command.events) {
      if (!ID.test(event.id)) return 'event id';
      if (!STREAM.test(event.stream) && !isClaimStream(event.stream)) return 'stream';
      if (!NAME.test(event.type)) return 'event type';
      if (event.previousHash !== undefined && !HASH.test(event.previousHash)) return 'previous hash';
      if (event.payload.includes('\0')) return 'payload';
    }
  }
  return undefined;
}

function isClaimStream(stream: string): boolean {
  return CLAIM_STREAM.test(stream) && stream.isWellFormed();
}
