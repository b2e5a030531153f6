/** A session as the hall and the counters see it. Names are the masked ones of the roster. */
import type { AtCounter, HomeView, PlaceView, PoolView, SelectionBoard } from '../../contract/selection.ts';
import type { Unavailable } from '../../domain/selection/events.ts';
import { type Place, lineOf, openPlaces, placeOf, upNext } from '../../domain/selection/line.ts';
import type { SelectionState } from '../../domain/selection/state.ts';
import { turnOf } from '../../domain/selection/available-actions.ts';
import type { EstateId, UnitNo } from '../../kernel/ids.ts';
import { rentOn } from '../../domain/unit/particulars.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { loadEstate, loadUnit } from '../units/unit-stream.ts';
import { unavailableIn } from './households.ts';
import { loadSelection } from './selection-stream.ts';
import type { SettledDraw } from './settled-draw.ts';

/** How many are shown ahead of their turn. */
const AHEAD = 3;

export function selectionBoard(desk: OpenDesk, settled: SettledDraw): SelectionBoard {
  const { draw, order } = settled;
  const { version, state } = loadSelection(desk.file, draw.drawId);
  const placeView = placeViewer(desk, settled, state);
  return {
    drawId: draw.drawId,
    title: draw.title,
    status: state.status,
    assign: order.assign,
    rules: state.status === 'none' ? null : state.rules,
    version,
    now: desk.now(),
    pools: draw.pools.map(({ id, label }) => poolView(desk, settled, { id, label, state, placeView })),
    counters: [...state.counters].flatMap(([counter, no]): readonly AtCounter[] => {
      const turn = state.turns.get(no);
      const place = placeOf(no, order, state);
      if (place === undefined || (turn?.status !== 'called' && turn?.status !== 'holding')) return [];
      const { until, calls, late } = turn;
      const unit = turn.status === 'holding' ? turn.unit : null;
      return [{ counter, place: placeView(place), until, calls, late, unit, drawn: place.unit }];
    }),
  };
}

export type PlaceViewer = (place: Place) => PlaceView;

export function placeViewer(desk: OpenDesk, settled: SettledDraw, state: SelectionState): PlaceViewer {
  const unavailable = unavailableIn(desk, settled);
  return ({ no, pool, rank, replaces }) => ({
    no,
    name: settled.names.get(no) ?? '',
    pool,
    rank,
    replaces,
    status: turnOf(state, no),
    unavailable: unavailable(no) satisfies Unavailable | null,
  });
}

interface InPool {
  readonly id: string;
  readonly label: string;
  readonly state: SelectionState;
  readonly placeView: PlaceViewer;
}

function poolView(desk: OpenDesk, settled: SettledDraw, { id, label, state, placeView }: InPool): PoolView {
  const { order } = settled;
  const line = lineOf(id, order, state);
  const placed = new Set(state.vacancies.map(({ substitute }) => substitute));
  const homes = { free: 0, held: 0, given: 0, closed: 0 };
  for (const unit of unitsOf(settled, id)) homes[homeStatus(desk, settled, { unit, state })] += 1;
  return {
    id,
    label,
    places: order.pools.get(id)?.length ?? 0,
    confirmed: line.filter(({ no }) => turnOf(state, no) === 'confirmed').length,
    open: openPlaces(order, state).filter(({ pool }) => pool === id).length,
    reservesLeft: order.reserves.filter(({ no, pools }) => pools.includes(id) && !placed.has(no)).length,
    homes,
    next: upNext(id, order, state).slice(0, AHEAD).map(placeView),
  };
}

function unitsOf({ order }: SettledDraw, pool: string): readonly string[] {
  return [...order.units].flatMap(([unit, of]) => (of === pool ? [unit] : []));
}

interface OfUnit {
  readonly unit: string;
  readonly state: SelectionState;
}

function homeStatus(desk: OpenDesk, { draw }: SettledDraw, { unit, state }: OfUnit): HomeView['status'] {
  const no = state.taken.get(unit);
  if (no !== undefined) return turnOf(state, no) === 'confirmed' ? 'given' : 'held';
  const ledger = loadUnit(desk.file, unit as UnitNo).state;
  return ledger?.state === 'reserved' && ledger.reservedFor === draw.drawId ? 'free' : 'closed';
}

/** Undefined for a home that this desk's ledger does not know. */
export function homeView(desk: OpenDesk, settled: SettledDraw, unit: string): HomeView | undefined {
  const { state } = loadSelection(desk.file, settled.draw.drawId);
  const ledger = loadUnit(desk.file, unit as UnitNo).state;
  if (ledger === undefined) return undefined;
  const { estateId, building, floor, room, type, area, lift, accessible, rents } = ledger;
  return {
    unit,
    estateId,
    building,
    floor,
    room,
    type,
    area,
    rent: rentOn(rents, todayOf(desk))?.perMonth ?? 0,
    lift,
    accessible,
    status: homeStatus(desk, settled, { unit, state }),
  };
}

export interface PoolHomes {
  readonly estates: { readonly id: string; readonly name: string; readonly area: string }[];
  readonly homes: HomeView[];
}

/** The homes of a pool, by estate, building, floor and room. */
export function poolHomes(desk: OpenDesk, settled: SettledDraw, pool: string): PoolHomes {
  const homes = unitsOf(settled, pool)
    .flatMap((unit) => homeView(desk, settled, unit) ?? [])
    .sort(byPlace);
  const ids = [...new Set(homes.map(({ estateId }) => estateId))];
  const estates = ids.map((id) => {
    const estate = loadEstate(desk.file, id as EstateId).state;
    return { id, name: estate?.name ?? id, area: estate?.area ?? '' };
  });
  return { estates, homes };
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function byPlace(a: HomeView, b: HomeView): number {
  return (
    collator.compare(a.estateId, b.estateId) ||
    collator.compare(a.building, b.building) ||
    a.floor - b.floor ||
    collator.compare(a.room, b.room)
  );
}
