import type { Status } from './state.ts';

/** The work queues of this desk: each case stands in exactly one. */
export const queues = [
  'to-accept',
  'awaiting-supplement',
  'street-review',
  'district-review',
  'city-decision',
  'recheck',
  'approved',
  'rejected',
  'withdrawn',
  'community-check',
  'civil-affairs-review',
  'final-list',
  'to-publicise',
  'publicised',
  'objection',
  'registered',
] as const;

export type Queue = (typeof queues)[number];

export function queueOf(status: Status): Queue {
  switch (status) {
    case 'submitted':
    case 'supplemented':
      return 'to-accept';
    case 'rejection-confirmed':
      return 'rejected';
    case 'awaiting-supplement':
    case 'street-review':
    case 'district-review':
    case 'city-decision':
    case 'approved':
    case 'rejected':
    case 'recheck':
    case 'withdrawn':
    case 'community-check':
    case 'civil-affairs-review':
    case 'final-list':
    case 'to-publicise':
    case 'publicised':
    case 'objection':
    case 'registered':
      return status;
  }
}
