import { caseTimeView } from '../duration/case-time-view.ts';
import { casesOfFigure, officeTime } from '../duration/office-time.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { caseInScope } from './cases-router.ts';
import { os } from './guarded.ts';
import { inReach } from './in-reach.ts';

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
