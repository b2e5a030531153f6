import { toHalfWidth } from '../../../domain/identity/half-width.ts';
import { type PlainDate, parsePlainDate } from '../../../kernel/plain-date.ts';

const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const PARTS = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/;

/**
 * A date as typed at a counter: 20201005, 2020-10-5, 2020.10.5, 2020/10/05, 2020年10月5日. Undefined when it is no real
 * day.
 */
export function parseTypedDate(text: string): PlainDate | undefined {
  const typed = toHalfWidth(text).replace(/\s+/gu, '');
  const match = COMPACT.exec(typed) ?? PARTS.exec(typed);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
