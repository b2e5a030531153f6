import { createContext, use } from 'react';
import { invariant } from '../../../kernel/invariant.ts';
import type { IntakeForm } from './form-model.ts';

/** Lists of the form whose rows come and go. */
export type FormList = 'members' | 'homes' | 'housingChanges' | 'assets';

/** What a field does to the form. Stable while the form is mounted, so that a keystroke draws one field again. */
export interface FormEdit {
  readonly set: (path: string, value: unknown) => void;
  /** The field was left: say what is wrong with it. */
  readonly check: (path: string) => void;
  readonly insert: <List extends FormList>(list: List, row: IntakeForm[List][number]) => void;
  readonly remove: (list: FormList, index: number) => void;
}

export const FormEditContext = createContext<FormEdit | null>(null);

export function useFormEdit(): FormEdit {
  const edit = use(FormEditContext);
  invariant(edit, 'a field outside the form');
  return edit;
}

/** A field as it stands: its label, text, and what is said under it. All plain texts, so that memo compares them. */
export interface FieldState {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly error: string;
  readonly warning: string;
}

/** Looks a field up by its path. */
export type BindField = (path: string) => FieldState;

/** The element of a field, for jumping to it. */
export function fieldElementId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

export function textAt(form: IntakeForm, path: string): string {
  let value: unknown = form;
  for (const segment of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    value = (value as Record<string, unknown>)[segment];
  }
  return typeof value === 'string' ? value : '';
}
