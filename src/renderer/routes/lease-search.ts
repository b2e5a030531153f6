import { z } from 'zod';
import { arrearsLists } from '../../domain/arrears/arrears-list.ts';

export const leaseTabs = ['signed', 'draft', 'to-file', 'arrears', 'ended', 'roll'] as const;

/** Which list of leases is open, or who is looked for, as it stands in the address. */
export const leasesSearchSchema = z.object({
  tab: z.enum(leaseTabs).optional().catch(undefined),
  /** Of the list of arrears. */
  late: z.enum(arrearsLists).optional().catch(undefined),
  find: z.string().max(60).optional().catch(undefined),
});

export const leaseParts = ['contract', 'ledger', 'arrears', 'history'] as const;

export const leaseSearchSchema = z.object({ part: z.enum(leaseParts).optional().catch(undefined) });

export const paymentTabs = ['file', 'open', 'assigned', 'returned', 'receipts'] as const;

export const paymentsSearchSchema = z.object({
  tab: z.enum(paymentTabs).optional().catch(undefined),
  /** Whose receipts of which year, as their numbers begin. */
  series: z.string().max(40).optional().catch(undefined),
});

/** The case that a new lease houses. */
export const newLeaseSearchSchema = z.object({ caseNo: z.string().max(40).optional().catch(undefined) });
