import type { OfficeId } from '../../../kernel/ids.ts';
import type { Sql, SqlQuery } from '../../sql/sql.ts';
import type { DeviceState, HubLog } from '../hub-log.ts';

interface DeviceRow {
  readonly city: OfficeId;
  readonly device: string;
  readonly publicKey: string;
  readonly office: OfficeId;
  readonly name: string;
  readonly enrolledAt: number;
  readonly revokedAt: number | null;
}

const DEVICE = `d.city_code AS city, d.device, d.public_key AS "publicKey", d.office, d.name,
  d.enrolled_at AS "enrolledAt", d.revoked_at AS "revokedAt"`;

/** Without the city, which the device itself does not say: the one question that a cluster asks of all its nodes. */
export async function deviceById(sql: SqlQuery, device: string): Promise<DeviceState | undefined> {
  const [row] = await sql.query<DeviceRow>(`SELECT ${DEVICE} FROM device d WHERE device = $1`, [device]);
  return row;
}

/** A commit that need not be on the disk before the answer: losing it costs nothing that anybody was promised. */
const LATER = `later AS (SELECT set_config('synchronous_commit', 'off', true) AS set)`;

type Names =
  'device' | 'devices' | 'revoke' | 'move' | 'noteSeen' | 'deviceHead' | 'ends' | 'takeNonce' | 'forgetNonces';

const ENDS = `SELECT device, last_sequence AS "deviceSequence" FROM device
  WHERE city_code = $1 ORDER BY enrolled_at, device`;

export function deviceQueries(sql: Sql): Pick<HubLog, Names> {
  return {
    device: (device) => deviceById(sql, device),
    devices: (city) =>
      sql.query(
        `SELECT ${DEVICE}, c.seen_at AS "lastSeenAt", coalesce(c.pulled_up_to, 0) AS "pulledUpTo"
         FROM device d LEFT JOIN device_cursor c USING (city_code, device)
         WHERE d.city_code = $1 ORDER BY d.enrolled_at, d.device`,
        [city],
      ),
    revoke: async ({ city, device }, at) => {
      await sql.query(`UPDATE device SET revoked_at = coalesce(revoked_at, $3) WHERE city_code = $1 AND device = $2`, [
        city,
        device,
        at,
      ]);
    },
    move: async ({ city, device }, office) => {
      await sql.query(`UPDATE device SET office = $3 WHERE city_code = $1 AND device = $2`, [city, device, office]);
    },
    noteSeen: async ({ city, device }, { at, pulledUpTo }) => {
      await sql.query(
        `WITH ${LATER}
         INSERT INTO device_cursor (city_code, device, pulled_up_to, seen_at)
         SELECT $1, $2, coalesce($3::bigint, 0), $4::bigint FROM later
         ON CONFLICT (city_code, device) DO UPDATE
         SET pulled_up_to = coalesce($3::bigint, device_cursor.pulled_up_to), seen_at = excluded.seen_at`,
        [city, device, pulledUpTo ?? null, at],
      );
    },
    deviceHead: async ({ city, device }) => {
      const [row] = await sql.query<{
        deviceSequence: number;
        hash: string;
        scopes: { scope: string; count: number }[];
      }>(
        `SELECT last_sequence AS "deviceSequence", last_hash AS hash,
           coalesce((SELECT json_agg(json_build_object('scope', scope, 'count', events) ORDER BY scope)
                     FROM device_scope s WHERE s.city_code = d.city_code AND s.device = d.device), '[]') AS scopes
         FROM device d WHERE city_code = $1 AND device = $2`,
        [city, device],
      );
      if (row === undefined) throw new Error('an enrolled device has a head');
      return row;
    },
    ends: (city) => sql.query(ENDS, [city]),
    takeNonce: async ({ device, nonce, until }) => {
      const rows = await sql.query(
        `WITH ${LATER}
         INSERT INTO nonce (city_code, device, nonce, until) SELECT $1, $2, $3, $4::bigint FROM later
         ON CONFLICT DO NOTHING RETURNING 1`,
        [device.city, device.device, nonce, until],
      );
      return rows.length > 0;
    },
    forgetNonces: async (before) => {
      await sql.query(`DELETE FROM nonce WHERE until < $1`, [before]);
    },
  };
}
