import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { AnyRefusal } from '../../contract/errors.ts';
import { syncCauses } from '../../contract/sync.ts';
import type { PolicyEvent } from '../../domain/policy/issue/events.ts';
import type { ApplicationEventType } from '../../domain/application/events.ts';
import { maritalStatusCodes, relationCodes } from '../../domain/identity/relation.ts';
import { disabilityGrades, healthCodes, workStatusCodes } from '../../domain/identity/status-codes.ts';
import { permissions } from '../../domain/staff/role.ts';
import type { EstateId, OfficeId, UnitNo } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { problemText, refusalText } from '../api/refusal-words.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): readonly [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[here, value] as [string, string]] : leaves(value, here);
  });
}

const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

async function speak(language: 'zh' | 'en') {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { zh: { words: zh }, en: { words: en } },
    defaultNS: 'words',
    ns: ['words'],
    interpolation: { escapeValue: false },
  });
  return i18n.t;
}

const office = '630104003' as OfficeId;

/** One of each: a new code does not compile until it stands here. */
const refusals: { readonly [Code in AnyRefusal['code']]: Extract<AnyRefusal, { code: Code }> } = {
  'exists-already': { code: 'exists-already' },
  'command-id-reused': { code: 'command-id-reused' },
  'received-in-future': { code: 'received-in-future' },
  'not-now': { code: 'not-now', status: 'approved' },
  'missing-permission': { code: 'missing-permission', permission: 'case.decide' },
  'wrong-office': { code: 'wrong-office', office },
  'four-eyes': { code: 'four-eyes' },
  'held-by': { code: 'held-by', name: '张晓', until: Date.UTC(2026, 9, 10) },
  'cannot-hold': { code: 'cannot-hold', name: '张晓', because: 'four-eyes' },
  'own-case': { code: 'own-case' },
  'supplement-once': { code: 'supplement-once' },
  'supplement-empty': { code: 'supplement-empty' },
  'reasons-missing': { code: 'reasons-missing' },
  'comment-missing': { code: 'comment-missing' },
  'consent-missing': { code: 'consent-missing' },
  'documents-missing': { code: 'documents-missing', types: ['identity-card', 'income-proof'] },
  banned: { code: 'banned', name: '马秀莲', until: plainDate('2031-10-09'), caseNo: 'XN2026-01-000001' },
  'waiting-already': { code: 'waiting-already', number: 'XN轮2026-01-000001' },
  'not-waiting': { code: 'not-waiting' },
  'left-already': { code: 'left-already', reason: 'housed' },
  'number-drawn-already': { code: 'number-drawn-already', number: 7 },
  'number-taken': { code: 'number-taken', number: 7, caseNo: 'XN2026-01-000001' },
  'drawn-too-early': { code: 'drawn-too-early' },
  'source-missing': { code: 'source-missing' },
  'not-earlier': { code: 'not-earlier' },
  'no-reconfirming': { code: 'no-reconfirming' },
  'not-due': { code: 'not-due', from: plainDate('2028-09-20') },
  'reminded-already': { code: 'reminded-already', on: plainDate('2028-09-20') },
  'signed-in-future': { code: 'signed-in-future' },
  'no-flag': { code: 'no-flag' },
  'waiting-paused': { code: 'waiting-paused', until: plainDate('2028-09-20') },
  'excuse-unknown': { code: 'excuse-unknown' },
  'grace-running': { code: 'grace-running', until: plainDate('2028-09-20') },
  'never-reminded': { code: 'never-reminded' },
  'ban-needs-home': { code: 'ban-needs-home' },
  'return-day': { code: 'return-day' },
  'banned-already': { code: 'banned-already', until: plainDate('2031-10-09') },
  'no-ban': { code: 'no-ban' },
  'not-a-grown-up': { code: 'not-a-grown-up' },
  'unknown-ticket': { code: 'unknown-ticket' },
  'unknown-policy-document': { code: 'unknown-policy-document' },
  'library-refused': { code: 'library-refused', why: 'not-later' },
  'ticket-not-now': { code: 'ticket-not-now', stage: 'closed' },
  'ticket-refused': { code: 'ticket-refused', why: 'not-holder' },
  'too-many-representatives': { code: 'too-many-representatives', most: 5 },
  'selection-status': { code: 'selection-status', status: 'closed' },
  'draw-not-published': { code: 'draw-not-published' },
  'session-rules': { code: 'session-rules' },
  'no-place': { code: 'no-place', no: 'XNL2026-01-000001' },
  'household-unavailable': { code: 'household-unavailable', because: 'struck' },
  'not-next': { code: 'not-next', next: 'XNL2026-01-000001' },
  'counter-busy': { code: 'counter-busy', no: 'XNL2026-01-000001' },
  'counter-missing': { code: 'counter-missing' },
  'selection-turn': { code: 'selection-turn', status: 'put-back' },
  'unit-not-offered': { code: 'unit-not-offered', unit: 'HH01-1-101' },
  'unit-taken': { code: 'unit-taken', unit: 'HH01-1-101' },
  'signature-missing': { code: 'signature-missing', whose: 'household' },
  'time-running': { code: 'time-running', until: Date.UTC(2026, 10, 27, 3) },
  'call-again': { code: 'call-again', calls: 1, needed: 3 },
  'substitute-called': { code: 'substitute-called', no: 'XNL2026-01-000001' },
  'places-open': { code: 'places-open', count: 4 },
  'unknown-unit': { code: 'unknown-unit', unitNo: 'HH01-1-101' },
  'unknown-estate': { code: 'unknown-estate', estateId: 'HH01' },
  'unit-exists': { code: 'unit-exists', unitNo: 'HH01-1-101' as UnitNo },
  'estate-exists': { code: 'estate-exists', estateId: 'HH01' as EstateId },
  'room-exists': { code: 'room-exists', unitNo: 'HH01-1-101' as UnitNo },
  'unit-state': { code: 'unit-state', unitNo: 'HH01-1-101' as UnitNo, state: 'sealed' },
  'home-taken': { code: 'home-taken', unitNo: 'HH01-1-101' as UnitNo, holder: 'XN2026-01-000001' },
  'particulars-invalid': { code: 'particulars-invalid', field: 'floor' },
  'rent-scheduled': { code: 'rent-scheduled', from: plainDate('2027-01-01') },
  'ledger-unchanged': { code: 'ledger-unchanged' },
  'nothing-late': { code: 'nothing-late' },
  'pause-not-ahead': { code: 'pause-not-ahead' },
  'not-paused': { code: 'not-paused' },
  'instalments-wrong': { code: 'instalments-wrong' },
  'agreed-already': { code: 'agreed-already' },
  'no-agreement': { code: 'no-agreement' },
  'unknown-ledger': { code: 'unknown-ledger' },
  'nothing-to-charge': { code: 'nothing-to-charge' },
  'day-in-future': { code: 'day-in-future' },
  'amount-wrong': { code: 'amount-wrong' },
  'payer-missing': { code: 'payer-missing' },
  'standard-wrong': { code: 'standard-wrong' },
  'unknown-entry': { code: 'unknown-entry' },
  'reversed-already': { code: 'reversed-already' },
  'not-reversible': { code: 'not-reversible' },
  'deposit-spent': { code: 'deposit-spent' },
  'nothing-to-set-off': { code: 'nothing-to-set-off' },
  'unknown-payment': { code: 'unknown-payment' },
  'payment-settled': { code: 'payment-settled', status: 'assigned' },
  'unknown-lease': { code: 'unknown-lease' },
  'terms-wrong': { code: 'terms-wrong' },
  'parties-missing': { code: 'parties-missing' },
  'home-missing': { code: 'home-missing' },
  'not-explained': { code: 'not-explained' },
  'filing-number-missing': { code: 'filing-number-missing' },
  'not-moved-in': { code: 'not-moved-in' },
  'readings-missing': { code: 'readings-missing' },
  'not-an-occupant': { code: 'not-an-occupant' },
  'paid-already': { code: 'paid-already', receiptNo: 'XN收2026-01-000001' },
  'outside-term': { code: 'outside-term', from: plainDate('2026-10-01'), until: plainDate('2031-09-30') },
  'lease-running': { code: 'lease-running', until: plainDate('2031-09-30') },
  'term-too-long': { code: 'term-too-long', latest: plainDate('2031-09-30') },
  'day-too-early': { code: 'day-too-early', earliest: plainDate('2026-10-01') },
  'filed-already': { code: 'filed-already', filingNo: '2026-1' },
  'moved-already': { code: 'moved-already', on: plainDate('2026-10-01') },
  'publicity-short': { code: 'publicity-short', days: 10 },
  'lease-not-now': { code: 'lease-not-now', status: 'ended' },
  'unknown-review': { code: 'unknown-review' },
  'leaving-not-now': { code: 'leaving-not-now', status: 'notified' },
  'nothing-to-leave': { code: 'nothing-to-leave' },
  'evidence-missing': { code: 'evidence-missing' },
  'breach-day-missing': { code: 'breach-day-missing' },
  'ground-too-early': { code: 'ground-too-early', months: 6 },
  'ground-not-given': { code: 'ground-not-given' },
  'moving-out-unknown': { code: 'moving-out-unknown' },
  'market-rent-wrong': { code: 'market-rent-wrong' },
  'no-market-rent': { code: 'no-market-rent' },
  'document-missing': { code: 'document-missing' },
  'no-fine': { code: 'no-fine' },
  'fine-too-high': { code: 'fine-too-high', most: 100_000 },
  'no-open-fine': { code: 'no-open-fine' },
  'court-missing': { code: 'court-missing' },
  'suit-too-early': { code: 'suit-too-early', leaveBy: plainDate('2026-12-01') },
  'no-open-suit': { code: 'no-open-suit' },
  'nothing-to-enforce': { code: 'nothing-to-enforce' },
  'no-transition': { code: 'no-transition' },
  'market-rent-missing': { code: 'market-rent-missing' },
  'not-notified': { code: 'not-notified' },
  'not-handed-over': { code: 'not-handed-over' },
  'renewal-over': { code: 'renewal-over' },
  'renewal-not-now': { code: 'renewal-not-now', status: 'late' },
  'renewal-not-open': { code: 'renewal-not-open', from: plainDate('2026-10-01') },
  'renewal-publicised': { code: 'renewal-publicised', until: plainDate('2026-10-21') },
  'review-not-now': { code: 'review-not-now', status: 'called' },
  'review-not-asked': { code: 'review-not-asked', year: 2026 },
  'review-not-open': { code: 'review-not-open', from: plainDate('2026-10-01') },
  'reviewed-elsewhere': { code: 'reviewed-elsewhere', label: 'XN租2026-01-000001' },
  'declaration-incomplete': { code: 'declaration-incomplete' },
  'review-against-facts': { code: 'review-against-facts' },
  'clauses-missing': { code: 'clauses-missing', clauses: ['repair'] },
  'signatures-missing': { code: 'signatures-missing', parties: ['tenant'] },
  'tenant-owes': { code: 'tenant-owes', fen: 30000 },
  'more-than-held': { code: 'more-than-held', depositFen: 100, aheadFen: 200 },
  'too-many-rows': { code: 'too-many-rows', limit: 20000 },
  'not-entitled': {
    code: 'not-entitled',
    outcome: 'ineligible',
    conditions: [{ id: 'income', verdict: 'unmet' }],
  },
  'second-person': { code: 'second-person', why: 'same' },
  'unknown-plan': { code: 'unknown-plan' },
  'slip-elsewhere': { code: 'slip-elsewhere' },
  'not-in-roster': { code: 'not-in-roster' },
  'unknown-intent': { code: 'unknown-intent' },
  'intent-already': { code: 'intent-already' },
  'group-not-eligible': { code: 'group-not-eligible' },
  'plan-elsewhere': { code: 'plan-elsewhere' },
  'areas-wrong': { code: 'areas-wrong' },
  'no-fitting-home': { code: 'no-fitting-home' },
  'declaration-empty': { code: 'declaration-empty' },
  'window-past': { code: 'window-past', from: plainDate('2026-11-01') },
  'window-short': { code: 'window-short', until: plainDate('2026-11-20') },
  'window-running': { code: 'window-running', until: plainDate('2026-11-20') },
  'intent-early': { code: 'intent-early', from: plainDate('2026-11-01') },
  'intent-late': { code: 'intent-late', until: plainDate('2026-11-20') },
  'intent-elsewhere': { code: 'intent-elsewhere', plan: '第三批' },
  'areas-too-many': { code: 'areas-too-many', most: 3 },
  'answers-missing': { code: 'answers-missing', count: 2, since: plainDate('2026-11-01') },
  'plan-not-now': { code: 'plan-not-now', status: 'closed' },
  'plan-incomplete': { code: 'plan-incomplete', parts: ['location', 'units'] },
  'roster-gated': {
    code: 'roster-gated',
    gates: [{ code: 'no-units' }, { code: 'tiers-differ', tiers: [{ tier: 1, approved: 3, now: 2 }] }],
  },
  'intent-not-now': { code: 'intent-not-now', status: 'passed' },
  'draw-elsewhere': { code: 'draw-elsewhere', status: null },
  'review-blocked': { code: 'review-blocked', by: 'objection' },
  'unknown-condition': { code: 'unknown-condition', condition: 'income' },
  'no-check-consent': { code: 'no-check-consent', name: '马秀莲', source: 'housing' },
  'unknown-person': { code: 'unknown-person' },
  'unknown-consent': { code: 'unknown-consent' },
  'consent-withdrawn-already': { code: 'consent-withdrawn-already' },
  'guardian-needed': { code: 'guardian-needed', name: '马小龙' },
  'guardian-not-needed': { code: 'guardian-not-needed', name: '马秀莲' },
  'consent-term': { code: 'consent-term' },
  'unknown-document': { code: 'unknown-document' },
  'check-not-needed': { code: 'check-not-needed', name: '马秀莲', source: 'education' },
  'asked-already': { code: 'asked-already', name: '马秀莲', source: 'tax' },
  'unknown-request': { code: 'unknown-request' },
  'request-ended': { code: 'request-ended' },
  'evidence-in-future': { code: 'evidence-in-future' },
  'evidence-replaced': { code: 'evidence-replaced' },
  'no-difference': { code: 'no-difference', field: 'monthlyIncome' },
  'nothing-to-do': { code: 'nothing-to-do' },
  'unknown-pair': { code: 'unknown-pair' },
  'pair-not-suspected': { code: 'pair-not-suspected' },
  'pair-decided': { code: 'pair-decided', outcome: 'different' },
  'pair-not-closable': { code: 'pair-not-closable', caseNo: 'XN2026-01-000001', status: 'approved' },
  'pair-nothing-to-keep': { code: 'pair-nothing-to-keep', caseNo: 'XN2026-01-000001', status: 'rejected' },
  'relation-missing': { code: 'relation-missing', name: '马秀莲' },
  'nothing-to-take-back': { code: 'nothing-to-take-back' },
  'no-such-letter': { code: 'no-such-letter' },
  'nothing-missing': { code: 'nothing-missing' },
  'not-promisable': { code: 'not-promisable', types: ['identity-card'] },
  'nothing-promised': { code: 'nothing-promised' },
  'not-promised': { code: 'not-promised', types: ['income-proof'] },
  'promise-open': { code: 'promise-open', types: ['income-proof'] },
  'promise-broken': { code: 'promise-broken', types: ['income-proof'] },
  'clock-paused': { code: 'clock-paused' },
  'clock-running': { code: 'clock-running' },
  'pause-by-notice': { code: 'pause-by-notice' },
  'calendar-invalid': { code: 'calendar-invalid', part: 'makeUpDays', day: '2027-01-08' },
  'calendar-unchanged': { code: 'calendar-unchanged' },
  'calendar-second': { code: 'calendar-second', why: 'same' },
  'chain-unusable': { code: 'chain-unusable', problem: 'no-decision' },
  'notice-not-now': { code: 'notice-not-now', status: 'closed' },
  'unknown-notice': { code: 'unknown-notice' },
  'batch-empty': { code: 'batch-empty' },
  'batch-too-large': { code: 'batch-too-large', most: 300 },
  'batch-unfit': { code: 'batch-unfit', cases: [{ caseNo: 'XN2026-01-000001', why: 'other-rule' }] },
  'not-assessed': { code: 'not-assessed' },
  'notice-running': { code: 'notice-running', until: plainDate('2026-11-27') },
  'notice-over': { code: 'notice-over', until: plainDate('2026-11-27') },
  'unknown-objection': { code: 'unknown-objection' },
  'objection-answered': { code: 'objection-answered' },
  'objection-nobody': { code: 'objection-nobody' },
  'objection-late': { code: 'objection-late', until: plainDate('2026-11-27') },
  'objection-written': { code: 'objection-written' },
  'objection-pause': { code: 'objection-pause' },
  'unknown-member': { code: 'unknown-member' },
  'changed-in-future': { code: 'changed-in-future' },
  'household-same': { code: 'household-same' },
  'not-in-notice': { code: 'not-in-notice', status: 'withdrawn' },
  'publicity-running': { code: 'publicity-running', until: plainDate('2026-11-27') },
  'publicity-held': { code: 'publicity-held' },
  'no-applicant': { code: 'no-applicant' },
  'unknown-draw': { code: 'unknown-draw' },
  'draw-not-now': { code: 'draw-not-now', status: 'drawn' },
  'draw-frozen-already': { code: 'draw-frozen-already', status: 'frozen' },
  'drawn-already': { code: 'drawn-already' },
  'bundle-unfit': { code: 'bundle-unfit', part: 'root' },
  'previous-not-voided': { code: 'previous-not-voided' },
  'unknown-contribution': { code: 'unknown-contribution' },
  'contribution-entered': { code: 'contribution-entered' },
  'contribution-not-entered': { code: 'contribution-not-entered' },
  'contribution-unfit': { code: 'contribution-unfit', problem: 'wrong-length' },
  'contribution-same-person': { code: 'contribution-same-person' },
  'figure-source-missing': { code: 'figure-source-missing' },
  'contributions-open': { code: 'contributions-open', ids: ['w1', 'w2'] },
  'result-differs': { code: 'result-differs' },
  'signer-missing': { code: 'signer-missing' },
  'strokes-missing': { code: 'strokes-missing' },
  'signed-already': { code: 'signed-already' },
  'signatures-open': { code: 'signatures-open', roles: ['notary'] },
  'rehearsal-never-counts': { code: 'rehearsal-never-counts' },
  'draw-notice-running': { code: 'draw-notice-running', until: plainDate('2026-11-27') },
  'draw-objections-open': { code: 'draw-objections-open', count: 2 },
  'number-not-drawn': { code: 'number-not-drawn', numbers: ['XN0000001'] },
  'member-twice': { code: 'member-twice', name: '马秀莲' },
  'identity-claimed': {
    code: 'identity-claimed',
    name: '马秀莲',
    role: '52',
    caseNo: 'XN2026-01-000001',
    otherRole: '01',
  },
  'unknown-staff': { code: 'unknown-staff' },
  'outside-office': { code: 'outside-office', office },
  'no-role': { code: 'no-role' },
  'auditor-alone': { code: 'auditor-alone' },
  'role-not-here': { code: 'role-not-here', role: 'admin' },
  'identity-missing': { code: 'identity-missing' },
  'own-account': { code: 'own-account' },
  'reason-missing': { code: 'reason-missing' },
  'out-of-range': { code: 'out-of-range', setting: 'lockoutAttempts', low: 3, high: 20 },
  'changed-meanwhile': { code: 'changed-meanwhile' },
  'unknown-case': { code: 'unknown-case' },
  'unknown-office': { code: 'unknown-office', office: '630104003' },
  'unknown-pack': { code: 'unknown-pack', pack: 'nowhere' },
  'pack-not-yours': { code: 'pack-not-yours', pack: 'national' },
  'unknown-version': { code: 'unknown-version', version: 'xining@2020-01-01' },
  'proposal-waits': { code: 'proposal-waits' },
  'no-proposal': { code: 'no-proposal' },
  'own-proposal': { code: 'own-proposal' },
  'not-proposer': { code: 'not-proposer' },
  'version-unchanged': { code: 'version-unchanged', base: 'xining@2021-06-01' },
  'version-not-after': { code: 'version-not-after', last: plainDate('2021-06-01') },
  'version-too-early': { code: 'version-too-early', earliest: plainDate('2026-09-09') },
  'bad-template': { code: 'bad-template', problem: 'unknown-field', field: '姓名', place: '尊敬的{姓名}' },
  'no-own-template': { code: 'no-own-template' },
  'template-unchanged': { code: 'template-unchanged' },
  'bad-version': {
    code: 'bad-version',
    problem: { path: 'clocks.intake.value.count', kind: 'too-small', detail: '1' },
  },
  'no-policy': { code: 'no-policy' },
  'account-taken': { code: 'account-taken', account: 'zhangxiao' },
  'password-too-short': { code: 'password-too-short', length: 10 },
  'password-known': { code: 'password-known' },
  'wrong-credentials': { code: 'wrong-credentials', attemptsLeft: 2 },
  'account-locked': { code: 'account-locked', until: Date.UTC(2026, 9, 23, 6, 2) },
  'account-inactive': { code: 'account-inactive' },
  'wrong-passphrase': { code: 'wrong-passphrase' },
  'set-up-already': { code: 'set-up-already' },
  'bad-file': { code: 'bad-file', reason: 'docx' },
  'file-too-large': { code: 'file-too-large', limit: 40 * 1024 * 1024 },
  'bad-package': { code: 'bad-package', reason: 'manifest.json' },
  'no-hub': { code: 'no-hub' },
  'connected-already': { code: 'connected-already' },
  'hub-unreachable': { code: 'hub-unreachable' },
  'hub-refused': { code: 'hub-refused', problem: 'foreign-scope' },
  'bad-enrolment-code': { code: 'bad-enrolment-code' },
  'wrong-city': { code: 'wrong-city', city: '6401' },
  'city-arriving': { code: 'city-arriving' },
  'city-has-people': { code: 'city-has-people' },
  'desk-code-taken': { code: 'desk-code-taken', deskCode: 'A1' },
  'bad-record': { code: 'bad-record' },
  'unknown-conflict': { code: 'unknown-conflict' },
  'conflict-settled': { code: 'conflict-settled' },
};

