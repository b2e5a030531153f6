/** Leases and what is done while a household lives in its home. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from './desk-route.ts';
import { leaseSearchSchema, leasesSearchSchema, newLeaseSearchSchema, paymentsSearchSchema } from './lease-search.ts';
import { leavingSearchSchema, leavingsSearchSchema } from './leaving-search.ts';
import { findVisitSearchSchema, reviewsSearchSchema, visitSearchSchema } from './visit-search.ts';

const leasesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/leases',
  validateSearch: leasesSearchSchema,
  component: lazyRouteComponent(() => import('../features/lease/leases-page.tsx'), 'LeasesPage'),
});

const newLeaseRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/leases/new',
  validateSearch: newLeaseSearchSchema,
  component: lazyRouteComponent(() => import('../features/lease/new-lease-page.tsx'), 'NewLeasePage'),
});

const paymentsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/leases/payments',
  validateSearch: paymentsSearchSchema,
  component: lazyRouteComponent(() => import('../features/payments/payments-page.tsx'), 'PaymentsPage'),
});

const leaseRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/lease/$leaseId',
  validateSearch: leaseSearchSchema,
  component: lazyRouteComponent(() => import('../features/lease/lease-page.tsx'), 'LeasePage'),
});

const reviewsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reviews',
  validateSearch: reviewsSearchSchema,
  component: lazyRouteComponent(() => import('../features/visit/reviews-page.tsx'), 'ReviewsPage'),
});

const findVisitRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/visit',
  validateSearch: findVisitSearchSchema,
  component: lazyRouteComponent(() => import('../features/visit/find-page.tsx'), 'FindPage'),
});

const visitRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/visit/$leaseId',
  validateSearch: visitSearchSchema,
  component: lazyRouteComponent(() => import('../features/visit/visit-page.tsx'), 'VisitPage'),
});

const leavingsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/leavings',
  validateSearch: leavingsSearchSchema,
  component: lazyRouteComponent(() => import('../features/leaving/leavings-page.tsx'), 'LeavingsPage'),
});

const leavingRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/leaving/$leaseId',
  validateSearch: leavingSearchSchema,
  component: lazyRouteComponent(() => import('../features/leaving/leaving-page.tsx'), 'LeavingPage'),
});

const comparisonRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/comparison',
  component: lazyRouteComponent(() => import('../features/comparison/comparison-page.tsx'), 'ComparisonPage'),
});

export const leaseRoutes = [
  leasesRoute,
  newLeaseRoute,
  leaseRoute,
  paymentsRoute,
  reviewsRoute,
  findVisitRoute,
  visitRoute,
  leavingsRoute,
  leavingRoute,
  comparisonRoute,
] as const;
