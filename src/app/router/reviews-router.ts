import { reviewCounts, reviewPage } from '../../store/queries/reviews.ts';
import { dueReviews, runCalls } from '../annual-review/call-run.ts';
import { executeReview } from '../annual-review/execute-review.ts';
import { loadReview } from '../annual-review/review-stream.ts';
import { reviewView } from '../annual-review/review-view.ts';
import { fewLetters, reviewLetter } from '../letters/reminder-letters.ts';
import { reviewsToRemind } from '../letters/who-is-written-to.ts';
import { valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { os } from './guarded.ts';
import { lettersToAll } from './letters-to-all.ts';
import { templateBytes, wordBlob } from './letters-router.ts';
import { leaseInSight } from './lease-in-sight.ts';
import { refuseMissing, tenancyPage } from './tenancy-files.ts';

export const reviewsRouter = {
  list: os.reviews.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'review.list', subject: '', atMostEvery: LIST_READING_MS });
    return [...reviewPage(desk.file.db, { ...input, scope: person.actor.office })];
  }),
  counts: os.reviews.counts.handler(({ context }) => {
    const desk = context.desk();
    const person = context.person();
    return { ...reviewCounts(desk.file.db, person.actor.office), toCall: dueReviews(desk, person.actor).length };
  }),
  get: os.reviews.get.handler(({ context, input: { leaseId, year } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = leaseInSight(desk, leaseId, person);
    noteReading(desk, person, { action: 'review.open', subject: leaseId, atMostEvery: CASE_READING_MS });
    return reviewView(desk, state, { actor: person.actor, year });
  }),
  execute: os.reviews.execute.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, input.leaseId, person);
    if ('papers' in input.command)
      refuseMissing(
        desk,
        input.command.papers.flatMap(({ files }) => files),
      );
    return valueOrRefuse(executeReview(desk, input, person.actor));
  }),
  callAll: os.reviews.callAll.handler(({ context, signal }) =>
    runCalls(context.desk(), { person: context.person(), signal }),
  ),
  letters: os.reviews.letters.handler(async ({ context, input: { of } }) => {
    const desk = context.desk();
    const person = context.person();
    for (const { leaseId } of of) {
      leaseInSight(desk, leaseId, person);
      noteReading(desk, person, { action: 'lease.document', subject: leaseId, detail: 'review-reminder' });
    }
    const { bytes: template } = await templateBytes(context, person.actor.office, 'review-reminder');
    const letters = of.map((one) => reviewLetter(desk, one, person.actor));
    const { bytes, made, left } = fewLetters(desk, letters, template);
    return { file: wordBlob(bytes), made, left };
  }),
  allLetters: os.reviews.allLetters.handler(async function* ({ context, signal }) {
    const desk = context.desk();
    const { actor } = context.person();
    const rows = await reviewsToRemind(desk, actor.office);
    const letters = rows.map((row) => reviewLetter(desk, row, actor));
    yield* lettersToAll(context, letters, { kind: 'review-reminder', signal });
  }),
  document: os.reviews.document.handler(({ context, input: { leaseId, year, hash } }) =>
    tenancyPage(context, {
      leaseId,
      hash,
      among: ({ file }) => loadReview(file, leaseId, year).state?.papers.flatMap(({ files }) => files) ?? [],
    }),
  ),
};
