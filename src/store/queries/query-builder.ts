import {
  type Compilable,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { invariant } from '../../kernel/invariant.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';

/** The tables that built queries read, in the columns' stored form (projections/case-codes.ts). */
export interface Schema {
  readonly case_row: CaseRowTable;
}

export interface CaseRowTable {
  readonly case_key: number;
  readonly case_id: Buffer | string;
  readonly case_no: string;
  readonly applicant_name: string;
  readonly programme: number;
  readonly household_size: number;
  readonly queue: number;
  readonly status: number;
  readonly street_id: string;
  readonly district_id: string;
  readonly received_day: number;
  readonly due_day: number;
  readonly due_provisional: number;
  readonly clock_started_day: number;
  readonly clock_limit: number;
  readonly clock_unit: number;
  readonly clock_pauses: string;
  readonly document_bits: number;
  readonly green_channel: number;
  readonly channel: number;
  readonly last_actor: Buffer | string;
  readonly last_changed_at: number;
  readonly marks: number;
  readonly held_until: number;
  readonly promise_day: number;
  readonly stale_day: number;
}

/**
 * Builds and compiles, never runs: Kysely has no connection here, so its transactions cannot mix with ours. A query
 * is compiled once, when its module loads, and then runs as fast as a written one.
 */
export const builder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A value that is bound by name at run time. */
export function parameter<T>(name: string): RawBuilder<T> {
  invariant(/^[a-z_]+$/i.test(name), 'a parameter is a plain name');
  return sql.raw<T>(`@${name}`);
}

/** Compiles a query whose every value is a `parameter`, and declares it under a name. */
export function namedQuery<Parameters extends object, Row>(
  name: string,
  query: Compilable,
): NamedStatement<[Parameters], Row> {
  const compiled = query.compile();
  invariant(compiled.parameters.length === 0, `${name} binds a value that has no name`);
  return namedStatement<[Parameters], Row>(name, compiled.sql);
}
