import type { Ordered } from '../../domain/waitlist/order.ts';
import type { Standing } from '../../domain/waitlist/standing.ts';

/** What the order of the waiting list looks at, in a row: without the names of its parts it is read twice as fast. */
type Parts = readonly [
  waitsSince: Ordered['waitsSince'],
  size: number,
  groups: Standing['groups'],
  meanBirth: Standing['meanBirth'],
  residentSince: Standing['residentSince'],
  income: number | null,
  area: number | null,
  asOf: Standing['asOf'],
  drawn: Ordered['drawn'],
];

export function orderedText({ waitsSince, standing, drawn }: Ordered): string {
  const { size, groups, meanBirth, residentSince, income, area, asOf } = standing;
  const parts: Parts = [waitsSince, size, groups, meanBirth, residentSince, income, area, asOf, drawn];
  return JSON.stringify(parts);
}

export function orderedOf(text: string): Ordered {
  const parts = JSON.parse(text) as Parts;
  return {
    waitsSince: parts[0],
    standing: {
      size: parts[1],
      groups: parts[2],
      meanBirth: parts[3],
      residentSince: parts[4],
      income: parts[5],
      area: parts[6],
      asOf: parts[7],
    },
    drawn: parts[8],
  };
}
