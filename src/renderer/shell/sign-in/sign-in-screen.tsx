import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FrontPage } from '../front-page.tsx';
import { FirstFetch } from './first-fetch.tsx';
import { FrontForm } from './front-form.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Attempts left and the end of a lockout come with the desk's refusal. */
export function SignInScreen() {
  const { t } = useTranslation();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const status = useQuery(orpc.desk.status.queryOptions());
  return (
    <FrontPage>
      <FrontForm
        title={t('desk.signIn.title')}
        {...(status.data?.demo === true ? { body: t('desk.signIn.demo') } : {})}
        onSubmit={() => {
          signIn.mutate({ account: account.trim(), password });
        }}
      >
        <FirstFetch />
        <TextInput
          label={t('desk.signIn.account')}
          value={account}
          maxLength={64}
          autoComplete="username"
          autoFocus
          onChange={(event) => {
            setAccount(event.currentTarget.value);
          }}
        />
        <PasswordInput
          label={t('desk.signIn.password')}
          value={password}
          maxLength={200}
          autoComplete="current-password"
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <ProblemNote error={signIn.error} />
        <Button type="submit" loading={signIn.isPending} disabled={account.trim() === '' || password === ''}>
          {t('desk.signIn.submit')}
        </Button>
      </FrontForm>
    </FrontPage>
  );
}
