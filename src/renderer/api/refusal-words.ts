import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import type { AnyRefusal } from '../../contract/errors.ts';
import { rolesWith } from '../../domain/staff/role.ts';
import { instant } from '../../kernel/instant.ts';
import { relationWord } from '../ui/code-words.ts';
import { conditionWord } from '../ui/condition-word.ts';
import { formatInstant } from '../ui/format.ts';
import { listed } from '../ui/listed.ts';
import { allocationInWords, isOfAllocation } from './allocation-words.ts';
import { drawInWords, isOfDraw } from './draw-refusal-words.ts';
import { fieldProblemWords } from './field-problem-words.ts';
import { hubAnswerWord } from './hub-words.ts';
import { ledgerFieldWord } from '../ui/ledger-field-word.ts';
import { isOfLease, leaseInWords } from './lease-refusal-words.ts';
import { isFilled, isOfPapers, isPlain } from './refusal-kinds.ts';
import { isOfSelection, selectionInWords } from './selection-refusal-words.ts';

/** What the words need from outside: the language, and the name of an office where the rule knows its code only. */
export interface Speaker {
  readonly t: TFunction;
  readonly officeName: (office: string) => string;
}

/** A refusal in words, with the names of what it is about. Every code is listed; a new one fails to compile here. */
export function refusalText(refusal: AnyRefusal, { t, officeName }: Speaker): string {
  if (isPlain(refusal)) return t(`refusal.${refusal.code}`);
  if (refusal.code === 'held-by' || refusal.code === 'cannot-hold') return holdWords(refusal, t);
  if (isOfPapers(refusal)) return t(`refusal.${refusal.code}`, { documents: documentNames(refusal.types, t) });
  if (isFilled(refusal)) return t(`refusal.${refusal.code}`, { ...refusal });
  if (isOfDraw(refusal)) return drawInWords(refusal, t);
  if (isOfSelection(refusal)) return selectionInWords(refusal, t);
  if (isOfLease(refusal)) return leaseInWords(refusal, t);
  if (isOfPair(refusal)) return pairInWords(refusal, t);
  if (isOfNotice(refusal)) return noticeInWords(refusal, t);
  if (isOfFile(refusal)) return fileInWords(refusal, t);
  if (isOfAllocation(refusal)) return allocationInWords(refusal, t);
  switch (refusal.code) {
    case 'not-now':
      return t('refusal.not-now', { status: t(`status.${refusal.status}`) });
    case 'missing-permission':
      return lackedInWords(refusal, t);
    case 'wrong-office':
    case 'outside-office':
    case 'unknown-office':
      return t(`refusal.${refusal.code}`, { office: officeName(refusal.office) });
    case 'second-person':
    case 'calendar-second':
      return signatureFault(refusal, t);
    case 'not-entitled':
    case 'unknown-condition':
      return conditionsInWords(refusal, t);
    case 'no-check-consent':
    case 'check-not-needed':
    case 'asked-already':
      return t(`refusal.${refusal.code}`, { name: refusal.name, source: t(`checks.source.${refusal.source}`) });
    case 'calendar-invalid':
      return t('refusal.calendar-invalid', calendarFault(refusal, t));
    case 'role-not-here':
      return t('refusal.role-not-here', { role: t(`role.${refusal.role}`) });
    case 'account-locked':
      return t('refusal.account-locked', { until: formatInstant(instant(refusal.until)) });
    case 'hub-refused':
      return t('refusal.hub-refused', { problem: hubAnswerWord(refusal.problem, t) });
    case 'identity-claimed':
      return claimedInWords(refusal, t);
    case 'unit-state':
      return t('refusal.unit-state', { unitNo: refusal.unitNo, state: t(`units.state.${refusal.state}`) });
    case 'particulars-invalid':
      return t('refusal.particulars-invalid', { field: ledgerFieldWord(refusal.field, t) });
    case 'left-already':
      return t('refusal.left-already', { reason: t(`waiting.leave.${refusal.reason}`) });
    case 'payment-settled':
      return t('refusal.payment-settled', { status: t(`payments.status.${refusal.status}`) });
    case 'ticket-not-now':
      return t('refusal.ticket-not-now', { stage: t(`tickets.stage.${refusal.stage}`) });
    case 'library-refused':
      return t(`library.why.${refusal.why}`);
    case 'ticket-refused':
      return t(`tickets.why.${refusal.why}`);
    default:
      return unknownRefusal(refusal, t);
  }
}

