/** Where the words of a code stand, by the path of the field that holds it: a table, so that a new kind is a line here. */
import type { TFunction } from 'i18next';

/** In the states that are compared, by kind and field. */
const ofFields: Readonly<Record<string, string>> = {
  'lease.status': 'lease.status',
  'lease.endReason': 'lease.end',
  'arrears.contactWay': 'lease.chase.way',
  'arrears.step': 'lease.chase.step',
  'arrears.letter': 'letters.kind',
  'review.status': 'tenancy.reviewStatus',
  'review.declaration': 'tenancy.declaration',
  'renewal.status': 'tenancy.renewalStatus',
  'renewal.declaration': 'tenancy.declaration',
  'leaving.status': 'leaving.status',
  'leaving.ground': 'leaving.ground',
  'payment.status': 'payments.status',
  'ticket.stage': 'tickets.stage',
  'ticket.kind': 'tickets.kind',
  'ticket.subject': 'tickets.subject',
  'ticket.topic': 'tickets.topic',
  'ticket.channel': 'tickets.channel',
  'ticket.pausedFor': 'tickets.pause',
  'ticket.outcome': 'tickets.outcome',
  'ticket.satisfaction': 'tickets.satisfaction',
  'ticket.supervision': 'tickets.cause',
  'ticket.finding': 'tickets.finding',
  'ticket.reviewLevel': 'tickets.review',
  'ticket.closedFor': 'tickets.close',
  'unit.state': 'units.state',
  'unit.type': 'units.type',
  'library.class': 'library.class',
  'selection.status': 'selection.status',
  noticeStatus: 'publicity.status',
  planStatus: 'plans.status',
  drawStatus: 'draws.status',
};

/** In events: by kind, event and part, or by kind and part where one word means the same in all of them. */
const ofFacts: Readonly<Record<string, string>> = {
  'lease.ended.reason': 'lease.end',
  'lease.tenant-changed.reason': 'lease.tenantChange',
  'lease.home-swapped.reason': 'lease.swap.reason',
  'rent.way': 'lease.way',
  'rent.why': 'lease.why',
  'arrears.way': 'lease.chase.way',
  'arrears.step': 'lease.chase.step',
  'arrears.letter': 'letters.kind',
  'payment.why': 'payments.why',
  'payment.way': 'lease.way',
  'review.way': 'lease.chase.way',
  'review.outcome': 'tenancy.reviewStatus',
  'review.declaration': 'tenancy.declaration',
  'review.type': 'documentType',
  'renewal.way': 'lease.chase.way',
  'renewal.outcome': 'tenancy.reviewStatus',
  'renewal.declaration': 'tenancy.declaration',
  'renewal.type': 'documentType',
  'leaving.ground': 'leaving.ground',
  'ticket.kind': 'tickets.kind',
  'ticket.subject': 'tickets.subject',
  'ticket.topic': 'tickets.topic',
  'ticket.channel': 'tickets.channel',
  'ticket.ground': 'tickets.ground',
  'ticket.returned.to': 'tickets.returnTo',
  'ticket.paused.reason': 'tickets.pause',
  'ticket.outcome': 'tickets.outcome',
  'ticket.satisfaction': 'tickets.satisfaction',
  'ticket.closed.reason': 'tickets.close',
  'ticket.cause': 'tickets.cause',
  'ticket.finding': 'tickets.finding',
  'ticket.grounds': 'tickets.appeal',
  'ticket.level': 'tickets.review',
  'unit.state': 'units.state',
  'unit.type': 'units.type',
  'unit.cause': 'units.cause',
  'unit.released.reason': 'units.reason',
  'library.class': 'library.class',
  'selection.passing': 'selection.passing',
  'selection.excuse': 'selection.excuses',
  'waiting.reminded.way': 'waiting.way',
  'waiting.left.reason': 'waiting.leave',
  'waiting.cause': 'waiting.cause',
  'waiting.grounds': 'waiting.grounds',
  'waiting.excuse': 'waiting.excuse',
  'publicity.channel': 'publicity.objection.channels',
  'publicity.objection-paused.reason': 'publicity.objection.pauses',
  'template.kind': 'letters.kind',
};

/** The word of a code in a compared field; undefined where the field holds no code, or one of a newer program. */
export function codeOfField(path: string, code: string, t: TFunction): string | undefined {
  return wordAt(ofFields[path], code, t);
}

/** The same for a part of an event, e.g. `reason` of `lease.ended.v1`. */
export function codeOfFact(type: string, { part, code }: { part: string; code: string }, t: TFunction) {
  const [kind = '', event = ''] = type.split('.');
  return wordAt(ofFacts[`${kind}.${event}.${part}`] ?? ofFacts[`${kind}.${part}`], code, t);
}

function wordAt(root: string | undefined, code: string, t: TFunction): string | undefined {
  if (root === undefined) return undefined;
  const word = t(`${root}.${code}` as 'lease.status.draft', { defaultValue: '' });
  return word === '' ? undefined : word;
}
