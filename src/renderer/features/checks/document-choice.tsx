import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';

interface DocumentChoiceProps {
  readonly label: string;
  readonly documents: CaseView['documents'];
  readonly value: string;
  readonly error?: string | null;
  readonly onChange: (documentId: string) => void;
}

/** One paper of the case, by kind and day. */
export function DocumentChoice({ label, documents, value, error = null, onChange }: DocumentChoiceProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      value={value}
      error={error}
      data={[
        { value: '', label: '—' },
        ...documents.map(({ id, type, title, receivedOn }) => ({
          value: id,
          label: `${t(`documentType.${type}`)}${title === '' || title === type ? '' : ` ${title}`} · ${receivedOn}`,
        })),
      ]}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
