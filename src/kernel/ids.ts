import type { Brand } from './brand.ts';

/** A case: one application from intake to its end. UUIDv7 text. */
export type CaseId = Brand<string, 'CaseId'>;
/** A staff account. UUIDv7 text. */
export type StaffId = Brand<string, 'StaffId'>;
/** An office of the city tree, e.g. `6301` (city), `630104` (district), `630104003` (street). */
export type OfficeId = Brand<string, 'OfficeId'>;
/** One command, sent once or many times: the key of idempotency. UUIDv7 text. */
export type CommandId = Brand<string, 'CommandId'>;
/** One document (several pages) of a case. UUIDv7 text. */
export type DocumentId = Brand<string, 'DocumentId'>;
/** Lower-case hex SHA-256 of a document page's bytes. */
export type BlobHash = Brand<string, 'BlobHash'>;
/** A home for rent: the city's own code for it, `[0-9A-Z-]{1,32}` (domain/unit/codes.ts). */
export type UnitNo = Brand<string, 'UnitNo'>;
/** An estate of homes: the city's own code for it, written like a unit's. */
export type EstateId = Brand<string, 'EstateId'>;