const events: Readonly<Record<ApplicationEventType | PolicyEvent['type'], true>> = {
  'policy.version-proposed.v1': true,
  'policy.version-issued.v1': true,
  'policy.proposal-withdrawn.v1': true,
  'policy.proposal-refused.v1': true,
  'application.submitted.v1': true,
  'application.supplement-requested.v1': true,
  'application.supplemented.v1': true,
  'application.accepted.v1': true,
  'application.review-passed.v1': true,
  'application.returned.v1': true,
  'application.approved.v1': true,
  'application.rejected.v1': true,
  'application.recheck-requested.v1': true,
  'application.rejection-confirmed.v1': true,
  'application.rejection-overturned.v1': true,
  'application.publicised.v1': true,
  'application.publicity-held.v1': true,
  'application.publicity-released.v1': true,
  'application.publicity-failed.v1': true,
  'application.publicity-barred.v1': true,
  'application.publicity-passed.v1': true,
  'application.registered.v1': true,
  'application.household-changed.v1': true,
  'application.withdrawn.v1': true,
  'application.closed-for-another.v1': true,
  'application.household-merged.v1': true,
  'application.clock-paused.v1': true,
  'application.clock-resumed.v1': true,
  'application.document-accepted.v1': true,
  'application.document-refused.v1': true,
  'application.document-copied.v1': true,
  'application.promised-documents-received.v1': true,
  'application.step-taken-back.v1': true,
  'application.letter-kept.v1': true,
  'application.conflict-settled.v1': true,
};

