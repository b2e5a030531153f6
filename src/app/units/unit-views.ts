import type { EstateView, UnitView } from '../../contract/units.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { availableUnitActions, mayKeepLedger } from '../../domain/unit/available-actions.ts';
import { rentOn } from '../../domain/unit/particulars.ts';
import { unitStates } from '../../domain/unit/state.ts';
import { type EstateId, type StaffId, type UnitNo } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { choosingReasonsOf, estateCounts, releaseReasonsOf } from '../../store/queries/estate-list.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { estateStream, loadEstate, loadUnit, unitStream } from './unit-stream.ts';

/** Undefined while the ledger does not know the home. */
export function unitView(desk: OpenDesk, unitNo: UnitNo, actor: Actor): UnitView | undefined {
  const { version, state } = loadUnit(desk.file, unitNo);
  if (state === undefined) return undefined;
  const { rents, household, reservedFor, leaseId, state: name, unitNo: _no, ...particulars } = state;
  const estate = loadEstate(desk.file, state.estateId).state;
  const rent = rentOn(rents, todayOf(desk));
  invariant(rent, 'a home has a rent standard from its registration on');
  return {
    version,
    unitNo,
    particulars,
    estateName: estate?.name ?? '',
    area: estate?.area ?? '',
    state: name,
    rents: [...rents],
    rent,
    heldFor: leaseId ?? reservedFor ?? '',
    holder: household?.caseNo ?? '',
    history: historyOf(desk, unitStream(unitNo)),
    actions: estate === undefined ? [] : [...availableUnitActions(state, actor, estate.office)],
  };
}

/** Undefined while the ledger does not know the estate. */
export function estateView(desk: OpenDesk, estateId: EstateId, actor: Actor): EstateView | undefined {
  const { version, state } = loadEstate(desk.file, estateId);
  if (state === undefined) return undefined;
  const { estateId: _id, facilities, ...rest } = state;
  const allowed = mayKeepLedger(actor, state.office);
  const counts = estateCounts(desk.file.db, estateId);
  return {
    version,
    estateId,
    particulars: { ...rest, facilities: [...facilities] },
    officeName: officeName(desk, state.office),
    counts: Object.fromEntries(unitStates.map((name) => [name, counts[name]])) as EstateView['counts'],
    reasons: [...releaseReasonsOf(desk.file.db, estateId)],
    choosing: [...choosingReasonsOf(desk.file.db, estateId)],
    history: historyOf(desk, estateStream(estateId)),
    refusal: allowed.ok ? null : allowed.error,
  };
}

/** The newest first. */
function historyOf(desk: OpenDesk, stream: string): UnitView['history'] {
  return desk.file
    .load(stream)
    .events.map(({ type, wallTime: at, actor, payload }) => ({
      type,
      at,
      byName: staffName(desk, actor as StaffId),
      secondName: typeof payload['secondBy'] === 'string' ? staffName(desk, payload['secondBy'] as StaffId) : '',
      payload,
    }))
    .toReversed();
}
