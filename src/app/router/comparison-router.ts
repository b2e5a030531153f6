import { covers } from '../../domain/office/office.ts';
import type { UnitNo } from '../../kernel/ids.ts';
import { lastComparison, runComparison } from '../comparison/run-comparison.ts';
import { loadLease } from '../lease/lease-stream.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { loadUnit } from '../units/unit-stream.ts';
import { os } from './guarded.ts';

export const comparisonRouter = {
  last: os.comparison.last.handler(({ context }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'comparison.last', subject: '', atMostEvery: LIST_READING_MS });
    const last = lastComparison(desk);
    if (last === null) return null;
    const { office } = person.actor;
    // The desk compares all that it has; a person sees what lies in their own reach, homes being the whole city's.
    const findings = last.findings.filter(({ leaseId, unitNo }) => {
      if (leaseId === null) return loadUnit(desk.file, unitNo as UnitNo).state !== undefined;
      const lease = loadLease(desk.file, leaseId).state;
      return lease !== undefined && covers(office, lease.content.office);
    });
    return { ...last, findings };
  }),
  run: os.comparison.run.handler(({ context, signal }) => {
    const desk = context.desk();
    return runComparison(desk, { scope: desk.profile.office, by: 'person', signal });
  }),
};
