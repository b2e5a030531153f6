import type { SameKeys } from '../same-keys.ts';
import type { leaseSwapWords as zh } from '../zh/lease-swap.ts';

export const leaseSwapWords: SameKeys<typeof zh> = {
  title: 'Swap homes',
  what: 'Two households swap their homes for work or schooling (PRH-24). Both leases go on, each at the rent of the home it gets; two leases and two homes change together, or nothing does.',
  find: 'The other lease: number, home, ID number, telephone or name',
  reason: { work: 'work', schooling: 'schooling' },
  landlord: 'Landlord consents (signature)',
  tenant: '{{name}} consents (signature)',
  other: 'The other tenant consents (signature)',
  comment: 'Comment',
  missing: 'Choose the other lease, and enter three signatures and a comment.',
};
