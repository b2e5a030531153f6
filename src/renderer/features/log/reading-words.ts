import type { TFunction } from 'i18next';
import { queueDefinition } from '../../../domain/queue/definitions.ts';

const actions = {
  'case.open': 'log.action.case-open',
  'case.print-receipt': 'log.action.print-receipt',
  'case.print-supplement': 'log.action.print-supplement',
  'case.print-decision': 'log.action.print-decision',
  'case.print-recheck': 'log.action.print-recheck',
  'case.print-promise': 'log.action.print-promise',
  'case.letter': 'log.action.case-letter',
  'case.print-waiting-slip': 'log.action.print-waiting-slip',
  'case.waiting': 'log.action.case-waiting',
  'lease.list': 'log.action.lease-list',
  'lease.find': 'log.action.lease-find',
  'lease.open': 'log.action.lease-open',
  'lease.document': 'log.action.lease-document',
  'lease.tenant-copy': 'log.action.lease-tenant-copy',
  'lease.print-tenant-copy': 'log.action.print-tenant-copy',
  'lease.print-contract': 'log.action.print-contract',
  'lease.print-receipt': 'log.action.print-money-receipt',
  'rent.arrears': 'log.action.rent-arrears',
  'rent.export': 'log.action.rent-export',
  'payment.list': 'log.action.payment-list',
  'payment.read-file': 'log.action.payment-read-file',
  'comparison.last': 'log.action.comparison-last',
  'review.list': 'log.action.review-list',
  'renewal.list': 'log.action.renewal-list',
  'renewal.open': 'log.action.renewal-open',
  'leaving.list': 'log.action.leaving-list',
  'leaving.open': 'log.action.leaving-open',
  'lease.print-visit': 'log.action.print-visit',
  'review.open': 'log.action.review-open',
  'review.document': 'log.action.document-read',
  'waiting.where': 'log.action.waiting-where',
  'waiting.page': 'log.action.waiting-page',
  'waiting.public-list': 'log.action.waiting-public-list',
  'case.history': 'log.action.case-history',
  'case.checks': 'log.action.case-checks',
  'case.eligibility': 'log.action.case-eligibility',
  'case.compare': 'log.action.case-compare',
  'case.looked-alike': 'log.action.looked-alike',
  'document.read': 'log.action.document-read',
  'draft.document': 'log.action.draft-document',
  search: 'log.action.search',
  'search.cases': 'log.action.search',
  'ticket.open': 'log.action.ticket-open',
  'ticket.list': 'log.action.ticket-list',
  'ticket.search': 'log.action.ticket-search',
  'ticket.similar': 'log.action.ticket-similar',
  'ticket.paper': 'log.action.ticket-paper',
  'ticket.export': 'log.action.ticket-export',
  'queue.page': 'log.action.queue-page',
  'mass.preview': 'log.action.mass-preview',
  'publicity.waiting': 'log.action.publicity-waiting',
  'publicity.open': 'log.action.publicity-open',
  'publicity.export': 'log.action.publicity-export',
  'publicity.register': 'log.action.publicity-register',
  'plan.roster': 'log.action.plan-roster',
  'plan.intents': 'log.action.plan-intents',
  'plan.candidates': 'log.action.plan-candidates',
  'plan.slip': 'log.action.plan-slip',
  'plan.intent': 'log.action.plan-intent',
  'draw.export': 'log.action.draw-export',
  'draw.attempt-refused': 'log.action.draw-attempt-refused',
  'staff.list': 'log.action.staff-list',
  'conflict.list': 'log.action.conflict-list',
  'conflict.open': 'log.action.conflict-open',
  'carry.export-waiting': 'log.action.export-waiting',
  'carry.export-for': 'log.action.export-for',
  'session.sign-in': 'log.action.sign-in',
  'session.wrong-password': 'log.action.wrong-password',
  'session.unknown-account': 'log.action.unknown-account',
  'session.locked-out': 'log.action.locked-out',
} as const;

/** What somebody did, in words; an action of a newer program is shown as it is. */
export function readingWord(action: string, t: TFunction): string {
  return Object.hasOwn(actions, action) ? t(actions[action as keyof typeof actions]) : action;
}

/** What a line says besides: a queue by its name; a file by the head of its hash, as the log keeps no names. */
export function readingDetail(
  { action, detail }: { readonly action: string; readonly detail: string },
  t: TFunction,
): string {
  const queue = queueDefinition(detail);
  return action === 'queue.page' && queue !== undefined ? t(`queueName.${queue.name}`) : detail;
}
