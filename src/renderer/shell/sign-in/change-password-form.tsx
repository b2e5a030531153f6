import { Button, Group, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FrontForm } from './front-form.tsx';
import { useChangePassword } from './use-sign-in.ts';

interface ChangePasswordFormProps {
  /** The password was set by somebody else: nothing but this works until it is changed. */
  readonly required: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly cancelLabel: string;
}

export function ChangePasswordForm({ required, onDone, onCancel, cancelLabel }: ChangePasswordFormProps) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useChangePassword(onDone);
  const settings = useQuery({ ...orpc.settings.get.queryOptions(), enabled: !required });
  const shortest = settings.data?.passwordMinLength ?? defaultSettings.passwordMinLength;
  const differs = again !== '' && again !== next;
  const same = next !== '' && next === current;
  const complete = current !== '' && next.length >= shortest && next === again && !same;
  return (
    <FrontForm
      title={t(required ? 'desk.password.title' : 'desk.password.ownTitle')}
      {...(required ? { body: t('desk.password.body') } : {})}
      onSubmit={() => {
        if (complete) change.mutate({ current, next });
      }}
    >
      <PasswordInput
        label={t('desk.password.current')}
        value={current}
        autoComplete="current-password"
        autoFocus
        onChange={(event) => {
          setCurrent(event.currentTarget.value);
        }}
      />
      <PasswordInput
        label={t('desk.password.next')}
        description={t('desk.password.nextHint', { n: shortest })}
        value={next}
        autoComplete="new-password"
        error={same ? t('desk.password.same') : null}
        onChange={(event) => {
          setNext(event.currentTarget.value);
        }}
      />
      <PasswordInput
        label={t('desk.password.confirm')}
        value={again}
        autoComplete="new-password"
        error={differs ? t('desk.password.differs') : null}
        onChange={(event) => {
          setAgain(event.currentTarget.value);
        }}
      />
      <ProblemNote error={change.error} />
      <Group justify="space-between">
        <Button variant="default" onClick={onCancel}>
          {cancelLabel}
        </Button>
        <Button type="submit" loading={change.isPending} disabled={!complete}>
          {t('desk.password.submit')}
        </Button>
      </Group>
    </FrontForm>
  );
}
