import type { z } from 'zod';
import { type ImportReasonCode, importReason } from '../../contract/import-reason.ts';

/** A field that is not as it must be, by its path in the file. */
export interface FieldProblem {
  /** e.g. `content.members.1.identityNumber`; empty for the whole file. */
  readonly field: string;
  readonly reason: string;
}

export function fieldProblem(field: string, code: ImportReasonCode, detail = ''): FieldProblem {
  return { field, reason: importReason(code, detail) };
}

/** What zod found, as problems in the words of the format; what was in the field is never repeated (personal data). */
export function fieldProblems(error: z.ZodError): readonly FieldProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, ''));
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, under: string): readonly FieldProblem[] {
  const field = issue.path.map(String).reduce(joined, under);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fieldProblem(joined(field, printable(key)), 'unknown-field'));
  }
  const meant = issue.code === 'invalid_union' ? meantForm(issue) : undefined;
  return meant?.flatMap((inner) => problemsOf(inner, field)) ?? [{ field, reason: reasonOf(issue) }];
}

/** Of several forms that a field may have, the one that was meant: of which more than the kind of value is wrong. */
function meantForm(issue: z.core.$ZodIssueInvalidUnion): readonly Issue[] | undefined {
  return issue.errors.find((form) => !form.some(isOtherKind));
}

function isOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return meantForm(issue) === undefined;
  return issue.code === 'invalid_type' && issue.expected !== 'int';
}

function reasonOf(issue: Issue): string {
  if ('input' in issue && issue.input === undefined && issue.code !== 'custom') return importReason('missing');
  switch (issue.code) {
    case 'invalid_type':
      return importReason('wrong-type', issue.expected);
    case 'invalid_value':
      return importReason('not-in-list');
    case 'too_big':
      return importReason(sizeCode(issue.origin, 'big'), String(issue.maximum));
    case 'too_small':
      return importReason(sizeCode(issue.origin, 'small'), String(issue.minimum));
    case 'invalid_format':
      return importReason(issue.format === 'date' ? 'not-a-date' : formatCode(issue.message));
    case 'custom':
      return customReason(issue.message);
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return importReason('wrong-format');
  }
}

function sizeCode(origin: string, end: 'big' | 'small'): ImportReasonCode {
  if (origin === 'string') return end === 'big' ? 'too-long' : 'too-short';
  if (origin === 'array') return end === 'big' ? 'too-many' : 'too-few';
  return 'out-of-range';
}

function formatCode(message: string): ImportReasonCode {
  return message.startsWith('control characters') ? 'wrong-characters' : 'wrong-format';
}

/** The messages of the contract's own checks (contract/schemas). */
function customReason(message: string): string {
  const identity = /^not an identity number \((.+)\)$/.exec(message);
  if (identity !== null) return importReason('not-an-identity-number', identity[1]);
  if (message.startsWith('not an administrative code')) return importReason('not-an-office-code');
  return importReason('wrong-format');
}

/** A field name that a stranger chose, cut and without what could confuse a screen. */
function printable(key: string): string {
  return key.replaceAll(/[^\p{L}\p{N}_$.-]/gu, '?').slice(0, 50);
}

function joined(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}
