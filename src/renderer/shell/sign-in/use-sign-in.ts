import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../../contract/session.ts';
import { orpc } from '../../api/query.ts';

/** Takes an answered session as the current one, and reads again what failed while nobody was there. */
function useTakeSession(): (session: Session) => void {
  const queries = useQueryClient();
  return (session) => {
    queries.setQueryData(orpc.session.current.queryKey(), session);
    void queries.refetchQueries({ predicate: (query) => query.state.status === 'error' });
  };
}

export function useSignIn() {
  const onSuccess = useTakeSession();
  return useMutation(orpc.session.signIn.mutationOptions({ onSuccess }));
}

export function useUnlockScreen() {
  const onSuccess = useTakeSession();
  return useMutation(orpc.session.unlock.mutationOptions({ onSuccess }));
}

export function useLockScreen() {
  const onSuccess = useTakeSession();
  return useMutation(orpc.session.lock.mutationOptions({ onSuccess }));
}

export function useChangePassword(onDone: () => void) {
  const take = useTakeSession();
  return useMutation(
    orpc.session.changePassword.mutationOptions({
      onSuccess: (session) => {
        take(session);
        onDone();
      },
    }),
  );
}

/** Ends the session and starts the screen afresh, so that nothing of it stays in memory. */
export function useSignOut() {
  return useMutation(orpc.session.signOut.mutationOptions({ onSettled: startAfresh }));
}

function startAfresh(): void {
  window.location.hash = '#/';
  window.location.reload();
}
