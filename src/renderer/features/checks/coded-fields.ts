/** The tables behind coded fields of a record: which codes there are, and their words. */
import type { TFunction } from 'i18next';
import { maritalStatusCodes, relationCodes } from '../../../domain/identity/relation.ts';
import { disabilityCodes, disabilityGrades, workStatusCodes } from '../../../domain/identity/status-codes.ts';
import { disabilityGradeWord, healthWord, maritalWord, relationWord, workStatusWord } from '../../ui/code-words.ts';
import { type CodedKind, type FieldKind, codedKinds } from './record-fields.ts';

interface CodeTable {
  readonly codes: readonly string[];
  readonly word: (code: string, t: TFunction) => string;
}

const codesOf = (rows: readonly { readonly code: string }[]): readonly string[] => rows.map(({ code }) => code);

const tables: Readonly<Record<CodedKind, CodeTable>> = {
  marital: { codes: codesOf(maritalStatusCodes), word: maritalWord },
  relation: { codes: codesOf(relationCodes), word: relationWord },
  disability: { codes: codesOf(disabilityCodes), word: healthWord },
  grade: { codes: codesOf(disabilityGrades), word: disabilityGradeWord },
  work: { codes: codesOf(workStatusCodes), word: workStatusWord },
};

/** Undefined for a field that is no code. */
export function codeTableOf(kind: FieldKind): CodeTable | undefined {
  const coded = codedKinds.find((known) => known === kind);
  return coded === undefined ? undefined : tables[coded];
}
