import { createRoute } from '@tanstack/react-router';
import { Shell } from '../shell/shell.tsx';
import { rootRoute } from './root-route.ts';

/** Everything with the bar above and the queues at the side. */
export const deskRoute = createRoute({ getParentRoute: () => rootRoute, id: 'desk', component: Shell });
