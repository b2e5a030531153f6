import type { SelectionCommand } from '../../domain/selection/commands.ts';
import type { CommandId } from '../../kernel/ids.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { executeSelection } from '../selection/execute-selection.ts';
import { selectionHousehold } from '../selection/selection-household.ts';
import { selectionSessions, selectionSteps } from '../selection/selection-lists.ts';
import { selectionSlip } from '../selection/selection-slip.ts';
import { poolHomes, selectionBoard } from '../selection/selection-view.ts';
import { type SettledDraw, settledDraw } from '../selection/settled-draw.ts';
import { CASE_READING_MS, noteReading } from '../session/note-reading.ts';
import { signedBy } from '../session/signed-by.ts';
import { type CallContext, os } from './guarded.ts';

export const selectionRouter = {
  sessions: os.selection.sessions.handler(({ context }) => [...selectionSessions(context.desk())]),
  board: os.selection.board.handler(({ context, input: { drawId } }) =>
    selectionBoard(context.desk(), settledOf(context.desk(), drawId)),
  ),
  homes: os.selection.homes.handler(({ context, input: { drawId, pool } }) =>
    poolHomes(context.desk(), settledOf(context.desk(), drawId), pool),
  ),
  household: os.selection.household.handler(({ context, input: { drawId, no } }) => {
    const desk = context.desk();
    const household = selectionHousehold(desk, settledOf(desk, drawId), no);
    if (household === null) return null;
    const reading = { action: 'selection.household', subject: household.caseId, atMostEvery: CASE_READING_MS };
    noteReading(desk, context.person(), reading);
    return household;
  }),
  steps: os.selection.steps.handler(({ context, input: { drawId, limit } }) => [
    ...selectionSteps(context.desk(), drawId, limit),
  ]),
  slip: os.selection.slip.handler(({ context, input: { drawId, no } }) => {
    const desk = context.desk();
    const slip = valueOrRefuse(selectionSlip(desk, settledOf(desk, drawId), no));
    const reading = { action: 'selection.slip', subject: slip.household.caseId, detail: slip.slipNo };
    noteReading(desk, context.person(), reading);
    return slip;
  }),
  open: os.selection.open.handler(async ({ context, input: { rules, second, ...on } }) =>
    execute(context, on, { type: 'open', rules, ...(await signedBy(context.desk(), second)) }),
  ),
  call: os.selection.call.handler(({ context, input: { no, counter, ...on } }) =>
    execute(context, on, { type: 'call', no, counter }),
  ),
  choose: os.selection.choose.handler(({ context, input: { no, unit, ...on } }) =>
    execute(context, on, { type: 'choose', no, unit }),
  ),
  letGo: os.selection.letGo.handler(({ context, input: { no, ...on } }) =>
    execute(context, on, { type: 'let-go', no }),
  ),
  confirm: os.selection.confirm.handler(({ context, input: { no, unit, householdStrokes, officeStrokes, ...on } }) =>
    execute(context, on, {
      type: 'confirm',
      no,
      unit,
      householdSignature: householdStrokes,
      officeSignature: officeStrokes,
    }),
  ),
  pass: os.selection.pass.handler(({ context, input: { no, passing, excuse, reasons, unit, comment, ...on } }) =>
    execute(context, on, { type: 'pass', no, passing, excuse, reasons, unit, comment }),
  ),
  undo: os.selection.undo.handler(({ context, input: { no, reason, ...on } }) =>
    execute(context, on, { type: 'undo', no, reason }),
  ),
  close: os.selection.close.handler(async ({ context, input: { reason, second, ...on } }) =>
    execute(context, on, { type: 'close', reason, ...(await signedBy(context.desk(), second)) }),
  ),
};

interface OnSession {
  readonly commandId: CommandId;
  readonly drawId: string;
}

function execute(
  context: Pick<CallContext, 'desk' | 'person'>,
  { commandId, drawId }: OnSession,
  command: SelectionCommand,
) {
  return valueOrRefuse(executeSelection(context.desk(), { commandId, drawId, command }, context.person().actor));
}

function settledOf(desk: OpenDesk, drawId: string): SettledDraw {
  const settled = settledDraw(desk.file, drawId);
  if (settled === undefined) throw refused({ code: 'draw-not-published' });
  return settled;
}
