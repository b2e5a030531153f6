/**
 * The addresses of the desk. Pages load on demand; the page in front of a person stays mounted while the screen is
 * locked, because the lock lies over the router and not inside it.
 */
import { createHashHistory, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type QueueName, queueDefinition } from '../../domain/queue/definitions.ts';
import { ErrorPage } from '../shell/error-page.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { conflictSearchSchema } from './conflict-search.ts';
import { caseSearchSchema, listSearchSchema } from './list-search.ts';
import { deskRoute } from './desk-route.ts';
import { leaseRoutes } from './lease-routes.ts';
import { heardSearchSchema } from './heard-search.ts';
import { librarySearchSchema } from './library-search.ts';
import { newSearchSchema } from './new-search.ts';
import { publicitySearchSchema } from './publicity-search.ts';
import { planSearchSchema } from './plans-search.ts';
import { draftSearchSchema, policySearchSchema } from './policy-search.ts';
import { ticketsSearchSchema } from './tickets-search.ts';
import { timeSearchSchema } from './time-search.ts';
import { waitlistSearchSchema, whereSearchSchema } from './waitlist-search.ts';
import { unitsSearchSchema } from './units-search.ts';
import { rootRoute } from './root-route.ts';
import { sheetRoutes } from './sheet-routes.ts';
import { StartPage } from './start-page.tsx';

const startRoute = createRoute({ getParentRoute: () => deskRoute, path: '/', component: StartPage });

const queueRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/queue/$queue',
  validateSearch: listSearchSchema,
  params: {
    parse: ({ queue }) => ({ queue: knownQueue(queue) }),
    stringify: ({ queue }) => ({ queue }),
  },
  component: lazyRouteComponent(() => import('../features/queue/queue-page.tsx'), 'QueuePage'),
});

const caseRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/case/$caseId',
  validateSearch: caseSearchSchema,
  component: lazyRouteComponent(() => import('../features/case/case-page.tsx'), 'CasePage'),
});

const importRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/import/import-page.tsx'), 'ImportPage'),
});

const newRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/new',
  validateSearch: newSearchSchema,
  component: lazyRouteComponent(() => import('../features/intake/new-application-page.tsx'), 'NewApplicationPage'),
});

const staffRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/staff',
  component: lazyRouteComponent(() => import('../features/staff/staff-page.tsx'), 'StaffPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../features/calendar/calendar-page.tsx'), 'CalendarPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
});

const policyRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/policy',
  validateSearch: policySearchSchema,
  component: lazyRouteComponent(() => import('../features/policy/policy-page.tsx'), 'PolicyPage'),
});

const policyDraftRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/policy/draft',
  validateSearch: draftSearchSchema,
  component: lazyRouteComponent(() => import('../features/policy/draft/draft-page.tsx'), 'DraftPage'),
});

const templatesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/templates',
  component: lazyRouteComponent(() => import('../features/templates/templates-page.tsx'), 'TemplatesPage'),
});

const outboxRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/outbox',
  component: lazyRouteComponent(() => import('../features/outbox/outbox-page.tsx'), 'OutboxPage'),
});

/** The list beside whatever is chosen from it. */
const conflictsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/conflicts',
  validateSearch: conflictSearchSchema,
  component: lazyRouteComponent(() => import('../features/conflict/conflicts-page.tsx'), 'ConflictsPage'),
});

const noConflictRoute = createRoute({
  getParentRoute: () => conflictsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/conflict/no-conflict.tsx'), 'NoConflict'),
});

const conflictRoute = createRoute({
  getParentRoute: () => conflictsRoute,
  path: '$conflictId',
  component: lazyRouteComponent(() => import('../features/conflict/conflict-page.tsx'), 'ConflictPage'),
});

const timeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/time',
  validateSearch: timeSearchSchema,
  component: lazyRouteComponent(() => import('../features/time/office-time-page.tsx'), 'OfficeTimePage'),
});

const pairRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/duplicates/$one/$other',
  component: lazyRouteComponent(() => import('../features/duplicates/pair-page.tsx'), 'PairPage'),
});

const publicityRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/publicity',
  validateSearch: publicitySearchSchema,
  component: lazyRouteComponent(() => import('../features/publicity/publicity-page.tsx'), 'PublicityPage'),
});

const noticeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/publicity/$batchId',
  component: lazyRouteComponent(() => import('../features/publicity/notice-page.tsx'), 'NoticePage'),
});

const drawsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/draws',
  component: lazyRouteComponent(() => import('../features/draws/draws-page.tsx'), 'DrawsPage'),
});

const drawRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/draws/$drawId',
  component: lazyRouteComponent(() => import('../features/draws/draw-page.tsx'), 'DrawPage'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/selection',
  component: lazyRouteComponent(() => import('../features/selection/sessions-page.tsx'), 'SessionsPage'),
});

const consoleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/selection/$drawId',
  component: lazyRouteComponent(() => import('../features/selection/console-page.tsx'), 'ConsolePage'),
});

const devicesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/devices',
  component: lazyRouteComponent(() => import('../features/device/devices-page.tsx'), 'DevicesPage'),
});

const logRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/log',
  component: lazyRouteComponent(() => import('../features/log/log-page.tsx'), 'LogPage'),
});

const waitlistRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/waiting',
  validateSearch: waitlistSearchSchema,
  component: lazyRouteComponent(() => import('../features/waitlist/waitlist-page.tsx'), 'WaitlistPage'),
});

const plansRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/plans',
  component: lazyRouteComponent(() => import('../features/plans/plans-page.tsx'), 'PlansPage'),
});

const planRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/plans/$planId',
  validateSearch: planSearchSchema,
  component: lazyRouteComponent(() => import('../features/plans/plan-page.tsx'), 'PlanPage'),
});

const unitsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/homes',
  validateSearch: unitsSearchSchema,
  component: lazyRouteComponent(() => import('../features/units/units-page.tsx'), 'UnitsPage'),
});

const unitRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/homes/unit/$unitNo',
  component: lazyRouteComponent(() => import('../features/units/unit-page.tsx'), 'UnitPage'),
});

const estateRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/homes/estate/$estateId',
  component: lazyRouteComponent(() => import('../features/units/estate-page.tsx'), 'EstatePage'),
});

const importUnitsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/homes/import',
  component: lazyRouteComponent(() => import('../features/units/import-units-page.tsx'), 'ImportUnitsPage'),
});

const ticketsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets',
  validateSearch: ticketsSearchSchema,
  component: lazyRouteComponent(() => import('../features/tickets/tickets-page.tsx'), 'TicketsPage'),
});

const ticketRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('../features/tickets/ticket-page.tsx'), 'TicketPage'),
});

const heardRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/heard',
  validateSearch: heardSearchSchema,
  component: lazyRouteComponent(() => import('../features/tickets/heard/heard-page.tsx'), 'HeardPage'),
});

const importOrdersRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/import',
  component: lazyRouteComponent(() => import('../features/tickets/orders/import-orders-page.tsx'), 'ImportOrdersPage'),
});

const libraryRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/library',
  validateSearch: librarySearchSchema,
  component: lazyRouteComponent(() => import('../features/library/library-page.tsx'), 'LibraryPage'),
});

const hearRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/hear',
  component: lazyRouteComponent(() => import('../features/tickets/hear-page.tsx'), 'HearPage'),
});

const whereRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/where',
  validateSearch: whereSearchSchema,
  component: lazyRouteComponent(() => import('../features/waitlist/where-page.tsx'), 'WherePage'),
});

const routeTree = rootRoute.addChildren([
  deskRoute.addChildren([
    startRoute,
    queueRoute,
    caseRoute,
    importRoute,
    newRoute,
    staffRoute,
    calendarRoute,
    settingsRoute,
    policyRoute,
    policyDraftRoute,
    templatesRoute,
    outboxRoute,
    conflictsRoute.addChildren([noConflictRoute, conflictRoute]),
    pairRoute,
    timeRoute,
    publicityRoute,
    noticeRoute,
    drawsRoute,
    drawRoute,
    sessionsRoute,
    consoleRoute,
    devicesRoute,
    logRoute,
    waitlistRoute,
    ticketsRoute,
    ticketRoute,
    hearRoute,
    libraryRoute,
    importOrdersRoute,
    heardRoute,
    whereRoute,
    plansRoute,
    planRoute,
    unitsRoute,
    unitRoute,
    estateRoute,
    importUnitsRoute,
    ...leaseRoutes,
  ]),
  ...sheetRoutes,
]);

/** The page is one file, read from app:// or from the loopback host, so the address lives behind the hash. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function knownQueue(text: string): QueueName {
  const definition = queueDefinition(text);
  if (definition === undefined) throw redirect({ to: '/' });
  return definition.name;
}