const words = { zh: new Map(leaves(zh)), en: new Map(leaves(en)) };

describe('messages', () => {
  it('has the same keys in both languages, none of them empty', () => {
    expect([...words.en.keys()].sort()).toEqual([...words.zh.keys()].sort());
    for (const map of [words.zh, words.en]) for (const [key, text] of map) expect(text.trim(), key).not.toBe('');
  });

  it('says the same things in both: every hole of one is in the other', () => {
    for (const [key, text] of words.zh) expect(holes(words.en.get(key) ?? ''), key).toEqual(holes(text));
  });

  it.each(['zh', 'en'] as const)('has words for every refusal (%s)', async (language) => {
    const t = await speak(language);
    const speaker = { t, officeName: () => '胜利路街道' };
    for (const refusal of Object.values(refusals)) {
      const text = refusalText(refusal, speaker);
      expect(text, refusal.code).not.toContain('{{');
      expect(text, refusal.code).not.toContain('refusal.');
      expect(text.length, refusal.code).toBeGreaterThan(5);
    }
    expect(refusalText(refusals['wrong-office'], speaker)).toContain('胜利路街道');
    expect(refusalText(refusals['account-locked'], speaker)).toContain('2026-10-23 14:02');
    expect(refusalText(refusals['file-too-large'], speaker)).toContain('40 MB');
    expect(refusalText(refusals['hub-refused'], speaker)).toContain(t('sync.problem.foreign-scope'));
  });

  it('has words for a refusal that only a newer desk knows', async () => {
    const t = await speak('zh');
    const refusal = { code: 'from-the-future' } as unknown as AnyRefusal;
    expect(refusalText(refusal, { t, officeName: (code) => code })).toContain('from-the-future');
  });

  it('says that the line is broken when there was no answer at all', async () => {
    const t = await speak('zh');
    expect(problemText(new TypeError('Failed to fetch'), { t, officeName: (code) => code })).toBe(
      zh.refusal.unreachable,
    );
  });

  it('has words for every event, permission and code of the agencies', () => {
    const needed = [
      ...Object.keys(events).map((type) => `event.${type}`),
      ...permissions.map((permission) => `permission.${permission}`),
      ...syncCauses.flatMap((cause) => [`sync.cause.${cause}.title`, `sync.cause.${cause}.body`]),
      ...relationCodes.map(({ key }) => `relation.${key}`),
      ...maritalStatusCodes.map(({ key }) => `marital.${key}`),
      ...healthCodes.map(({ key }) => `health.${key}`),
      ...workStatusCodes.map(({ key }) => `workStatus.${key}`),
      ...disabilityGrades.map(({ key }) => `disabilityGrade.${key}`),
    ];
    expect(needed.filter((key) => !words.zh.has(key))).toEqual([]);
  });
});
