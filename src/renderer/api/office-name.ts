import { skipToken, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { orpc } from './query.ts';
import { useSessionOrNull } from './session.ts';

/** The name of an office where only its code is known; the code itself before the offices are read. */
export function useOfficeName(): (office: string) => string {
  const session = useSessionOrNull();
  const mayAsk = session !== null && !session.locked && !session.mustChangePassword;
  const { data: offices } = useQuery({
    ...orpc.offices.list.queryOptions(mayAsk ? {} : { input: skipToken }),
    staleTime: Infinity,
  });
  return useCallback((code: string) => offices?.find((office) => office.id === code)?.name ?? code, [offices]);
}
