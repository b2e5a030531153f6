import type { SelectionSession, SelectionStep } from '../../contract/selection.ts';
import { openPlaces } from '../../domain/selection/line.ts';
import { drawPage } from '../../store/queries/draws.ts';
import type { OpenDesk } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';
import { lastSteps, loadSelection } from './selection-stream.ts';
import { settledDraw } from './settled-draw.ts';

/** A city holds some draws a year: the last of them. */
const MOST = 50;

/** Settled draws whose papers are at this desk, the newest first. */
export function selectionSessions(desk: OpenDesk): readonly SelectionSession[] {
  return drawPage(desk.file.db, { before: null, limit: MOST })
    .filter(({ status, rehearsal }) => status === 'settled' && !rehearsal)
    .flatMap(({ drawId, title }) => {
      const settled = settledDraw(desk.file, drawId);
      const settledOn = settled?.draw.settledOn;
      if (settled === undefined || settledOn === undefined || settledOn === null) return [];
      const { state } = loadSelection(desk.file, drawId);
      const turns = [...state.turns.values()];
      return [
        {
          drawId,
          title,
          settledOn,
          status: state.status,
          places: settled.order.chosen.size,
          confirmed: turns.filter(({ status }) => status === 'confirmed').length,
          open: openPlaces(settled.order, state).length,
        },
      ];
    });
}

/** What was done in a session and by whom, the newest first. */
export function selectionSteps(desk: OpenDesk, drawId: string, limit: number): readonly SelectionStep[] {
  return lastSteps(desk.file, drawId, limit)
    .toReversed()
    .map(({ type, wallTime, actor, payload }) => ({
      type,
      at: wallTime,
      byName: staffName(desk, actor),
      payload: withoutStrokes(payload),
    }));
}

/** A drawn signature is for the slip, not for a list. */
function withoutStrokes(payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => !key.endsWith('Signature')));
}
