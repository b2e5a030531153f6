import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { HubFieldsInput } from './hub-fields.tsx';
import { type HubFields, hubProblems, trimmed } from './hub-form.ts';

/** For a desk that has worked alone: nothing is sent before a person has entered a code. */
export function ConnectForm() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState<HubFields>({ url: '', code: '', deviceName: '' });
  const [asked, setAsked] = useState(false);
  const problems = hubProblems(values, t);
  const connect = useMutation(
    orpc.sync.connect.mutationOptions({
      onSuccess: (status) => {
        queries.setQueryData(orpc.sync.status.queryKey(), status);
      },
    }),
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(problems).length === 0) connect.mutate(trimmed(values));
  };
  return (
    <Paper component="form" noValidate onSubmit={submit} withBorder p="lg" maw={640} aria-labelledby="connect-title">
      <Stack gap="md">
        <div>
          <Title order={2} size="h4" id="connect-title">
            {t('device.connect.title')}
          </Title>
          <Text c="var(--quiet)">{t('device.connect.body')}</Text>
        </div>
        <HubFieldsInput
          values={values}
          problems={asked ? problems : {}}
          onChange={(name, value) => {
            setValues({ ...values, [name]: value });
          }}
        />
        <ProblemNote error={connect.error} />
        <Group justify="flex-end">
          {connect.isPending && <Text role="status">{t('device.connect.working')}</Text>}
          <Button type="submit" loading={connect.isPending}>
            {t('device.connect.submit')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
