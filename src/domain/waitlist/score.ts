/** The composite score of a household (PRH-14): factor by factor, so that it can be shown and disputed (PI-09). */
import { type PlainDate, fullMonthsBetween, fullYearsBetween } from '../../kernel/plain-date.ts';
import type { Scoring, scoreFactors } from '../policy/allocation.ts';
import type { Standing } from './standing.ts';

export type ScoreFactor = (typeof scoreFactors)[number];

export interface FactorPoints {
  readonly factor: ScoreFactor;
  /** Years of mean age, months of residence and waiting, persons, fen and cm² a person; null where it is not known. */
  readonly value: number | null;
  readonly points: number;
  /** The policy prints no points for it: it counts for nobody. */
  readonly unscored: boolean;
}

export interface Score {
  /** At most the scheme's total. */
  readonly points: number;
  readonly factors: readonly FactorPoints[];
}

export interface Scored {
  readonly standing: Standing;
  readonly waitsSince: PlainDate;
}

/** As of a day, because age, residence and waiting grow. What nobody knows has no points. */
export function scoreOf(household: Scored, scoring: Scoring, on: PlainDate): Score {
  const factors = scoring.factors.map(({ factor, bands }): FactorPoints => {
    const value = valueOf(household, factor, on);
    const band = value === null ? undefined : bands.find(({ from, to }) => value >= from && value <= (to ?? Infinity));
    return { factor, value, points: band?.points ?? 0, unscored: bands.length === 0 };
  });
  const points = factors.reduce((total, factor) => total + factor.points, 0);
  return { points: Math.min(points, scoring.total), factors };
}

function valueOf({ standing, waitsSince }: Scored, factor: ScoreFactor, on: PlainDate): number | null {
  switch (factor) {
    case 'mean-age':
      return standing.meanBirth === null ? null : Math.max(0, fullYearsBetween(standing.meanBirth, on));
    case 'residence-time':
      return standing.residentSince === null ? null : Math.max(0, fullMonthsBetween(standing.residentSince, on));
    case 'household-size':
      return standing.size;
    case 'income':
      return standing.income;
    case 'area':
      return standing.area;
    case 'waiting-time':
      return Math.max(0, fullMonthsBetween(waitsSince, on));
  }
}
