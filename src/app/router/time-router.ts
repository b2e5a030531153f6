import { covers } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { caseTimeView } from '../duration/case-time-view.ts';
import { casesOfFigure, officeTime } from '../duration/office-time.ts';
import { refused } from '../refuse.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { caseInScope } from './cases-router.ts';
import { type CallContext, os } from './guarded.ts';

export const timeRouter = {
  case: os.time.case.handler(({ context, input: { caseId } }) => {
    caseInScope(context.desk(), caseId, context.person());
    return caseTimeView(context.desk(), caseId);
  }),
  office: os.time.office.handler(({ context, input }) => {
    inReach(context, input.office);
    return officeTime(context.desk(), input.office, input.month);
  }),
  cases: os.time.cases.handler(({ context, input }) => {
    inReach(context, input.office);
    const { wanted } = input;
    const detail = wanted.of === 'age' ? `time-${wanted.bucket}` : `time-${wanted.step}-${wanted.month}`;
    const reading = { action: 'queue.page', subject: '', detail, atMostEvery: LIST_READING_MS };
    noteReading(context.desk(), context.person(), reading);
    return [...casesOfFigure(context.desk(), input.office, wanted)];
  }),
};

function inReach({ person }: Pick<CallContext, 'person'>, office: OfficeId): void {
  if (!covers(person().actor.office, office)) throw refused({ code: 'outside-office', office });
}
