/** Structured lines about what happened, never about whom: ids, codes, counts, durations. */
export interface HubLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLogger: HubLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
