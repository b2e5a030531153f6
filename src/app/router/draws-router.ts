import type { z } from 'zod';
import type { drawCommandSchema } from '../../contract/draws.ts';
import type { DrawCommand } from '../../domain/draw/commands.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { drawPage } from '../../store/queries/draws.ts';
import { poolPage, resultOfNumber } from '../../store/queries/result-rows.ts';
import { bundleOfDraw } from '../draw/bundle-of-draw.ts';
import { runDraw, runDrawInBackground } from '../draw/draw-runner.ts';
import { type LoadedDraw, loadDraw } from '../draw/draw-stream.ts';
import { drawLog, drawView, hallView } from '../draw/draw-view.ts';
import { executeDraw } from '../draw/execute-draw.ts';
import { rehearse } from '../draw/rehearse.ts';
import { resultSet } from '../draw/result-lines.ts';
import { selfCheck } from '../draw/self-check.ts';
import { selfCheckSheet } from '../draw/self-check-sheet.ts';
import { pacer } from '../pace.ts';
import { websiteOfDraw } from '../draw/website-of-draw.ts';
import type { OpenDesk } from '../open-desk.ts';
import { pacedZip } from '../publicity/zip-writer.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import { officeName } from '../staff/offices.ts';
import { os } from './guarded.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const drawsRouter = {
  list: os.draws.list.handler(({ context, input }) => {
    const desk = context.desk();
    return drawPage(desk.file.db, input).map(({ office, ...row }) => ({
      ...row,
      officeName: officeName(desk, office),
    }));
  }),
  get: os.draws.get.handler(({ context, input: { drawId } }) => {
    const desk = context.desk();
    return drawView(desk, drawOf(desk, drawId), context.person().actor);
  }),
  log: os.draws.log.handler(({ context, input: { drawId } }) => {
    const desk = context.desk();
    drawOf(desk, drawId);
    return [...drawLog(desk, drawId)];
  }),
  hall: os.draws.hall.handler(({ context, input: { drawId } }) => {
    const desk = context.desk();
    return hallView(desk, drawOf(desk, drawId).state);
  }),
  results: os.draws.results.handler(({ context, input: { drawId, ...page } }) => {
    const desk = context.desk();
    return [...poolPage(desk.file.db, { set: resultOf(desk, drawId), ...page })];
  }),
  number: os.draws.number.handler(({ context, input: { drawId, no } }) => {
    const desk = context.desk();
    return resultOfNumber(desk.file.db, resultOf(desk, drawId), no) ?? null;
  }),
  execute: os.draws.execute.handler(async ({ context, input: { command, ...request } }) => {
    const desk = context.desk();
    const { actor } = context.person();
    const full = await commandOf(desk, command);
    const outcome = valueOrRefuse(executeDraw(desk, { ...request, command: full }, { actor }));
    if (full.type === 'start') runDrawInBackground(desk, request.drawId, actor);
    return outcome;
  }),
  export: os.draws.export.handler(async ({ context, input: { drawId, what } }) => {
    const desk = context.desk();
    const { state } = drawOf(desk, drawId);
    if (state.rehearsal) throw refused({ code: 'rehearsal-never-counts' });
    if (state.publishedOn === null) throw refused({ code: 'draw-not-now', status: state.status });
    noteReading(desk, context.person(), { action: 'draw.export', subject: drawId, detail: what });
    const zip =
      what === 'bundle'
        ? await pacedZip(bundleOfDraw(desk, state), pacer())
        : await websiteOfDraw(desk, state, context.host.options.resources);
    return new Blob([zip], { type: 'application/zip' });
  }),
  selfCheck: os.draws.selfCheck.handler(({ context, input: { drawId } }) => {
    const desk = context.desk();
    const person = context.person();
    const view = valueOrRefuse(selfCheck(desk, drawId, person.actor));
    noteReading(desk, person, { action: 'draw.self-check', subject: drawId, atMostEvery: LIST_READING_MS });
    return view;
  }),
  selfCheckSheet: os.draws.selfCheckSheet.handler(({ context, input: { drawId } }) => {
    const desk = context.desk();
    const person = context.person();
    const { report, ...head } = valueOrRefuse(selfCheck(desk, drawId, person.actor));
    if (report === null) throw refused({ code: 'draw-not-now', status: drawOf(desk, drawId).state.status });
    noteReading(desk, person, { action: 'draw.self-check', subject: drawId, detail: 'sheet' });
    return new Blob([selfCheckSheet({ ...head, report })], { type: XLSX });
  }),
  resume: os.draws.resume.handler(async ({ context, input: { drawId } }) =>
    valueOrRefuse(await runDraw(context.desk(), drawId, context.person().actor)),
  ),
  rehearse: os.draws.rehearse.handler(async ({ context, input: { second, ...request } }) => {
    const desk = context.desk();
    const secondBy = await signerOf(desk, second);
    return valueOrRefuse(await rehearse(desk, { ...request, secondBy }, context.person().actor));
  }),
};

function drawOf(desk: OpenDesk, drawId: string): LoadedDraw {
  const loaded = loadDraw(desk.file, drawId);
  if (loaded === undefined) throw refused({ code: 'unknown-draw' });
  return loaded;
}

function resultOf(desk: OpenDesk, drawId: string): number {
  const { state } = drawOf(desk, drawId);
  const set = resultSet(desk.file, state);
  if (set === undefined) throw refused({ code: 'draw-not-now', status: state.status });
  return set;
}

type Second = Extract<z.output<typeof drawCommandSchema>, { readonly type: 'start' }>['second'];

async function signerOf(desk: OpenDesk, second: Second): Promise<StaffId | null> {
  return second === null ? null : valueOrRefuse(await secondPerson(desk, second));
}

async function commandOf(desk: OpenDesk, input: z.output<typeof drawCommandSchema>): Promise<DrawCommand> {
  if (!('second' in input)) return input;
  const { second, ...command } = input;
  return { ...command, secondBy: await signerOf(desk, second) };
}
