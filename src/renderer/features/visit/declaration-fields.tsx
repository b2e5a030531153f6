import { Radio, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Declaration, declarations } from '../../../domain/annual-review/events.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { PapersField, type TypedPaper } from './papers-field.tsx';

export interface TypedDeclaration {
  readonly declaration: Declaration;
  readonly changes: string;
  readonly signedBy: string;
  readonly papers: TypedPaper[];
}

interface DeclarationFieldsProps<Form extends TypedDeclaration> {
  readonly form: Form;
  readonly promisedUntil: PlainDate;
  readonly onChange: (form: Form) => void;
}

/** How a household stands, its papers, and who signed: asked alike by a review and a renewal. */
export function DeclarationFields<Form extends TypedDeclaration>(props: DeclarationFieldsProps<Form>) {
  const { form, promisedUntil, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('tenancy.declare.how')}
        value={form.declaration}
        onChange={(value) => {
          onChange({ ...form, declaration: declarations.find((known) => known === value) ?? 'unchanged' });
        }}
      >
        {declarations.map((value) => (
          <Radio key={value} size="sm" mt={6} value={value} label={t(`tenancy.declaration.${value}`)} />
        ))}
      </Radio.Group>
      {form.declaration !== 'unchanged' && (
        <Textarea
          label={t('tenancy.declare.changes')}
          value={form.changes}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...form, changes: value });
          }}
        />
      )}
      <PapersField
        papers={form.papers}
        promisedUntil={promisedUntil}
        onChange={(papers) => {
          onChange({ ...form, papers });
        }}
      />
      <TextInput
        w={240}
        label={t('tenancy.declare.signedBy')}
        value={form.signedBy}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...form, signedBy: value });
        }}
      />
    </>
  );
}

/** What the rule asks before it is asked. */
export function isIncomplete({ declaration, changes, signedBy, papers }: TypedDeclaration): boolean {
  const isWordless = declaration === 'changed' && (changes.trim() === '' || papers.length === 0);
  return signedBy.trim() === '' || isWordless;
}
