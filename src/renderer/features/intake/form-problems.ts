/**
 * What still stands between the form and a case: checked by the contract's own schema, so that the screen can never
 * let through what the desk refuses. Problems hold up the submission; warnings are only shown (ID-09, domain §5.3).
 */
import type { z } from 'zod';
import { applicationContentSchema, channelSchema, newDocumentSchema } from '../../../contract/schemas/application.ts';
import { officeIdSchema } from '../../../contract/schemas/primitives.ts';
import type { ApplicationContent } from '../../../domain/application/content.ts';
import type { HouseholdMember } from '../../../domain/application/household.ts';
import { type FindingCode, fieldOfFinding, householdFindings } from '../../../domain/application/household-findings.ts';
import { type BankCardDoubt, bankCardDoubt } from '../../../domain/identity/bank-card.ts';
import { parseNumberOfKind } from '../../../domain/identity/identity-document.ts';
import { parsePhone } from '../../../domain/identity/mobile.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type UnreadCode, formToCandidate } from './form-content.ts';
import type { IntakeForm } from './form-model.ts';

export const problemCodes = [
  'required',
  'choose',
  'too-long',
  'too-short',
  'too-many',
  'control-characters',
  'amount-malformed',
  'amount-too-precise',
  'amount-too-large',
  'date-malformed',
  'date-in-future',
  'identity-length',
  'identity-character',
  'identity-birth-date',
  'identity-birth-in-future',
  'identity-checksum',
  'identity-twice',
  'applicant-first',
  'only-one-applicant',
  'invalid',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  /** Path of the field in the form, e.g. `members.1.identityNumber`. */
  readonly path: string;
  readonly code: ProblemCode;
  /** Longest text, largest count; 0 where the code speaks of none. */
  readonly limit: number;
}

export type WarningCode = 'phone-malformed' | `bank-card-${BankCardDoubt}` | FindingCode;

export interface Warning {
  readonly path: string;
  readonly code: WarningCode;
}

export type SubmitContent = z.output<typeof applicationContentSchema>;

/** At most one problem a field, in the order of the fields' paths in the form. */
export function checkForm(form: IntakeForm, today: PlainDate): readonly Problem[] {
  const found = new Map<string, Problem>();
  const add = (path: string, code: ProblemCode, limit = 0): void => {
    if (!found.has(path)) found.set(path, { path, code, limit });
  };
  const { candidate, unread } = formToCandidate(form);
  for (const { path, code } of unread) add(path, code satisfies UnreadCode);
  checkPeople(form, today, add);
  checkDates(form, today, add);
  if (form.phone.trim() === '') add('phone', 'required');
  if (!officeIdSchema.safeParse(form.street).success) add('street', 'choose');
  addIssues(channelSchema.safeParse(form.channel), 'channel', add);
  addIssues(applicationContentSchema.safeParse(candidate), '', add);
  form.documents.forEach((document, index) => {
    if (document.files.length > 0) addIssues(newDocumentSchema.safeParse(document), `documents.${String(index)}`, add);
  });
  return [...found.values()];
}

/** The content to hand in; null while there is any problem. */
export function contentOf(form: IntakeForm): SubmitContent | null {
  const { candidate, unread } = formToCandidate(form);
  if (unread.length > 0) return null;
  const parsed = applicationContentSchema.safeParse(candidate);
  return parsed.success ? parsed.data : null;
}

/** What looks wrong and may be right: real early credit codes fail their check (ID-09), numbers abroad are longer. */
export function warnForm(form: IntakeForm, today: PlainDate): readonly Warning[] {
  const warnings: Warning[] = [];
  const phone = (path: string, text: string): void => {
    const parsed = parsePhone(text);
    if (!parsed.ok && parsed.error === 'malformed') warnings.push({ path, code: 'phone-malformed' });
  };
  phone('phone', form.phone);
  form.members.forEach((member, index) => phone(`members.${String(index)}.phone`, member.phone));
  const card = bankCardDoubt(form.bankCard);
  if (card !== null) warnings.push({ path: 'bankCard', code: `bank-card-${card}` });
  return [...warnings, ...findingsOf(form, today)];
}

/** What a half-filled household says already; a number that does not read is a problem of its own. */
function findingsOf(form: IntakeForm, today: PlainDate): readonly Warning[] {
  const { candidate } = formToCandidate(form);
  const numbers = form.members.map(({ identityNumber, documentKind }) =>
    parseNumberOfKind(documentKind, identityNumber, today),
  );
  const content = {
    employment: candidate.employment as ApplicationContent['employment'],
    members: candidate.members.map((member, index) => {
      const number = numbers[index];
      return { ...member, identityNumber: number?.ok === true ? number.value : '' } as HouseholdMember;
    }),
  };
  return householdFindings(content, today)
    .filter((finding) => !('index' in finding) || numbers[finding.index]?.ok === true)
    .map((finding) => ({ path: fieldOfFinding(finding), code: finding.code }));
}

type Add = (path: string, code: ProblemCode, limit?: number) => void;

function checkPeople(form: IntakeForm, today: PlainDate, add: Add): void {
  const seen = new Set<string>();
  form.members.forEach((member, index) => {
    const path = `members.${String(index)}`;
    const identity = parseNumberOfKind(member.documentKind, member.identityNumber, today);
    if (!identity.ok) {
      add(`${path}.identityNumber`, identity.error === 'empty' ? 'required' : `identity-${identity.error}`);
    } else if (seen.has(identity.value)) {
      add(`${path}.identityNumber`, 'identity-twice');
    } else {
      seen.add(identity.value);
    }
    if (index === 0 && member.relation !== '01') add(`${path}.relation`, 'applicant-first');
    if (index > 0 && member.relation === '01') add(`${path}.relation`, 'only-one-applicant');
  });
}

/** What has happened has a day that has been. */
function checkDates(form: IntakeForm, today: PlainDate, add: Add): void {
  const { candidate } = formToCandidate(form);
  const past: readonly (readonly [string, string | null | undefined])[] = [
    ['registeredSince', candidate.registeredSince],
    ['residentSince', candidate.residentSince],
    ['employment.since', candidate.employment?.since],
    ['education.graduatedOn', candidate.education?.graduatedOn],
    ['consent.signedOn', candidate.consent.signedOn],
    ...candidate.housingChanges.map((change, index) => [`housingChanges.${String(index)}.on`, change.on] as const),
  ];
  for (const [path, date] of past) if (typeof date === 'string' && date > today) add(path, 'date-in-future');
}

function addIssues(result: z.ZodSafeParseResult<unknown>, prefix: string, add: Add): void {
  if (result.success) return;
  for (const issue of result.error.issues) {
    const path = [...(prefix === '' ? [] : [prefix]), ...issue.path.map(String)].join('.');
    const { code, limit } = problemOf(issue);
    add(path, code, limit);
  }
}

function problemOf(issue: z.core.$ZodIssue): { readonly code: ProblemCode; readonly limit: number } {
  switch (issue.code) {
    case 'too_small': {
      const least = Number(issue.minimum);
      return least <= 1 ? { code: 'required', limit: 0 } : { code: 'too-short', limit: least };
    }
    case 'too_big': {
      const limit = Number(issue.maximum);
      if (issue.origin === 'array') return { code: 'too-many', limit };
      return issue.origin === 'string' ? { code: 'too-long', limit } : { code: 'amount-too-large', limit: 0 };
    }
    case 'invalid_value':
      return { code: 'choose', limit: 0 };
    case 'invalid_format':
      return { code: 'control-characters', limit: 0 };
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_type':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { code: 'invalid', limit: 0 };
  }
}
