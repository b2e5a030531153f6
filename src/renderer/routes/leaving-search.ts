import { z } from 'zod';
import { leavingGrounds } from '../../domain/leaving/grounds.ts';

export const leavingTabs = [
  'suggested',
  'opened',
  'moving',
  'overdue',
  'returned',
  'settled',
  'finished',
  'withdrawn',
] as const;

/** Which list of leavings is open, as it stands in the address. */
export const leavingsSearchSchema = z.object({ tab: z.enum(leavingTabs).optional().catch(undefined) });

/** The ground with which a leaving is to be begun: where the way here came from one. */
export const leavingSearchSchema = z.object({ ground: z.enum(leavingGrounds).optional().catch(undefined) });
