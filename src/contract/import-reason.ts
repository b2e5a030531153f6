/**
 * Why an application of an intake package did not come in (`reason` of an import problem), or why the whole package
 * was refused (`reason` of `bad-package`): a code, then where it helps `: ` and a detail. The codes are part of the
 * format (docs/intake-package.md); the words for them live in the renderer.
 */
export const importReasonCodes = [
  // the ZIP file
  'not-a-zip',
  'zip64',
  'too-many-files',
  'unsafe-name',
  'name-twice',
  'encrypted',
  'unknown-compression',
  'overlapping',
  'unpacks-too-far',
  // one file of it
  'file-missing',
  'file-damaged',
  'file-too-large',
  'hash-differs',
  'not-utf8',
  'not-json',
  'not-a-document',
  // a field
  'missing',
  'unknown-field',
  'wrong-type',
  'wrong-format',
  'wrong-characters',
  'not-in-list',
  'not-an-identity-number',
  'not-an-office-code',
  'not-a-date',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'out-of-range',
  // the application
  'in-future',
  'twice-in-package',
  'unknown-office',
  'outside-office',
  'no-applicant',
  'member-twice',
  'banned',
  // what was said
  'not-taken',
  // the package
  'unknown-format',
  'other-city',
] as const;

export type ImportReasonCode = (typeof importReasonCodes)[number];

/** A reason taken apart; the code is undefined when a newer program gave it. */
export function importReasonOf(reason: string): {
  readonly code: ImportReasonCode | undefined;
  readonly detail: string;
} {
  const colon = reason.indexOf(': ');
  const head = colon === -1 ? reason : reason.slice(0, colon);
  const code = importReasonCodes.find((known) => known === head);
  if (code === undefined) return { code, detail: reason };
  return { code, detail: colon === -1 ? '' : reason.slice(colon + 2) };
}

/** The text of a reason. */
export function importReason(code: ImportReasonCode, detail = ''): string {
  return detail === '' ? code : `${code}: ${detail}`;
}
