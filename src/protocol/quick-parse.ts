/**
 * Batches and pages by the thousand events: what has exactly the members and types that its schema asks for is taken as
 * it is, without the copy that a schema makes of every event. Anything else is left to the schema, whose word is final.
 */
import { type Batch, batchSchema } from './batch.ts';
import { batchSealSchema } from './batch-seal.ts';
import { packedPageSchema, packedRunSchema, pullAnswerSchema } from './messages.ts';

/** A part of a schema: what a reader of bodies needs of it. */
export interface Parser<T> {
  safeParse(value: unknown): ReturnType<Schema<T>['safeParse']>;
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
}

export const batchParser: Parser<Batch> = {
  safeParse: (value) =>
    isRecord(value) && isBatch(value, 2)
      ? { success: true, data: value as unknown as Batch }
      : batchSchema.safeParse(value),
};

export const pullAnswerParser = pageParser(pullAnswerSchema, isOrderedBatch);

/** The same for a page in parts, of which some runs are only named. */
export const packedPageParser = pageParser(packedPageSchema, isNamedOrOrdered);

/** Of a page only the batches are many: the schema sees it without them where each is what it should be. */
function pageParser<P extends { readonly batches: unknown[] }>(
  schema: Schema<P>,
  isBatchOfPage: (value: unknown) => boolean,
): Parser<P> {
  return {
    safeParse: (value) => {
      if (!isRecord(value) || !Array.isArray(value.batches) || !value.batches.every(isBatchOfPage)) {
        return schema.safeParse(value);
      }
      const parsed = schema.safeParse({ ...value, batches: [] });
      return parsed.success ? { success: true, data: { ...parsed.data, batches: value.batches } } : parsed;
    },
  };
}

function isNamedOrOrdered(value: unknown): boolean {
  return isOrderedBatch(value) || packedRunSchema.safeParse(value).success;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOrderedBatch(value: unknown): boolean {
  return isRecord(value) && isPositive(value.hubSequence) && isBatch(value, 3);
}

function isBatch(value: Record<string, unknown>, members: number): boolean {
  const { commands } = value;
  return (
    Array.isArray(commands) &&
    commands.length > 0 &&
    commands.every(isCommand) &&
    Object.keys(value).length === members &&
    batchSealSchema.safeParse(value.seal).success
  );
}

function isCommand(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { commandId, name, actor, office, wallTime, superseded, events } = value;
  return (
    typeof commandId === 'string' &&
    typeof name === 'string' &&
    typeof actor === 'string' &&
    typeof office === 'string' &&
    Number.isSafeInteger(wallTime) &&
    typeof superseded === 'boolean' &&
    Array.isArray(events) &&
    events.length > 0 &&
    events.every(isEvent) &&
    Object.keys(value).length === 7
  );
}

function isEvent(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, deviceSequence, previousHash, stream, streamVersion, type, payload } = value;
  return (
    typeof id === 'string' &&
    isPositive(deviceSequence) &&
    typeof stream === 'string' &&
    isPositive(streamVersion) &&
    typeof type === 'string' &&
    typeof payload === 'string' &&
    (previousHash === undefined || typeof previousHash === 'string') &&
    Object.keys(value).length === (previousHash === undefined ? 6 : 7)
  );
}

function isPositive(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
