import { Alert, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { caseNumber } from '../../../domain/application/case-number.ts';
import { yearOf } from '../../../kernel/plain-date.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import type { SetupForm } from './setup-form.ts';

/** How this desk numbers its cases, and whose policy it applies. */
export function NumberingStep({ form }: { readonly form: UseFormReturnType<SetupForm> }) {
  const { t } = useTranslation();
  const cities = useQuery(orpc.desk.policyCities.queryOptions());
  const capitals = (field: 'numberPrefix' | 'deskCode') => ({
    ...form.getInputProps(field),
    onChange: (event: { currentTarget: { value: string } }) => {
      form.setFieldValue(field, event.currentTarget.value.toUpperCase());
    },
  });
  const series = {
    city: form.values.numberPrefix || 'XN',
    year: yearOf(useToday()),
    desk: form.values.deskCode || '01',
  };
  return (
    <Stack>
      <Group align="flex-start" grow wrap="nowrap">
        <TextInput
          label={t('desk.setup.numbering.prefix')}
          description={t('desk.setup.numbering.prefixHint')}
          maxLength={4}
          autoComplete="off"
          {...capitals('numberPrefix')}
        />
        <TextInput
          label={t('desk.setup.numbering.desk')}
          description={t('desk.setup.numbering.deskHint')}
          maxLength={2}
          autoComplete="off"
          {...capitals('deskCode')}
        />
      </Group>
      <Text size="sm" c="var(--quiet)">
        {t('desk.setup.numbering.example', { example: caseNumber(series, 123) })}
      </Text>
      <Select
        label={t('desk.setup.numbering.policy')}
        data={(cities.data ?? []).map((city) => ({ value: city.id, label: city.name }))}
        allowDeselect={false}
        {...form.getInputProps('policyCity')}
      />
      {cities.data?.length === 0 && <Alert color="red">{t('desk.setup.numbering.policyNone')}</Alert>}
      <ProblemNote error={cities.error} />
    </Stack>
  );
}
