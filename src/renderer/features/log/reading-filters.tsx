import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccessFilters, readingKinds } from '../../../contract/log.ts';
import { orpc } from '../../api/query.ts';
import { TypedDay } from '../intake/typed-day.tsx';

interface ReadingFiltersProps {
  readonly filters: AccessFilters;
  readonly onChange: (filters: AccessFilters) => void;
}

/** A number is looked up when the fingers rest. */
const TYPED_MS = 400;

/** Who, what kind, which case, from when to when. What is typed is its own until asked: mounted anew, it is empty. */
export function ReadingFilters({ filters, onChange }: ReadingFiltersProps) {
  const { t } = useTranslation();
  const people = useQuery(orpc.staff.list.queryOptions()).data ?? [];
  const any = { value: '', label: t('log.filter.any') };
  const narrow = (patch: Partial<AccessFilters>): void => {
    onChange({ ...filters, ...patch });
  };
  return (
    <>
      <NativeSelect
        label={t('log.filter.actor')}
        w={170}
        data={[any, ...people.map(({ staffId, name, account }) => ({ value: staffId, label: `${name} · ${account}` }))]}
        value={filters.actor ?? ''}
        onChange={({ currentTarget: { value } }) => {
          narrow({ actor: people.find(({ staffId }) => staffId === value)?.staffId });
        }}
      />
      <NativeSelect
        label={t('log.filter.kind')}
        w={150}
        data={[any, ...readingKinds.map((value) => ({ value, label: t(`log.kind.${value}`) }))]}
        value={filters.kind ?? ''}
        onChange={({ currentTarget: { value } }) => {
          narrow({ kind: readingKinds.find((kind) => kind === value) });
        }}
      />
      <CaseNumber
        value={filters.caseNo ?? ''}
        onChange={(caseNo) => {
          narrow({ caseNo });
        }}
      />
      {(['from', 'to'] as const).map((end) => (
        <TypedDay
          key={end}
          label={t(`log.filter.${end}`)}
          value={filters[end]}
          onChange={(day) => {
            narrow({ [end]: day });
          }}
        />
      ))}
    </>
  );
}

interface CaseNumberProps {
  readonly value: string;
  readonly onChange: (caseNo: string | undefined) => void;
}

function CaseNumber({ value, onChange }: CaseNumberProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const ask = useDebouncedCallback((text: string) => {
    onChange(text.trim() === '' ? undefined : text.trim().toUpperCase());
  }, TYPED_MS);
  return (
    <TextInput
      label={t('log.filter.caseNo')}
      w={180}
      maxLength={40}
      value={typed}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
        ask(text);
      }}
    />
  );
}
