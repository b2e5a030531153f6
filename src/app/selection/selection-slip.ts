import type { AnyRefusal } from '../../contract/errors.ts';
import type { SelectionSlip } from '../../contract/selection.ts';
import type { SelectionEvent } from '../../domain/selection/events.ts';
import { placeOf } from '../../domain/selection/line.ts';
import type { EstateId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import { readStream } from '../../store/event-log.ts';
import { hubState } from '../../store/sync/hub-state.ts';
import { typedEvents } from '../../store/typed-events.ts';
import type { OpenDesk } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { loadEstate } from '../units/unit-stream.ts';
import { selectionHousehold } from './selection-household.ts';
import { loadSelection, selectionStream } from './selection-stream.ts';
import { homeView, placeViewer } from './selection-view.ts';
import type { SettledDraw } from './settled-draw.ts';

/**
 * What a household takes along. Where the desk has a hub, another counter's desk may have been faster: the slip counts
 * once the hub has the confirmation in its order (`acknowledged`). Refused `turn` for a home that is not confirmed.
 */
export function selectionSlip(desk: OpenDesk, settled: SettledDraw, no: string): Result<SelectionSlip, AnyRefusal> {
  const { draw, order } = settled;
  const { state } = loadSelection(desk.file, draw.drawId);
  const turn = state.turns.get(no);
  const place = placeOf(no, order, state);
  if (turn?.status !== 'confirmed' || place === undefined) {
    return err({ code: 'selection-turn', status: turn?.status ?? 'waiting' });
  }
  const household = selectionHousehold(desk, settled, no);
  const home = homeView(desk, settled, turn.unit);
  const recorded = confirmationOf(desk, draw.drawId, no);
  if (household === null || home === undefined || recorded === undefined) return err({ code: 'unknown-case' });
  const estate = loadEstate(desk.file, home.estateId as EstateId).state;
  const hub = hubState(desk.file.db);
  return ok({
    slipNo: turn.slipNo,
    title: draw.title,
    officeName: officeName(desk, draw.office),
    confirmedOn: recorded.payload.confirmedOn,
    household,
    place: placeViewer(desk, settled, state)(place),
    home,
    estateName: estate?.name ?? home.estateId,
    estateAddress: estate?.address ?? '',
    householdStrokes: recorded.payload.householdSignature,
    officeStrokes: recorded.payload.officeSignature,
    servedBy: staffName(desk, recorded.actor),
    acknowledged:
      hub === undefined || recorded.device !== desk.file.device.id || recorded.deviceSequence <= hub.headSequence,
  });
}

type ConfirmedEvent = Extract<SelectionEvent, { readonly type: 'selection.confirmed.v1' }> & Envelope;

function confirmationOf(desk: OpenDesk, drawId: string, no: string): ConfirmedEvent | undefined {
  const envelopes = readStream(desk.file.db, selectionStream(drawId)).map(({ envelope }) => envelope);
  return typedEvents<SelectionEvent & Envelope>(envelopes, 'selection')
    .filter((event) => event.type === 'selection.confirmed.v1')
    .findLast(({ payload }) => payload.no === no);
}
