import type { z } from 'zod';
import type { publicityCommandSchema } from '../../contract/publicity.ts';
import { covers, cityOf } from '../../domain/office/office.ts';
import type { PublicityCommand } from '../../domain/publicity/commands.ts';
import { noticePage, openObjections } from '../../store/queries/notices.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { executePublicity } from '../publicity/execute-publicity.ts';
import { type NoticePaper, headLines, sheetOf, websiteFolderOf } from '../publicity/notice-papers.ts';
import { type LoadedNotice, loadNotice } from '../publicity/notice-stream.ts';
import { noticeView } from '../publicity/notice-view.ts';
import { exportableNotice } from '../publicity/paper-of.ts';
import { registerPaper } from '../publicity/register-paper.ts';
import { waitingGroups } from '../publicity/waiting-groups.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { officeName } from '../staff/offices.ts';
import { os } from './guarded.ts';

const MOST_OBJECTIONS = 500;
/** The register is read on the screen by its first rows; the whole is exported. */
const MOST_SHOWN = 500;

export const publicityRouter = {
  waiting: os.publicity.waiting.handler(({ context }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'publicity.waiting', subject: '', atMostEvery: LIST_READING_MS });
    return waitingGroups(desk, person);
  }),
  list: os.publicity.list.handler(({ context, input }) => {
    const desk = context.desk();
    const today = todayOf(desk);
    return noticePage(desk.file.db, { ...input, scope: context.person().actor.office }).map(({ office, ...row }) => ({
      ...row,
      officeName: officeName(desk, office),
      over: row.status === 'published' && row.endsOn !== null && today > row.endsOn,
    }));
  }),
  objections: os.publicity.objections.handler(({ context }) => {
    const desk = context.desk();
    const today = todayOf(desk);
    return openObjections(desk.file.db, context.person().actor.office, MOST_OBJECTIONS).map(({ office, ...row }) => ({
      ...row,
      officeName: officeName(desk, office),
      overdue: !row.paused && row.dueOn !== null && today > row.dueOn,
    }));
  }),
  get: os.publicity.get.handler(({ context, input: { batchId } }) => {
    const desk = context.desk();
    const person = context.person();
    const loaded = noticeInSight(desk, batchId, person);
    noteReading(desk, person, { action: 'publicity.open', subject: batchId, atMostEvery: LIST_READING_MS });
    const view = noticeView(desk, loaded, person.actor);
    // Who objected is known to the office that looks into it, and to those above.
    const knows = covers(person.actor.office, loaded.state.office);
    return knows ? view : { ...view, objections: [] };
  }),
  execute: os.publicity.execute.handler(async ({ context, input: { command, ...request } }) => {
    const desk = context.desk();
    const full = await commandOf(desk, command);
    return valueOrRefuse(executePublicity(desk, { ...request, command: full }, context.person().actor));
  }),
  export: os.publicity.export.handler(({ context, input: { batchId, format } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = noticeInSight(desk, batchId, person);
    const paper = valueOrRefuse(exportableNotice(desk, state));
    noteReading(desk, person, { action: 'publicity.export', subject: batchId, detail: format });
    return fileOf(paper, format);
  }),
  register: os.publicity.register.handler(async ({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'publicity.register', subject: '', atMostEvery: LIST_READING_MS });
    const wish = { ...input, scope: person.actor.office };
    const { paper, total } = valueOrRefuse(await registerPaper(desk, wish, MOST_SHOWN));
    const { columns, rows } = paper.table;
    return {
      title: paper.title,
      lines: [...headLines(paper)],
      notes: [...paper.notes],
      total,
      table: { columns: [...columns], rows: rows.map((row) => [...row]) },
    };
  }),
  exportRegister: os.publicity.exportRegister.handler(async ({ context, input: { format, from, until } }) => {
    const desk = context.desk();
    const person = context.person();
    const { paper } = valueOrRefuse(await registerPaper(desk, { scope: person.actor.office, from, until }));
    const detail = `register ${from} – ${until} ${format}`;
    noteReading(desk, person, { action: 'publicity.export', subject: '', detail });
    return fileOf(paper, format);
  }),
};

/** An office sees its own notices, those below it, and the city's. */
function noticeInSight(desk: OpenDesk, batchId: string, { actor }: SignedIn): LoadedNotice {
  const loaded = loadNotice(desk.file, batchId);
  const office = loaded?.state.office;
  const isSeen = office !== undefined && (covers(actor.office, office) || office === cityOf(actor.office));
  if (loaded === undefined || !isSeen) throw refused({ code: 'unknown-notice' });
  return loaded;
}

async function commandOf(desk: OpenDesk, input: z.output<typeof publicityCommandSchema>): Promise<PublicityCommand> {
  if (input.type !== 'publish' && input.type !== 'close') return input;
  const { type, second } = input;
  return { type, secondBy: second === null ? null : valueOrRefuse(await secondPerson(desk, second)) };
}

/** A paper for the public as it leaves the desk. */
export function fileOf(paper: NoticePaper, format: 'website' | 'sheet'): Blob {
  return format === 'website'
    ? new Blob([websiteFolderOf(paper)], { type: 'application/zip' })
    : new Blob([sheetOf(paper)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}
