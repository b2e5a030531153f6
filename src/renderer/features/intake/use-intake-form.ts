import { type UseFormReturnType, useForm } from '@mantine/form';
import type { TFunction } from 'i18next';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { fieldWords } from './field-words.ts';
import { type BindField, type FormEdit, type FormList, textAt } from './form-edit.ts';
import type { IntakeForm } from './form-model.ts';
import { type Problem, type Warning, checkForm, warnForm } from './form-problems.ts';
import { inScreenOrder } from './sections.ts';

export interface IntakeFormState {
  readonly form: UseFormReturnType<IntakeForm>;
  readonly edit: FormEdit;
  readonly bind: BindField;
  /** Everything that holds up the submission, in the order of the screen. */
  readonly problems: readonly Problem[];
}

/** The form, checked by the contract's schema; `onChange` hears every change for the draft. */
export function useIntakeForm(
  initial: IntakeForm,
  today: PlainDate,
  onChange: (form: IntakeForm) => void,
): IntakeFormState {
  const { t } = useTranslation();
  const form = useForm<IntakeForm>({
    initialValues: initial,
    validate: (values) => errorsOf(checkForm(values, today), t),
    onValuesChange: onChange,
  });
  const edit = useStableEdit(form);
  // Typing comes first: the marks at the side may follow a moment later.
  const settled = useDeferredValue(form.values);
  const problems = useMemo(() => inScreenOrder(checkForm(settled, today)), [settled, today]);
  const warnings = useMemo(() => warnForm(settled, today), [settled, today]);
  const bind: BindField = (path) => ({
    path,
    label: labelOf(path, t),
    value: textAt(form.values, path),
    error: textOf(form.errors[path]),
    warning: warningText(warnings, path, t),
  });
  return { form, edit, bind, problems };
}

/** The edits keep their identity, so that a field is drawn again only when its own text changes. */
function useStableEdit(form: UseFormReturnType<IntakeForm>): FormEdit {
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  return useMemo<FormEdit>(
    () => ({
      set: (path, value) => {
        latest.current.setFieldValue(path, value);
      },
      check: (path) => {
        // After the render that this leaving of the field caused, with the text tidied.
        setTimeout(() => void latest.current.validateField(path), 0);
      },
      insert: (list, row) => {
        latest.current.insertListItem(list, row as never);
      },
      remove: (list: FormList, index) => {
        latest.current.removeListItem(list, index);
      },
    }),
    [],
  );
}

function errorsOf(problems: readonly Problem[], t: TFunction): Record<string, string> {
  return Object.fromEntries(
    problems.map((problem) => [problem.path, t(`intake.problem.${problem.code}`, { limit: problem.limit })]),
  );
}

function warningText(warnings: readonly Warning[], path: string, t: TFunction): string {
  const warning = warnings.find((each) => each.path === path);
  if (warning === undefined) return '';
  const { code } = warning;
  const isOfForm = code === 'phone-malformed' || code === 'bank-card-length' || code === 'bank-card-check-digit';
  return isOfForm ? t(`intake.warning.${code}`) : t(`finding.${code}`);
}

/** The field's own name: its row is named by the heading of the row. */
function labelOf(path: string, t: TFunction): string {
  return fieldWords(path, t).split(' · ').at(-1) ?? '';
}

function textOf(error: unknown): string {
  return typeof error === 'string' ? error : '';
}
