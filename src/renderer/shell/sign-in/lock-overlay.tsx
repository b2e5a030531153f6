/**
 * The lock lies over the page as a modal dialog of the browser's own, in its top layer: everything behind, pop-ups
 * included, stays mounted with what was typed, but cannot be seen, printed or reached by key.
 */
import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../contract/session.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FrontForm } from './front-form.tsx';
import classes from './lock-overlay.module.css';
import { useSignIn, useSignOut, useUnlockScreen } from './use-sign-in.ts';

interface LockOverlayProps {
  /** Whose screen it is. */
  readonly session: Session;
  /** The session is gone (restart, sign-out elsewhere): the same person signs in again instead of unlocking. */
  readonly lost: boolean;
  /** There is a page behind the lock. */
  readonly kept: boolean;
}

export function LockOverlay({ session, lost, kept }: LockOverlayProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { t } = useTranslation();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    document.documentElement.dataset.locked = '';
    return () => {
      element?.close();
      delete document.documentElement.dataset.locked;
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.overlay}
      aria-modal="true"
      aria-label={t(lost ? 'desk.lock.lostTitle' : 'desk.lock.title')}
      onCancel={(event) => {
        event.preventDefault();
      }}
    >
      <UnlockForm session={session} lost={lost} kept={kept} />
    </dialog>
  );
}

function UnlockForm({ session, lost, kept }: LockOverlayProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const unlock = useUnlockScreen();
  const signIn = useSignIn();
  const signOut = useSignOut();
  const pending = unlock.isPending || signIn.isPending;
  return (
    <FrontForm
      title={t(lost ? 'desk.lock.lostTitle' : 'desk.lock.title')}
      {...(kept ? { body: t(lost ? 'desk.lock.lostBody' : 'desk.lock.body') } : {})}
      onSubmit={() => {
        if (lost) signIn.mutate({ account: session.account, password });
        else unlock.mutate({ password });
        setPassword('');
      }}
    >
      <PasswordInput
        label={t('desk.lock.password', { name: session.name })}
        value={password}
        autoComplete="current-password"
        autoFocus
        onChange={(event) => {
          setPassword(event.currentTarget.value);
        }}
      />
      <ProblemNote error={lost ? signIn.error : unlock.error} />
      <Group justify="space-between">
        <Button
          variant="default"
          {...(kept ? { 'aria-describedby': 'lock-other' } : {})}
          onClick={() => {
            signOut.mutate(undefined);
          }}
        >
          {t('desk.lock.other')}
        </Button>
        <Button type="submit" loading={pending} disabled={password === ''}>
          {t(lost ? 'desk.lock.signInAgain' : 'desk.lock.submit')}
        </Button>
      </Group>
      {kept && (
        <Text id="lock-other" size="xs" c="var(--quiet)">
          {t('desk.lock.otherWarning')}
        </Text>
      )}
    </FrontForm>
  );
}
