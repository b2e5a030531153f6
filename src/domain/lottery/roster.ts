/** The frozen roster and the units as the draw looks at them: columns instead of an object for each of a million lines. */
import type { DrawEntry, DrawUnit } from './bundle.ts';
import { type Codes, codeAt, codesBuilder } from './codes.ts';
import { wishLists } from './wish-lists.ts';

export interface Roster {
  readonly count: number;
  readonly numbers: Codes;
  /** Every list of preferences that somebody has. */
  readonly lists: readonly (readonly string[])[];
  /** Which of them is whose. */
  readonly wishes: Uint32Array;
  readonly tiers: Float64Array;
  readonly tickets: Float64Array;
}

export interface Units {
  readonly count: number;
  readonly numbers: Codes;
  /** Every pool of which there is a unit, and which of them is whose. */
  readonly pools: readonly string[];
  readonly poolOf: Uint32Array;
}

export interface RosterBuilder {
  readonly add: (entry: DrawEntry) => void;
  readonly copy: (line: Uint8Array, found: EntryInLine) => void;
  readonly built: () => Roster;
}

/** Where in a line its parts stand. */
export interface EntryInLine {
  readonly number: Span;
  readonly pools: Span;
  readonly tier: number;
  readonly tickets: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `count`: how many lines there will be. */
export function rosterBuilder(count: number): RosterBuilder {
  const numbers = codesBuilder();
  const { lists, place, placeOfBytes } = wishLists();
  const wishes = new Uint32Array(count);
  const tiers = new Float64Array(count);
  const tickets = new Float64Array(count);
  let at = 0;
  const take = (wish: number, row: Pick<DrawEntry, 'tier' | 'tickets'>): void => {
    wishes[at] = wish;
    tiers[at] = row.tier;
    tickets[at] = row.tickets;
    at += 1;
  };
  return {
    add: (entry) => {
      numbers.text(entry.no);
      take(place(entry.pools), entry);
    },
    copy: (line, found) => {
      numbers.copy(line, found.number.from, found.number.to);
      take(placeOfBytes(line, found.pools.from, found.pools.to), found);
    },
    built: () => ({ count, numbers: numbers.built(), lists, wishes, tiers, tickets }),
  };
}

export function rosterOf(entries: readonly DrawEntry[]): Roster {
  const builder = rosterBuilder(entries.length);
  for (const entry of entries) builder.add(entry);
  return builder.built();
}

export function entryAt({ numbers, lists, wishes, tiers, tickets }: Roster, place: number): DrawEntry {
  return {
    no: codeAt(numbers, place),
    pools: lists[wishes[place] ?? 0] ?? [],
    tier: tiers[place] ?? 0,
    tickets: tickets[place] ?? 0,
  };
}

export interface UnitsBuilder {
  readonly add: (unit: DrawUnit) => void;
  readonly built: () => Units;
}

export function unitsBuilder(count: number): UnitsBuilder {
  const numbers = codesBuilder();
  const pools = new Map<string, number>();
  const poolOf = new Uint32Array(count);
  let at = 0;
  return {
    add: ({ no, pool }) => {
      numbers.text(no);
      const known = pools.get(pool) ?? pools.size;
      pools.set(pool, known);
      poolOf[at] = known;
      at += 1;
    },
    built: () => ({ count, numbers: numbers.built(), pools: [...pools.keys()], poolOf }),
  };
}

export function unitsOf(rows: readonly DrawUnit[]): Units {
  const builder = unitsBuilder(rows.length);
  for (const row of rows) builder.add(row);
  return builder.built();
}
