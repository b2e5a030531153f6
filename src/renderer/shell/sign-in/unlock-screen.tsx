import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FrontPage } from '../front-page.tsx';
import { FrontForm } from './front-form.tsx';

/** The case file is encrypted; its passphrase is asked for once at every start. */
export function UnlockScreen() {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const queries = useQueryClient();
  const unlock = useMutation(
    orpc.desk.unlock.mutationOptions({
      onSuccess: (status) => {
        queries.setQueryData(orpc.desk.status.queryKey(), status);
      },
    }),
  );
  return (
    <FrontPage>
      <FrontForm
        title={t('desk.unlock.title')}
        body={t('desk.unlock.body')}
        onSubmit={() => {
          unlock.mutate({ passphrase });
        }}
      >
        <PasswordInput
          label={t('desk.unlock.passphrase')}
          value={passphrase}
          maxLength={500}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
          }}
        />
        <ProblemNote error={unlock.error} />
        <Button type="submit" loading={unlock.isPending} disabled={passphrase === ''}>
          {t('desk.unlock.submit')}
        </Button>
      </FrontForm>
    </FrontPage>
  );
}
