import { fieldRank } from './field-words.ts';
import type { IntakeForm } from './form-model.ts';
import type { Problem } from './form-problems.ts';

/** The form's sections in the order of the paper form, and the fields each holds. */
const fieldsOf = {
  basis: ['programme', 'channel', 'street', 'phone', 'address'],
  household: ['members'],
  homes: ['homes'],
  changes: ['housingChanges'],
  assets: ['assets'],
  work: ['employment', 'education'],
  registration: ['registrationAddress', 'registeredSince', 'residentSince'],
  green: ['greenChannel'],
  consent: ['consent'],
  documents: ['documents'],
} as const satisfies Record<string, readonly (keyof IntakeForm)[]>;

export type SectionId = keyof typeof fieldsOf;

export const sectionIds = Object.keys(fieldsOf) as readonly SectionId[];

/** `empty`: nothing in it and nothing asked of it. */
export type SectionState =
  { readonly kind: 'empty' } | { readonly kind: 'complete' } | { readonly kind: 'open'; readonly problems: number };

export function sectionOf(path: string): SectionId {
  const [head] = path.split('.');
  return sectionIds.find((id) => (fieldsOf[id] as readonly string[]).includes(head ?? '')) ?? 'basis';
}

export function sectionStates(form: IntakeForm, problems: readonly Problem[]): ReadonlyMap<SectionId, SectionState> {
  return new Map(sectionIds.map((id) => [id, stateOf(id, form, problems)]));
}

/** Problems in the order in which the fields stand on the screen. */
export function inScreenOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      sectionIds.indexOf(sectionOf(a.path)) - sectionIds.indexOf(sectionOf(b.path)) ||
      rowOf(a.path) - rowOf(b.path) ||
      fieldRank(a.path) - fieldRank(b.path),
  );
}

function stateOf(id: SectionId, form: IntakeForm, problems: readonly Problem[]): SectionState {
  const count = problems.filter((problem) => sectionOf(problem.path) === id).length;
  if (count > 0) return { kind: 'open', problems: count };
  return isUsed(id, form) ? { kind: 'complete' } : { kind: 'empty' };
}

function isUsed(id: SectionId, form: IntakeForm): boolean {
  switch (id) {
    case 'basis':
    case 'household':
      return true;
    case 'homes':
      return form.homes.length > 0;
    case 'changes':
      return form.housingChanges.length > 0;
    case 'assets':
      return form.assets.length > 0;
    case 'work':
      return form.employment.on || form.education.on;
    case 'registration':
      return form.registrationAddress !== '' || form.registeredSince !== '' || form.residentSince !== '';
    case 'green':
      return form.greenChannel.on;
    case 'consent':
      return form.consent.verification && form.consent.truthfulness;
    case 'documents':
      return form.documents.some((document) => document.files.length > 0);
  }
}

function rowOf(path: string): number {
  return Number(/\.(\d+)/.exec(path)?.[1] ?? 0);
}
