import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import { monthsOf } from '../policy/time-limit.ts';
import { isSound } from '../rent/standard.ts';
import { type LeaseContent, clauses } from './content.ts';
import type { LeasePolicy } from './facts.ts';
import type { LeaseRefusal } from './refusal.ts';

/** What is missing or wrong in a draft (PRH-18, PRH-20); undefined when it could be signed. */
export function contentRefusal(content: LeaseContent, { most }: Pick<LeasePolicy, 'most'>): LeaseRefusal | undefined {
  const { tenant, landlord, employer, origin, home, term, rent, depositFen } = content;
  const parties = [tenant.name, tenant.identityNumber, landlord, ...(origin === 'employer' ? [employer] : [])];
  if (parties.some(isBlank)) return { code: 'parties-missing' };
  if ([home.unitNo, home.estate, home.address].some(isBlank) || home.area <= 0) return { code: 'home-missing' };
  if (term.until < term.from || !isSound({ ...rent, from: term.from }) || depositFen < 0)
    return { code: 'terms-wrong' };
  const latest = lastDay(term.from, monthsOf(most));
  if (term.until > latest) return { code: 'term-too-long', latest };
  const missing = clauses.filter((clause) => clause !== 'other' && isBlank(content.clauses[clause]));
  return missing.length > 0 ? { code: 'clauses-missing', clauses: missing } : undefined;
}

/** The last day of a term of so many months: the day before the same day of the end month (DAY-06). */
function lastDay(from: PlainDate, months: number): PlainDate {
  return addDays(addMonths(from, months), -1);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
