import type { TFunction } from 'i18next';

const events = {
  'lease.drafted.v1': 'lease.event.drafted',
  'lease.redrafted.v1': 'lease.event.redrafted',
  'lease.explained.v1': 'lease.event.explained',
  'lease.signed.v1': 'lease.event.signed',
  'lease.filed.v1': 'lease.event.filed',
  'lease.moved-in.v1': 'lease.event.movedIn',
  'lease.moved-out.v1': 'lease.event.movedOut',
  'lease.supplemented.v1': 'lease.event.supplemented',
  'lease.tenant-changed.v1': 'lease.event.tenantChanged',
  'lease.home-swapped.v1': 'lease.event.homeSwapped',
  'lease.ended.v1': 'lease.event.ended',
  'lease.renewed.v1': 'lease.event.renewed',
  'lease.dropped.v1': 'lease.event.dropped',
  'rent.standard-changed.v1': 'lease.event.standardChanged',
  'rent.term-changed.v1': 'lease.event.termChanged',
} as const;

/** An event of a lease in words; one of a newer program as it is named. */
export function eventWord(type: string, t: TFunction): string {
  return Object.hasOwn(events, type) ? t(events[type as keyof typeof events]) : type;
}
