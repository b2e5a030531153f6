import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../contract/session.ts';
import { orpc } from '../api/query.ts';
import { SessionContext } from '../api/session.ts';
import { router } from '../routes/router.tsx';
import { LineProvider } from './line.tsx';
import { SetupWizard } from './setup/setup-wizard.tsx';
import { LockOverlay } from './sign-in/lock-overlay.tsx';
import { MustChangeScreen } from './sign-in/must-change-screen.tsx';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { UnlockScreen } from './sign-in/unlock-screen.tsx';
import { useIdleLock } from './sign-in/use-idle-lock.ts';

const HALL = /^#\/hall\/([0-9A-Za-z-]{1,64})$/;
const HallPage = lazy(async () => ({ default: (await import('../features/draws/hall-page.tsx')).HallPage }));

/** Nobody passes before the case file is open and a person has signed in. */
export function Gate() {
  const status = useQuery(orpc.desk.status.queryOptions());
  if (status.data === undefined) return status.isError ? <Unreachable again={() => void status.refetch()} /> : <Wait />;
  switch (status.data.phase) {
    case 'setup':
      return <SetupWizard />;
    case 'unlock':
      return <UnlockScreen />;
    case 'open':
      return (
        <LineProvider>
          <HallOrDesk />
        </LineProvider>
      );
  }
}

/** The big screen of a draw needs nobody to sign in: it shows what is public. */
function HallOrDesk() {
  const drawId = HALL.exec(window.location.hash)?.[1];
  if (drawId === undefined) return <SessionGate />;
  return (
    <Suspense fallback={<Wait />}>
      <HallPage drawId={drawId} />
    </Suspense>
  );
}

/**
 * Keeps the last session in hand: when it locks or is lost, the page of the person who worked here stays mounted under
 * the lock until that person is back. Signing out reloads the page and forgets it.
 */
function SessionGate() {
  const { data: session, isError, refetch } = useQuery(orpc.session.current.queryOptions());
  const [held, setHeld] = useState<Session | null>(null);
  if (session !== undefined && session !== null && session !== held) setHeld(session);
  if (held === null) {
    if (session === undefined) return isError ? <Unreachable again={() => void refetch()} /> : <Wait />;
    return <SignInScreen />;
  }
  if (held.mustChangePassword) {
    return (
      <SessionContext value={held}>
        <MustChangeScreen />
      </SessionContext>
    );
  }
  return <Desk session={held} lost={session === null} />;
}

function Desk({ session, lost }: { readonly session: Session; readonly lost: boolean }) {
  const closed = session.locked || lost;
  // A page loaded while the screen is locked has nothing to keep, and nothing to read before it is unlocked.
  const [begun, setBegun] = useState(!closed);
  if (!closed && !begun) setBegun(true);
  useIdleLock({ ...session, locked: closed });
  return (
    <SessionContext value={session}>
      {/* Another person than before starts with a fresh page. */}
      {begun && <RouterProvider key={session.staffId} router={router} />}
      {closed && <LockOverlay key={String(lost)} session={session} lost={lost} kept={begun} />}
    </SessionContext>
  );
}

function Unreachable({ again }: { readonly again: () => void }) {
  const { t } = useTranslation();
  return (
    <Center h="100%">
      <Stack role="alert" maw={480}>
        <Title order={1} size="h3">
          {t('desk.unreachable.title')}
        </Title>
        <Text>{t('desk.unreachable.body')}</Text>
        <Button onClick={again} style={{ alignSelf: 'flex-start' }}>
          {t('desk.unreachable.again')}
        </Button>
      </Stack>
    </Center>
  );
}

function Wait() {
  const { t } = useTranslation();
  return (
    <Center h="100%" role="status" aria-label={t('shell.loading')}>
      <Loader />
    </Center>
  );
}
