import type { RawRequest } from '../protocol/transport.ts';
import { requestHeaders } from '../protocol/request-signature.ts';
import type { HubContext } from './context.ts';
import type { Reply } from './request/reply.ts';

/**
 * One row of the audit for each refused request. Whoever floods the hub with bad requests must not fill its disk:
 * beyond so many a minute they are counted in the metrics only.
 */
export interface RefusalNotes {
  note(reply: Reply, request: RawRequest): Promise<void>;
}

const MINUTE_MS = 60_000;

export function refusalNotes({ log, logger, metrics, limits, now }: HubContext): RefusalNotes {
  let minute = 0;
  let written = 0;
  const hasRoom = (at: number): boolean => {
    const current = Math.floor(at / MINUTE_MS);
    if (current !== minute) [minute, written] = [current, 0];
    written += 1;
    return written <= limits.auditPerMinute;
  };
  return {
    note: async (reply, request) => {
      const noted = notedOf(reply);
      if (noted === undefined) return;
      const { code, detail, city = null } = noted;
      const device = noted.device ?? claimedDevice(request);
      metrics.count('anju_hub_refused_total', { code });
      logger.warn({ code, detail, city, device }, 'refused');
      const at = now();
      if (!hasRoom(at)) {
        metrics.count('anju_hub_audit_suppressed_total');
        return;
      }
      try {
        await log.audit({ at, city, device, code, detail });
      } catch (error) {
        logger.error({ err: error, code }, 'a refusal could not be noted');
      }
    },
  };
}

interface Noted {
  readonly code: string;
  readonly detail: string;
  readonly device?: string | undefined;
  readonly city?: string | undefined;
}

function notedOf(reply: Reply): Noted | undefined {
  if (reply.kind === 'bytes') return undefined;
  const { device, city } = reply;
  if (reply.kind === 'json') {
    return reply.auditAs === undefined ? undefined : { code: reply.auditAs, detail: 'answered', device, city };
  }
  if (reply.auditAs === null || reply.code === 'busy' || reply.code === 'fault') return undefined;
  return { code: reply.auditAs ?? reply.code, detail: reply.detail, device, city };
}

function claimedDevice({ headers }: RawRequest): string | null {
  const claimed = headers[requestHeaders.device] ?? '';
  return /^[\w.-]{1,64}$/.test(claimed) ? claimed : null;
}
