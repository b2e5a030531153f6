import { MOST_MASS } from '../../contract/mass.ts';
import { needsSecond } from '../../domain/mass/second-signature.ts';
import { queuePage, queueTotal } from '../../store/queries/queue.ts';
import { massPreview } from '../mass/mass-preview.ts';
import { massAllowed, massRight, runMass } from '../mass/run-mass.ts';
import { settingsOf } from '../open-desk.ts';
import { valueOrRefuse } from '../refuse.ts';
import { noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import { os } from './guarded.ts';
import { looked } from './queue-router.ts';

export const massRouter = {
  select: os.mass.select.handler(({ context, input: { queue, filters } }) => {
    const { db } = context.desk().file;
    const selection = { ...looked(context, queue), filters };
    const place = { sort: 'due', descending: false, position: { offset: 0 }, limit: MOST_MASS } as const;
    const caseIds = queuePage(db, { ...selection, ...place }).map(({ caseId }) => caseId);
    return { caseIds, total: queueTotal(db, selection) };
  }),
  preview: os.mass.preview.handler(({ context, input: { action, caseIds } }) => {
    const desk = context.desk();
    const person = context.person();
    valueOrRefuse(massRight(action, person.actor));
    noteReading(desk, person, {
      action: 'mass.preview',
      subject: '',
      detail: `${action.type} ${String(caseIds.length)}`,
    });
    const { massAlone: alone } = settingsOf(desk);
    const distinct = [...new Set(caseIds)];
    return {
      rows: massPreview(desk, { action, caseIds: distinct }, person),
      alone,
      needsSecond: needsSecond(distinct.length, alone),
    };
  }),
  run: os.mass.run.handler(async ({ context, input: { runId, action, caseIds, second }, signal }) => {
    const desk = context.desk();
    const person = context.person();
    const secondBy = second === null ? null : valueOrRefuse(await secondPerson(desk, second));
    const run = { runId, action, caseIds: [...new Set(caseIds)], secondBy };
    valueOrRefuse(massAllowed(desk, run, person));
    return runMass(desk, run, { person, signal });
  }),
};
