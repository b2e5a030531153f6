import { GENESIS_HASH } from '../../../protocol/envelope.ts';
import type { Sql, SqlQuery } from '../../sql/sql.ts';
import { type CodeRow, codeVerdict } from '../code-use.ts';
import type { CodeAttempt, CodeUse } from '../enrol-code.ts';
import type { HubLog } from '../hub-log.ts';
import { deviceById } from './devices.ts';

export function codeQueries(sql: Sql): Pick<HubLog, 'putCode' | 'useCode'> {
  return {
    putCode: async ({ city, lookup, secretHash, office, staffId, expiresAt }) => {
      await sql.query(
        `INSERT INTO enrol_code (city_code, lookup, secret_hash, office, staff_id, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (city_code, lookup) DO UPDATE SET secret_hash = excluded.secret_hash, office = excluded.office,
           staff_id = excluded.staff_id, expires_at = excluded.expires_at, attempts = 0, used_by = NULL`,
        [city, lookup, secretHash, office, staffId, expiresAt],
      );
    },
    // A wrong guess must be counted, so it is an answer and not an error that would undo the count.
    useCode: (attempt) => sql.transaction((tx) => useCode(tx, attempt)),
  };
}

async function useCode(tx: SqlQuery, attempt: CodeAttempt): Promise<CodeUse> {
  const [code] = await tx.query<CodeRow>(
    `SELECT city_code AS city, lookup, secret_hash AS "secretHash", office, staff_id AS "staffId",
       expires_at AS "expiresAt", attempts, used_by AS "usedBy"
     FROM enrol_code WHERE lookup = $1 ORDER BY secret_hash = $2 DESC FOR UPDATE`,
    [attempt.lookup, attempt.secretHash],
  );
  const verdict = codeVerdict(code, await deviceById(tx, attempt.device.device), attempt);
  if (code === undefined) return verdict.use;
  const key = [code.city, code.lookup];
  if (verdict.countsAsAttempt) {
    await tx.query(`UPDATE enrol_code SET attempts = attempts + 1 WHERE city_code = $1 AND lookup = $2`, key);
  }
  if (verdict.use.kind === 'enrolled' && !verdict.isRepeat) {
    const { device, publicKey, name } = attempt.device;
    await tx.query(`UPDATE enrol_code SET used_by = $3 WHERE city_code = $1 AND lookup = $2`, [...key, device]);
    await tx.query(
      `INSERT INTO device (city_code, device, public_key, office, name, enrolled_at, last_sequence, last_hash)
       VALUES ($1, $2, $3, $4, $5, $6, 0, $7)`,
      [code.city, device, publicKey, code.office, name, attempt.now, GENESIS_HASH],
    );
  }
  return verdict.use;
}