function holdWords(refusal: Coded<'held-by' | 'cannot-hold'>, t: TFunction): string {
  const { name } = refusal;
  if (refusal.code === 'held-by') {
    return t('refusal.held-by', { name, until: formatInstant(instant(refusal.until)) });
  }
  return t('refusal.cannot-hold', { name, why: t(`hold.because.${becauseWord(refusal.because)}`) });
}

const because = ['own-case', 'four-eyes', 'missing-permission', 'wrong-office', 'not-now'] as const;

/** What can stand against a step; anything else is told as the office's order of things. */
function becauseWord(code: Coded<'cannot-hold'>['because']): (typeof because)[number] {
  return because.find((known) => known === code) ?? 'not-now';
}

type Coded<Code extends AnyRefusal['code']> = Extract<AnyRefusal, { readonly code: Code }>;

function conditionsInWords(refusal: Coded<'not-entitled' | 'unknown-condition'>, t: TFunction): string {
  if (refusal.code === 'unknown-condition') {
    return t('refusal.unknown-condition', { condition: conditionWord(refusal.condition, t) });
  }
  return t('refusal.not-entitled', { conditions: unmetInWords(refusal, t) });
}

const fileCodes = ['bad-template', 'bad-version', 'file-too-large', 'bad-file', 'bad-package'] as const;

type FileRefusal = Coded<(typeof fileCodes)[number]>;

function isOfFile(refusal: AnyRefusal): refusal is FileRefusal {
  return (fileCodes as readonly string[]).includes(refusal.code);
}

/** What is wrong with something that was handed in, and where. */
function fileInWords(refusal: FileRefusal, t: TFunction): string {
  switch (refusal.code) {
    case 'bad-template':
      return t(`refusal.bad-template.${refusal.problem}`, { field: refusal.field, place: refusal.place });
    case 'bad-version':
      return t('refusal.bad-version', fieldProblemWords(refusal.problem, t));
    case 'file-too-large':
      return t('refusal.file-too-large', { limit: Math.floor(refusal.limit / (1024 * 1024)) });
    case 'bad-file':
    case 'bad-package':
      return t(`refusal.${refusal.code}`, { ...refusal });
  }
}

function unmetInWords({ conditions }: Coded<'not-entitled'>, t: TFunction): string {
  return listed(
    conditions.map(({ id, verdict }) => `${conditionWord(id, t)} ${t(`eligibility.verdict.${verdict}`)}`),
    t,
  );
}

const pairCodes = ['pair-decided', 'pair-not-closable', 'pair-nothing-to-keep', 'relation-missing'] as const;

type PairWords = Coded<(typeof pairCodes)[number]>;

function isOfPair(refusal: AnyRefusal): refusal is PairWords {
  return (pairCodes as readonly string[]).includes(refusal.code);
}

function pairInWords(refusal: PairWords, t: TFunction): string {
  switch (refusal.code) {
    case 'pair-decided':
      return t('refusal.pair-decided', { outcome: t(`duplicates.outcome.${refusal.outcome}`) });
    case 'pair-not-closable':
    case 'pair-nothing-to-keep':
      return t(`refusal.${refusal.code}`, { caseNo: refusal.caseNo, status: t(`status.${refusal.status}`) });
    case 'relation-missing':
      return t('refusal.relation-missing', { name: refusal.name });
  }
}

const noticeCodes = [
  'chain-unusable',
  'not-in-notice',
  'notice-not-now',
  'batch-unfit',
  'batch-too-large',
  'notice-running',
  'notice-over',
  'objection-late',
  'publicity-running',
] as const;

type NoticeWords = Coded<(typeof noticeCodes)[number]>;

function isOfNotice(refusal: AnyRefusal): refusal is NoticeWords {
  return (noticeCodes as readonly string[]).includes(refusal.code);
}

