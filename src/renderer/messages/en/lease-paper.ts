import type { SameKeys } from '../same-keys.ts';
import type { leasePaperWords as chinese } from '../zh/lease-paper.ts';

export const leasePaperWords: SameKeys<typeof chinese> = {
  photos: 'Photos',
  title: 'Lease of public rental housing',
  number: 'Lease {{number}}',
  article: 'Article {{n}}: {{title}}',
  parties: 'Parties',
  partiesText:
    'Landlord: {{landlord}}. Tenant: {{tenant}}, ID number {{identityNumber}}, phone {{phone}}. Also live there: {{occupants}}. {{employer}}',
  employer: 'Employer: {{employer}}.',
  nobody: 'nobody',
  home: 'Home',
  homeText: 'The home lies at {{address}}, {{estate}} {{unitNo}}, built area {{area}} m². {{description}}',
  terms: 'Term, rent and deposit',
  termText: 'The lease runs from {{from}} until {{until}}.',
  rentText:
    'The rent standard is {{monthly}} yuan a month; the tenant pays {{own}} yuan ({{words}}). Ground: {{source}}. Parts of a month go by days.',
  depositText: 'The deposit is {{amount}} yuan ({{words}}), given back when the lease is over and settled.',
  none: 'None.',
  explained: 'On {{on}} the landlord explained what the tenant answers for and when the home must be returned.',
  signLandlord: 'Landlord:',
  signTenant: 'Tenant:',
  signEmployer: 'Employer:',
  signedOn: 'Signed on {{on}}',
  blankDay: '____ / __ / __',
};
