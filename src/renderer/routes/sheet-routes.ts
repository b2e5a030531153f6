/** Addresses without the shell around them: sheets of A4, and the wall of a hall. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { letterSearchSchema } from './letter-search.ts';
import { rootRoute } from './root-route.ts';

const noticePrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/publicity/$batchId/print',
  component: lazyRouteComponent(() => import('../features/publicity/notice-print-page.tsx'), 'NoticePrintPage'),
});

/** The wall of the hall: a window of its own without the shell around it. */
const selectionHallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/selection/$drawId/hall',
  component: lazyRouteComponent(() => import('../features/selection/hall-page.tsx'), 'HallPage'),
});

const selectionSlipRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/selection/$drawId/slip/$no',
  component: lazyRouteComponent(() => import('../features/selection/slip-page.tsx'), 'SelectionSlipPage'),
});

const planPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans/$planId/print',
  component: lazyRouteComponent(() => import('../features/plans/plan-print-page.tsx'), 'PlanPrintPage'),
});

const drawSlipRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans/$planId/slip/$caseId',
  component: lazyRouteComponent(() => import('../features/plans/draw-slip-page.tsx'), 'DrawSlipPage'),
});

const selfCheckRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/draws/$drawId/check',
  component: lazyRouteComponent(() => import('../features/draws/self-check-page.tsx'), 'SelfCheckPage'),
});

const reviewLetterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plans/$planId/letter/$caseId',
  component: lazyRouteComponent(() => import('../features/plans/review-letter-page.tsx'), 'ReviewLetterPage'),
});

const slipRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/waiting-slip',
  component: lazyRouteComponent(() => import('../features/waitlist/slip-page.tsx'), 'SlipPage'),
});

const contractRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lease/$leaseId/contract',
  component: lazyRouteComponent(() => import('../features/lease/contract-page.tsx'), 'ContractPage'),
});

const tenantCopyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lease/$leaseId/tenant-copy',
  component: lazyRouteComponent(() => import('../features/lease/tenant-copy-page.tsx'), 'TenantCopyPage'),
});

const receiptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lease/$leaseId/receipt/$entryId',
  component: lazyRouteComponent(() => import('../features/lease/receipt-page.tsx'), 'ReceiptPage'),
});

const visitPapersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/visit/$leaseId/papers',
  component: lazyRouteComponent(() => import('../features/visit/visit-papers-page.tsx'), 'VisitPapersPage'),
});

const letterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/print/$letter',
  validateSearch: letterSearchSchema,
  component: lazyRouteComponent(() => import('../features/letters/letter-page.tsx'), 'LetterPage'),
});

export const sheetRoutes = [
  noticePrintRoute,
  selectionHallRoute,
  selectionSlipRoute,
  planPrintRoute,
  drawSlipRoute,
  selfCheckRoute,
  reviewLetterRoute,
  slipRoute,
  contractRoute,
  tenantCopyRoute,
  receiptRoute,
  visitPapersRoute,
  letterRoute,
] as const;
