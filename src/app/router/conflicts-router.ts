import { valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, noteReading } from '../session/note-reading.ts';
import { conflictView, findConflict, listConflicts } from '../sync/conflicts/conflict-view.ts';
import { settle } from '../sync/conflicts/settle.ts';
import { os } from './guarded.ts';

export const conflictsRouter = {
  list: os.conflicts.list.handler(({ context, input }) => {
    const reading = { action: 'conflict.list', subject: '', atMostEvery: CASE_READING_MS };
    noteReading(context.desk(), context.person(), reading);
    return [...listConflicts(context.desk(), input, context.person())];
  }),
  get: os.conflicts.get.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    const found = valueOrRefuse(findConflict(desk, input.conflictId, person));
    // As with a case: the reading of a case's conflict is a reading of the case.
    const { caseId } = found.subject;
    const subject = caseId ?? input.conflictId;
    noteReading(desk, person, { action: 'conflict.open', subject, atMostEvery: CASE_READING_MS });
    return conflictView(desk, found, person);
  }),
  settle: os.conflicts.settle.handler(({ context, input }) =>
    valueOrRefuse(settle(context.desk(), input, context.person())),
  ),
};