/** Of the chain and of publicity. */
function noticeInWords(refusal: NoticeWords, t: TFunction): string {
  switch (refusal.code) {
    case 'chain-unusable':
      return t(`refusal.chain-unusable.${refusal.problem}`);
    case 'not-in-notice':
      return t('refusal.not-in-notice', { status: t(`status.${refusal.status}`) });
    case 'notice-not-now':
      return t('refusal.notice-not-now', { status: t(`publicity.status.${refusal.status}`) });
    case 'batch-unfit':
      return t('refusal.batch-unfit', { cases: unfitInWords(refusal, t) });
    case 'batch-too-large':
    case 'notice-running':
    case 'notice-over':
    case 'objection-late':
    case 'publicity-running':
      return t(`refusal.${refusal.code}`, { ...refusal });
  }
}

/** The first few: a list of hundreds is read by nobody. */
function unfitInWords({ cases }: Coded<'batch-unfit'>, t: TFunction): string {
  const named = cases
    .slice(0, 5)
    .map(({ caseNo, why }) => t('refusal.unfit-case', { caseNo, why: t(`refusal.unfit.${why}`) }));
  return listed(cases.length > 5 ? [...named, '…'] : named, t);
}

function claimedInWords({ name, role, caseNo, otherRole }: Coded<'identity-claimed'>, t: TFunction): string {
  const known = otherRole === '' ? '' : relationWord(otherRole, t);
  const key = otherRole === '' ? 'refusal.identity-claimed' : 'refusal.identity-claimed-as';
  return t(key, { name, role: relationWord(role, t), caseNo, otherRole: known });
}

function lackedInWords({ permission }: Coded<'missing-permission'>, t: TFunction): string {
  const roles = listed(
    rolesWith(permission).map((role) => t(`role.${role}`)),
    t,
  );
  return t('refusal.missing-permission', { permission: t(`permission.${permission}`), roles });
}

function signatureFault(refusal: Coded<'second-person' | 'calendar-second'>, t: TFunction): string {
  return refusal.code === 'second-person'
    ? t(`refusal.second-person.${refusal.why}`)
    : t(`refusal.calendar-second.${refusal.why}`);
}

function calendarFault({ part, day }: Coded<'calendar-invalid'>, t: TFunction) {
  return { part: t(`calendar.part.${part}`), day: day === '' ? '' : t('calendar.thatDay', { day }) };
}

/** The refusal that an answer carries, or undefined when the answer failed for another reason. */
export function refusalOf(error: unknown): AnyRefusal | undefined {
  return error instanceof ORPCError && error.code === 'REFUSED' ? (error.data as AnyRefusal) : undefined;
}

/** Whatever went wrong with a call, in words for the person at the desk. */
export function problemText(error: unknown, speaker: Speaker): string {
  const { t } = speaker;
  if (!(error instanceof ORPCError)) return t('refusal.unreachable');
  const refusal = refusalOf(error);
  if (refusal !== undefined) return refusalText(refusal, speaker);
  switch (error.code) {
    case 'SIGN_IN_REQUIRED':
      return t('refusal.sign-in-required');
    case 'SCREEN_LOCKED':
      return t('refusal.screen-locked');
    case 'DESK_CLOSED':
      return t('refusal.desk-closed');
    case 'FORBIDDEN':
      return t('refusal.forbidden', { permission: permissionName(error.data, t) });
    case 'BAD_REQUEST':
      return t('refusal.invalid');
    case 'FAULT':
      return faultText(error.data, t);
    default:
      return t('refusal.unknown', { code: String(error.code) });
  }
}

/** A desk newer than these screens may refuse for a reason that has no words here yet. */
function unknownRefusal(refusal: never, t: TFunction): string {
  return t('refusal.unknown', { code: (refusal as { code: string }).code });
}

function permissionName(data: unknown, t: TFunction): string {
  const { permission } = data as { permission: string };
  return t(`permission.${permission}` as 'permission.case.read');
}

function faultText(data: unknown, t: TFunction): string {
  const fault = data as { id: string; kind: 'disk-full' | 'corrupt' | 'io' | 'other' };
  return t(`refusal.fault.${fault.kind}`, { id: fault.id });
}

function documentNames(types: Extract<AnyRefusal, { code: 'documents-missing' }>['types'], t: TFunction): string {
  return listed(
    types.map((type) => t(`documentType.${type}`)),
    t,
  );
}
