import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';

interface CitesFieldProps {
  readonly cites: readonly string[];
  readonly onChange: (cites: readonly string[]) => void;
}

const MOST = 10;

/** The policy documents that an answer rests on, out of those that hold today. */
export function CitesField({ cites, onChange }: CitesFieldProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(orpc.library.list.queryOptions({ input: { onlyInForce: true } }));
  return (
    <MultiSelect
      searchable
      clearable
      maxValues={MOST}
      label={t('tickets.form.cites')}
      value={[...cites]}
      data={data.map(({ docId, title, number }) => ({
        value: docId,
        label: number === '' ? title : `${title} ${number}`,
      }))}
      onChange={onChange}
    />
  );
}
