import type { z } from 'zod';
import type { duplicates } from '../../contract/duplicates.ts';
import type { PairCommand } from '../../domain/duplicate/commands.ts';
import { pairIdOf } from '../../domain/duplicate/pair-id.ts';
import { openPairs } from '../../store/queries/duplicate-lists.ts';
import { executePair } from '../duplicates/execute-pair.ts';
import { loadPair } from '../duplicates/pair-stream.ts';
import { kindsOf, lookForSuspects, pairView, shownCase, suspectsOfCase } from '../duplicates/pair-view.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import { caseInScope } from './cases-router.ts';
import { os } from './guarded.ts';

export const duplicatesRouter = {
  list: os.duplicates.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    const { office } = person.actor;
    noteReading(desk, person, {
      action: 'queue.page',
      subject: '',
      detail: 'duplicates',
      atMostEvery: LIST_READING_MS,
    });
    const { rows, next } = openPairs(desk.file.db, { ...input, scope: office });
    return {
      next,
      rows: rows.map(({ low, high, score, reasons }) => ({
        low: shownCase(desk, low, office),
        high: shownCase(desk, high, office),
        score,
        reasons: kindsOf(reasons),
      })),
    };
  }),
  ofCase: os.duplicates.ofCase.handler(({ context, input: { caseId } }) => {
    const desk = context.desk();
    const person = context.person();
    caseInScope(desk, caseId, person);
    return [...suspectsOfCase(desk, caseId, person.actor)];
  }),
  pair: os.duplicates.pair.handler(({ context, input: { one, other } }) => {
    const desk = context.desk();
    const person = context.person();
    for (const caseId of [one, other]) {
      caseInScope(desk, caseId, person);
      noteReading(desk, person, { action: 'case.compare', subject: caseId, atMostEvery: CASE_READING_MS });
    }
    const pair = loadPair(desk.file, one, other);
    if (pair === undefined) throw refused({ code: 'unknown-pair' });
    return pairView(desk, pair, person.actor);
  }),
  look: os.duplicates.look.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    const found = lookForSuspects(desk, input, person.actor);
    for (const { caseId } of found) {
      noteReading(desk, person, { action: 'case.looked-alike', subject: caseId, atMostEvery: CASE_READING_MS });
    }
    return [...found];
  }),
  decide: os.duplicates.decide.handler(async ({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    const { low, high } = pairIdOf(input.low, input.high);
    for (const caseId of [low, high]) caseInScope(desk, caseId, person);
    const command = await pairCommandOf(desk, input.command);
    return valueOrRefuse(executePair(desk, { ...input, low, high, command }, person.actor));
  }),
};

type CommandInput = z.output<NonNullable<(typeof duplicates.decide)['~orpc']['inputSchema']>>['command'];

/** A command as a screen sent it: a second person's signature is checked. */
async function pairCommandOf(desk: OpenDesk, input: CommandInput): Promise<PairCommand> {
  if (input.type === 'different-people') return input;
  const { second, ...command } = input;
  if (second === null) return command;
  return { ...command, secondBy: valueOrRefuse(await secondPerson(desk, second)) };
}
