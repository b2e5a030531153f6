import { pino } from 'pino';
import type { HubLogger } from './logger.ts';

/** One JSON line per event on standard output. Of an error its kind and place, never a row that it quotes. */
export function pinoLogger(level: string): HubLogger {
  const log = pino({ level, base: null, serializers: { err: plainError } });
  return {
    info: (fields, message) => {
      log.info(fields, message);
    },
    warn: (fields, message) => {
      log.warn(fields, message);
    },
    error: (fields, message) => {
      log.error(fields, message);
    },
  };
}

/** PostgreSQL repeats values in `detail` and `where`; the message of a constraint names the constraint only. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
  return { type: error.name, message: error.message, code, constraint, stack: error.stack };
}
