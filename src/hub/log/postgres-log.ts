/**
 * The hub's log in PostgreSQL or PGlite. A push locks its city's row: pushes of one city follow each other, so its
 * numbers have no holes and become visible in their order, whichever process gave them.
 */
import type { OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Sql, type SqlQuery, isUniqueViolation } from '../sql/sql.ts';
import type { AuditEntry, CityState, DocumentStanding, HubLog } from './hub-log.ts';
import { codeQueries } from './postgres/codes.ts';
import { deviceQueries } from './postgres/devices.ts';
import { OWN_DOCUMENT, readFacts, staffRights } from './postgres/push-facts.ts';
import { readBatches } from './postgres/read-batches.ts';
import { writeBatch } from './postgres/write-batch.ts';

/** A log over a migrated database; closing it closes the database. */
export async function postgresLog(sql: Sql): Promise<HubLog> {
  const listeners = new Set<Parameters<HubLog['onOrdered']>[0]>();
  await sql.listen('anju_ordered', (payload) => {
    void tell(sql, listeners, payload);
  });
  return {
    ...cityQueries(sql),
    ...deviceQueries(sql),
    ...codeQueries(sql),
    ...documentQueries(sql),
    push: async (question, decide) => {
      const attempt = (thorough: boolean) =>
        sql.transaction(async (tx) => {
          let facts = await readFacts(tx, question, thorough);
          let decided = decide(facts);
          if (decided.write === undefined && decided.isOfChain !== true && !thorough) {
            // What refuses a batch is the first thing that is wrong with it, so nothing may be left unasked.
            facts = await readFacts(tx, question, true);
            decided = decide(facts);
          }
          if (decided.write !== undefined) await writeBatch(tx, { city: question.city, facts }, decided.write);
          return decided.answer;
        });
      try {
        return await attempt(false);
      } catch (error) {
        // A stream, command or event that is here already: ask again, looking for it, so that the decision says so.
        if (!isUniqueViolation(error)) throw error;
        return attempt(true);
      }
    },
    batches: (city, question) => readBatches(sql, city, question),
    onOrdered: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    audit: async ({ at, city, device, code, detail }) => {
      await sql.query(`INSERT INTO audit (city_code, at, device, code, detail) VALUES ($1, $2, $3, $4, $5)`, [
        city ?? '',
        at,
        device,
        code,
        detail,
      ]);
    },
    auditEntries: async (last) => {
      const rows = await sql.query<AuditEntry>(
        `SELECT at, nullif(city_code, '') AS city, device, code, detail FROM audit ORDER BY id DESC LIMIT $1`,
        [last],
      );
      return rows.toReversed();
    },
    ping: async () => {
      await sql.query('SELECT 1');
    },
    close: () => sql.close(),
  };
}

const CITY = `city_code AS city, epoch, head_sequence AS head`;

type CityNames = 'cities' | 'city' | 'openCity' | 'renewEpochs' | 'staff' | 'hasOffice';

function cityQueries(sql: Sql): Pick<HubLog, CityNames> {
  return {
    cities: () => sql.query<CityState>(`SELECT ${CITY} FROM city ORDER BY city_code`),
    city: async (city) => (await sql.query<CityState>(`SELECT ${CITY} FROM city WHERE city_code = $1`, [city]))[0],
    openCity: async (city, epoch) => {
      await sql.query(`INSERT INTO city (city_code, epoch, head_sequence) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`, [
        city,
        epoch,
      ]);
      const [state] = await sql.query<CityState>(`SELECT ${CITY} FROM city WHERE city_code = $1`, [city]);
      invariant(state, 'a city that was made');
      return state;
    },
    renewEpochs: (epochOf) => sql.transaction((tx) => renewEpochs(tx, epochOf)),
    staff: async (city, staffId) => (await staffRights(sql, city, [staffId])).get(staffId),
    hasOffice: async (city, office) => {
      const rows = await sql.query(`SELECT FROM stream WHERE city_code = $1 AND stream = $2`, [
        city,
        `office:${office}`,
      ]);
      return rows.length > 0;
    },
  };
}

async function renewEpochs(tx: SqlQuery, epochOf: (city: OfficeId) => string): Promise<void> {
  for (const { city } of await tx.query<CityState>(`SELECT ${CITY} FROM city FOR UPDATE`)) {
    await tx.query(`UPDATE city SET epoch = $2, is_restored = true WHERE city_code = $1`, [city, epochOf(city)]);
    // Nobody has read anything of this log yet.
    await tx.query(`UPDATE device_cursor SET pulled_up_to = 0 WHERE city_code = $1`, [city]);
  }
}

function documentQueries(sql: Sql): Pick<HubLog, 'noteDocument' | 'documentStanding'> {
  return {
    noteDocument: async ({ city, device }, hash) => {
      await sql.query(`INSERT INTO document (city_code, hash, device) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
        city,
        hash,
        device,
      ]);
    },
    documentStanding: async ({ city, device, office }, hash) => {
      const [row] = await sql.query<{ standing: DocumentStanding }>(
        `SELECT CASE WHEN ${OWN_DOCUMENT} THEN 'visible'
           WHEN EXISTS (SELECT FROM document d WHERE d.city_code = $1 AND d.hash = asked.hash)
             OR EXISTS (SELECT FROM document_reference r WHERE r.city_code = $1 AND r.hash = asked.hash) THEN 'hidden'
           ELSE 'unknown' END AS standing
         FROM (SELECT $4::text AS hash) AS asked`,
        [city, device, office, hash],
      );
      return row?.standing ?? 'unknown';
    },
  };
}

/** `6301 630104003,6301`: a city and whose scopes have news; `*` for any. Undefined: news may have been missed. */
async function tell(
  sql: Sql,
  listeners: ReadonlySet<Parameters<HubLog['onOrdered']>[0]>,
  payload: string | undefined,
): Promise<void> {
  if (payload !== undefined) {
    const [city = '', scopes = '*'] = payload.split(' ');
    const named = scopes === '*' ? undefined : (scopes.split(',') as OfficeId[]);
    for (const listener of listeners) listener(city as OfficeId, named);
    return;
  }
  const cities = await sql.query<CityState>(`SELECT ${CITY} FROM city`).catch(() => []);
  for (const { city } of cities) for (const listener of listeners) listener(city, undefined);
}
