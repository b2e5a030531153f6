import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { covers } from '../../../domain/office/office.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import type { Choices } from './fields.tsx';

/** The street offices for which this person may enter an application. */
export function useStreets(): Choices {
  const { office } = useSession();
  const { data: offices } = useQuery(orpc.offices.list.queryOptions());
  return useMemo(
    () =>
      (offices ?? [])
        .filter(({ id, level }) => level === 'street' && covers(office, id))
        .map(({ id, name }) => ({ value: id, label: name })),
    [offices, office],
  );
}
