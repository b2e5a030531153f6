import { Navigate } from '@tanstack/react-router';
import { levelOf } from '../../domain/office/office.ts';
import type { Queue } from '../../domain/application/queue.ts';
import { useSession } from '../api/session.ts';

const FIRST_QUEUE = {
  street: 'to-accept',
  district: 'district-review',
  city: 'city-decision',
} as const satisfies Record<string, Queue>;

/** Where the day begins: the queue in which this office's own turn waits. */
export function StartPage() {
  const { office } = useSession();
  return <Navigate to="/queue/$queue" params={{ queue: FIRST_QUEUE[levelOf(office)] }} replace />;
}
