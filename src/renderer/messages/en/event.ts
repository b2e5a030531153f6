import type { SameKeys } from '../same-keys.ts';
import type { eventWords as zh } from '../zh/event.ts';

export const eventWords: SameKeys<typeof zh> = {
  application: {
    submitted: { v1: 'application received' },
    'supplement-requested': { v1: 'asked once for missing documents' },
    supplemented: { v1: 'missing documents received' },
    accepted: { v1: 'accepted' },
    'review-passed': { v1: 'opinion passed on' },
    returned: { v1: 'sent back one step' },
    approved: { v1: 'approved' },
    rejected: { v1: 'rejected' },
    'recheck-requested': { v1: 're-check asked for' },
    'rejection-confirmed': { v1: 'rejection confirmed' },
    'rejection-overturned': { v1: 'rejection overturned' },
    'clock-paused': { v1: 'clock paused' },
    'clock-resumed': { v1: 'clock resumed' },
    'conflict-settled': { v1: 'conflict settled' },
    withdrawn: { v1: 'withdrawn' },
  },
  calendar: { announced: { v1: 'calendar of working days announced' } },
  conflict: { settled: { v1: 'conflict settled' } },
  claim: { taken: { v1: 'claim taken' }, released: { v1: 'claim released' } },
  office: { registered: { v1: 'office registered' }, renamed: { v1: 'office renamed' } },
  policy: {
    'version-proposed': { v1: 'New policy version proposed' },
    'version-issued': { v1: 'New policy version issued' },
    'proposal-withdrawn': { v1: 'New policy version taken back' },
    'proposal-refused': { v1: 'New policy version refused' },
  },
  settings: { changed: { v1: 'settings changed' } },
  staff: {
    registered: { v1: 'person registered' },
    changed: { v1: 'person changed' },
    'password-changed': { v1: 'password changed' },
    deactivated: { v1: 'person deactivated' },
    reactivated: { v1: 'person reactivated' },
  },
};
