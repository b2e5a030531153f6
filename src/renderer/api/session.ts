import { createContext, use } from 'react';
import type { Session } from '../../contract/session.ts';
import { type Permission, rolesAllow } from '../../domain/staff/role.ts';
import { invariant } from '../../kernel/invariant.ts';

export const SessionContext = createContext<Session | null>(null);

export function useSessionOrNull(): Session | null {
  return use(SessionContext);
}

/** Who sits at this screen. Only below the sign-in. */
export function useSession(): Session {
  const session = use(SessionContext);
  invariant(session, 'useSession outside a signed-in screen');
  return session;
}

/** Whether the person's roles carry a permission; the desk checks again. */
export function useMay(permission: Permission): boolean {
  return rolesAllow(useSession().roles, permission);
}
