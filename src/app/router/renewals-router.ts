import { renewalCounts, renewalPage } from '../../store/queries/renewals.ts';
import { todayOf } from '../open-desk.ts';
import { fewLetters, renewalLetter } from '../letters/reminder-letters.ts';
import { renewalsToRemind } from '../letters/who-is-written-to.ts';
import { valueOrRefuse } from '../refuse.ts';
import { executeRenewal } from '../renewal/execute-renewal.ts';
import { loadRenewal } from '../renewal/renewal-stream.ts';
import { applyByOf, renewalHorizon, renewalView } from '../renewal/renewal-view.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { os } from './guarded.ts';
import { lettersToAll } from './letters-to-all.ts';
import { templateBytes, wordBlob } from './letters-router.ts';
import { leaseInSight } from './lease-in-sight.ts';
import { refuseMissing, tenancyPage } from './tenancy-files.ts';

export const renewalsRouter = {
  list: os.renewals.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'renewal.list', subject: '', atMostEvery: LIST_READING_MS });
    const horizon = renewalHorizon(desk);
    const today = todayOf(desk);
    return renewalPage(desk.file.db, { ...input, horizon, scope: person.actor.office }).map((row) => ({
      ...row,
      isLate: row.status === 'open' && row.until !== null && applyByOf(desk, row.leaseId, row.until) < today,
    }));
  }),
  counts: os.renewals.counts.handler(({ context }) => {
    const desk = context.desk();
    return { ...renewalCounts(desk.file.db, context.person().actor.office, renewalHorizon(desk)) };
  }),
  get: os.renewals.get.handler(({ context, input: { leaseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = leaseInSight(desk, leaseId, person);
    noteReading(desk, person, { action: 'renewal.open', subject: leaseId, atMostEvery: CASE_READING_MS });
    return renewalView(desk, state, person.actor);
  }),
  execute: os.renewals.execute.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, input.leaseId, person);
    if ('papers' in input.command)
      refuseMissing(
        desk,
        input.command.papers.flatMap(({ files }) => files),
      );
    return valueOrRefuse(executeRenewal(desk, input, person.actor));
  }),
  letters: os.renewals.letters.handler(async ({ context, input: { of } }) => {
    const desk = context.desk();
    const person = context.person();
    for (const { leaseId } of of) {
      leaseInSight(desk, leaseId, person);
      noteReading(desk, person, { action: 'lease.document', subject: leaseId, detail: 'renewal-reminder' });
    }
    const { bytes: template } = await templateBytes(context, person.actor.office, 'renewal-reminder');
    const letters = of.map((one) => renewalLetter(desk, one, person.actor));
    const { bytes, made, left } = fewLetters(desk, letters, template);
    return { file: wordBlob(bytes), made, left };
  }),
  allLetters: os.renewals.allLetters.handler(async function* ({ context, signal }) {
    const desk = context.desk();
    const { actor } = context.person();
    const rows = await renewalsToRemind(desk, actor.office);
    const letters = rows.map((row) => renewalLetter(desk, row, actor));
    yield* lettersToAll(context, letters, { kind: 'renewal-reminder', signal });
  }),
  document: os.renewals.document.handler(({ context, input: { leaseId, until, hash } }) =>
    tenancyPage(context, {
      leaseId,
      hash,
      among: ({ file }) => loadRenewal(file, leaseId, until).state.papers.flatMap(({ files }) => files),
    }),
  ),
};
