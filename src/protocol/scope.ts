import { officeOverBoth } from '../domain/duplicate/pair-id.ts';
import { cityOf, covers, parseOfficeId } from '../domain/office/office.ts';
import type { OfficeId } from '../kernel/ids.ts';

/**
 * Who receives a stream. A stream has one scope, an office, from its first event to its last:
 *   application:…   the street office that the application was handed in at
 *   check:…         the same street, which its first event repeats: the checks of a case go where the case goes
 *   hold:…          the same, for who holds the case
 *   intent:…        the same, for a household's intent for a plan: the stream names both (decisions/0023)
 *   ticket:…        the office that handles it, which its first event names (decisions/0025)
 *   lease:…, rent:…, arrears:…, review:…, renewal:…, leaving:…
 *                   the street in whose reach the home lies, which the first event of each names
 *   pair:…          the lowest office that covers both streets, which its first event names
 *   calendar:, claim:, draw:, library:, office:, policy:, selection:, staff:, settings:, template:
 *                   the whole city: which days are worked, who somebody is, what is taken, what holds for all
 *   plan:           the whole city: every street registers intents for it
 *   waiting:, ban:  the whole city: a place in the list is a place among all, a ban holds everywhere (decisions/0017)
 *   estate:, unit:, unit-import:
 *                   the whole city: a home is offered in all of it (decisions/0022)
 *   payment:, payment-file:
 *                   the office of whoever read the file, as any other kind
 *   any other kind  the office for which its first event was written
 * A device of an office receives the scopes in its own subtree and what is city-wide.
 */
const CITY_WIDE = new Set([
  'ban',
  'calendar',
  'claim',
  'draw',
  'estate',
  'library',
  'office',
  'plan',
  'policy',
  'selection',
  'staff',
  'settings',
  'template',
  'unit',
  'unit-import',
  'waiting',
]);

/** Streams of a lease; of some there is one for each year or term, named behind a dot. */
const OF_LEASE = new Set(['lease', 'rent', 'arrears', 'review', 'renewal', 'leaving']);

export interface ScopedEvent {
  readonly stream: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly office: string;
}

/** Whether every desk of the city receives the stream, whoever wrote it. */
export function isCityWide(stream: string): boolean {
  return CITY_WIDE.has(stream.slice(0, stream.indexOf(':')));
}

/** The scope of the stream that `first`, its first event, begins; undefined when that event does not say. */
export function scopeOfNewStream(first: ScopedEvent): OfficeId | undefined {
  const office = parseOfficeId(first.office);
  if (office === undefined) return undefined;
  if (first.stream.startsWith('waiting:') && first.stream !== `waiting:${String(first.payload['caseId'])}`)
    return undefined;
  if (isCityWide(first.stream)) return cityOf(office);
  const kind = first.stream.slice(0, first.stream.indexOf(':'));
  if (kind === 'pair') return scopeOfPair(first);
  if (kind === 'intent') return scopeOfIntent(first);
  if (kind === 'ticket') return scopeOfTicket(first);
  if (OF_LEASE.has(kind)) return scopeOfLease(kind, first);
  if (kind !== 'application' && kind !== 'check' && kind !== 'hold') return office;
  const { street, caseId } = first.payload;
  // The checks or the hold of another case would go where that case does not.
  if (kind !== 'application' && first.stream !== `${kind}:${String(caseId)}`) return undefined;
  return typeof street === 'string' ? parseOfficeId(street) : undefined;
}

/** Where the household's case is seen, and nowhere else. */
function scopeOfIntent({ stream, payload: { planId, caseId, street } }: ScopedEvent): OfficeId | undefined {
  if (stream !== `intent:${String(planId)}/${String(caseId)}`) return undefined;
  return typeof street === 'string' ? parseOfficeId(street) : undefined;
}

/** Contract and money go where the home lies, whoever wrote them. */
function scopeOfLease(kind: string, { stream, payload }: ScopedEvent): OfficeId | undefined {
  const { leaseId, office } = payload;
  const own = `${kind}:${String(leaseId)}`;
  const isItsOwn = stream === own || stream.startsWith(`${own}.`);
  return isItsOwn && typeof office === 'string' ? parseOfficeId(office) : undefined;
}

/** A decision on two cases is seen by whoever may see both of them, so that no street reads of another's. */
function scopeOfPair({ stream, payload }: ScopedEvent): OfficeId | undefined {
  const { low, high, streets } = payload;
  if (stream !== `pair:${String(low)}.${String(high)}` || !Array.isArray(streets)) return undefined;
  const [one, other] = streets.map((street) => (typeof street === 'string' ? parseOfficeId(street) : undefined));
  return one === undefined || other === undefined ? undefined : officeOverBoth(one, other);
}

/** Whoever wrote it down: it goes to the desks of the office that handles it, and to those above. */
function scopeOfTicket({ stream, payload }: ScopedEvent): OfficeId | undefined {
  const { ticketId, office } = payload;
  return stream === `ticket:${String(ticketId)}` && typeof office === 'string' ? parseOfficeId(office) : undefined;
}

/** Whether a device of `office` receives what has this scope. */
export function receives(office: OfficeId, scope: OfficeId): boolean {
  return covers(office, scope) || scope === cityOf(office);
}
