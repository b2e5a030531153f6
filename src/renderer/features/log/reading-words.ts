import type { TFunction } from 'i18next';

const actions = {
  'case.open': 'log.action.case-open',
  'case.print-receipt': 'log.action.print-receipt',
  'case.print-supplement': 'log.action.print-supplement',
  'case.print-decision': 'log.action.print-decision',
  'case.print-recheck': 'log.action.print-recheck',
  'case.history': 'log.action.case-history',
  'case.checks': 'log.action.case-checks',
  'case.eligibility': 'log.action.case-eligibility',
  'document.read': 'log.action.document-read',
  search: 'log.action.search',
  'search.cases': 'log.action.search',
  'queue.page': 'log.action.queue-page',
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

const CASE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the subject of a reading is a case, which can be opened. */
export function isCaseSubject(entry: { readonly action: string; readonly subject: string }): boolean {
  return /^(?:case|document)\./.test(entry.action) && CASE_ID.test(entry.subject);
}
