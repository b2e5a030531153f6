/**
 * Households of a roster in which somebody works here, or is a relative of somebody who does: what a household declares,
 * held against the accounts of staff (domain reference §3.3, decisions/0031).
 */
import type { CaseId } from '../../kernel/ids.ts';
import type { Declaration } from './intent-events.ts';
import type { IntentLine } from './intent-line.ts';

/** An account with the numbers that it declared. */
export interface StaffPerson {
  readonly name: string;
  readonly identityNumber: string;
  readonly relatives: readonly { readonly name: string; readonly identityNumber: string }[];
}

export interface StaffMatch {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly no: string;
  /** Of the household's applicant. */
  readonly name: string;
  /** Who of the household. */
  readonly person: string;
  /** Whose account it is, or whose relative. */
  readonly staffName: string;
  readonly kind: Exclude<Declaration['kind'], 'none'>;
  readonly declared: Declaration['kind'];
}

/** By household, in the order of the lines. Only those who passed stand in a roster. */
export function staffMatches(lines: readonly IntentLine[], staff: readonly StaffPerson[]): readonly StaffMatch[] {
  const known = new Map<string, readonly Pick<StaffMatch, 'staffName' | 'kind'>[]>();
  const note = (number: string, found: Pick<StaffMatch, 'staffName' | 'kind'>): void => {
    if (number !== '') known.set(number, [...(known.get(number) ?? []), found]);
  };
  for (const { name: staffName, identityNumber, relatives } of staff) {
    note(identityNumber, { staffName, kind: 'staff' });
    for (const relative of relatives) note(relative.identityNumber, { staffName, kind: 'relative' });
  }
  return lines.flatMap(({ caseId, caseNo, no, name, declared, status, reviewed }) =>
    status !== 'passed' || reviewed === null
      ? []
      : reviewed.persons.flatMap(({ identityNumber, name: person }) =>
          (known.get(identityNumber) ?? []).map((found) => ({ caseId, caseNo, no, name, person, declared, ...found })),
        ),
  );
}
