import type { z } from 'zod';
import type { leavingCommandSchema } from '../../contract/leavings.ts';
import type { LeavingCommand } from '../../domain/leaving/commands.ts';
import { leavingCounts, leavingPage, suggestedLeavings } from '../../store/queries/leavings.ts';
import { executeLeaving } from '../leaving/execute-leaving.ts';
import { loadLeaving } from '../leaving/leaving-stream.ts';
import { leavingView } from '../leaving/leaving-view.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import { os } from './guarded.ts';
import { leaseInSight } from './lease-in-sight.ts';
import { refuseMissing, tenancyPage } from './tenancy-files.ts';

const MOST_SUGGESTED = 200;

export const leavingsRouter = {
  list: os.leavings.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'leaving.list', subject: '', atMostEvery: LIST_READING_MS });
    return [...leavingPage(desk.file.db, { ...input, today: todayOf(desk), scope: person.actor.office })];
  }),
  suggested: os.leavings.suggested.handler(({ context }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'leaving.list', subject: '', atMostEvery: LIST_READING_MS });
    const scope = person.actor.office;
    return [...suggestedLeavings(desk.file.db, { scope, today: todayOf(desk), limit: MOST_SUGGESTED })];
  }),
  counts: os.leavings.counts.handler(({ context }) => {
    const desk = context.desk();
    return leavingCounts(desk.file.db, context.person().actor.office, todayOf(desk));
  }),
  get: os.leavings.get.handler(({ context, input: { leaseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = leaseInSight(desk, leaseId, person);
    noteReading(desk, person, { action: 'leaving.open', subject: leaseId, atMostEvery: CASE_READING_MS });
    return valueOrRefuse(leavingView(desk, state, person.actor));
  }),
  execute: os.leavings.execute.handler(async ({ context, input: { command, ...request } }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, request.leaseId, person);
    if (command.type === 'open') refuseMissing(desk, command.files);
    const full = await commandOf(desk, command);
    return valueOrRefuse(executeLeaving(desk, { ...request, command: full }, person.actor));
  }),
  document: os.leavings.document.handler(({ context, input: { leaseId, hash } }) =>
    tenancyPage(context, {
      leaseId,
      hash,
      among: ({ file }) => loadLeaving(file, leaseId).state.opened?.files ?? [],
    }),
  ),
};

async function commandOf(desk: OpenDesk, input: z.output<typeof leavingCommandSchema>): Promise<LeavingCommand> {
  if (input.type !== 'return' && input.type !== 'refund' && input.type !== 'lift-ban') return input;
  const { second, ...command } = input;
  return second === null ? command : { ...command, secondBy: valueOrRefuse(await secondPerson(desk, second)) };
}
