import { type PlainDate } from '../../kernel/plain-date.ts';
import type { EstateId } from '../../kernel/ids.ts';
import { roomKinds } from '../policy/allocation.ts';

/** 户型: as the policies name homes, and rooms of a dormitory (PRH-01). */
export const unitTypes = ['dormitory', ...roomKinds] as const;
export type UnitType = (typeof unitTypes)[number];

/** What the ledger says of a home, whoever lives in it. */
export interface UnitParticulars {
  readonly estateId: EstateId;
  /** As it is written on the house, e.g. `3` or `A座`. */
  readonly building: string;
  /** Below ground is negative; there is no floor 0. */
  readonly floor: number;
  readonly room: string;
  readonly type: UnitType;
  /** Built area in cm². */
  readonly area: number;
  readonly lift: boolean;
  /** Fit for a wheelchair. */
  readonly accessible: boolean;
}

/** What a home costs from a day on, until the next standard. */
export interface RentStandard {
  /** Fen a month for the whole home. */
  readonly perMonth: number;
  readonly from: PlainDate;
  /** The paper that says so: its number, or a link. */
  readonly source: string;
}

/** The standard that counts on a day; the first one where the day is before all of them. */
export function rentOn(rents: readonly RentStandard[], on: PlainDate): RentStandard | undefined {
  return rents.findLast(({ from }) => from <= on) ?? rents[0];
}
