import { maskNumbersIn } from '../../domain/identity/masking.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { executeTicket } from '../ticket/execute-ticket.ts';
import { importOrders } from '../ticket/import-orders.ts';
import {
  boardOf,
  foundTickets,
  similarTickets,
  staffToName,
  ticketColleagues,
  ticketCounts,
  ticketListPage,
} from '../ticket/ticket-lists.ts';
import { type LoadedTicket, ticketFor } from '../ticket/ticket-stream.ts';
import { ticketPapers, ticketView } from '../ticket/ticket-view.ts';
import { letterAtStep } from '../ticket/letter-at-step.ts';
import { fillDocx } from '../letters/fill-docx.ts';
import { templateBytes } from './letters-router.ts';
import { thingsToName } from '../ticket/things-to-name.ts';
import { documentKind } from '../application/document-kind.ts';
import { keptPage, pageOf } from './documents-router.ts';
import { type CallContext, os } from './guarded.ts';

export const ticketsRouter = {
  list: os.tickets.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'ticket.list', subject: '', detail: input.list, atMostEvery: LIST_READING_MS });
    return ticketListPage(desk, input, person.actor);
  }),
  counts: os.tickets.counts.handler(({ context }) => ticketCounts(context.desk(), context.person().actor)),
  board: os.tickets.board.handler(({ context }) => boardOf(context.desk(), context.person().actor)),
  get: os.tickets.get.handler(({ context, input: { ticketId } }) => {
    const desk = context.desk();
    const person = context.person();
    const loaded = inSight(context, ticketId);
    noteReading(desk, person, { action: 'ticket.open', subject: ticketId, atMostEvery: CASE_READING_MS });
    return ticketView(desk, loaded, person.actor);
  }),
  search: os.tickets.search.handler(({ context, input: { text, limit } }) => {
    const desk = context.desk();
    const person = context.person();
    if (text.trim() === '') return [];
    noteReading(desk, person, { action: 'ticket.search', subject: '', detail: maskNumbersIn(text).slice(0, 100) });
    return foundTickets(desk, text, { actor: person.actor, limit });
  }),
  similar: os.tickets.similar.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'ticket.similar', subject: '', atMostEvery: LIST_READING_MS });
    return similarTickets(desk, input, person.actor);
  }),
  things: os.tickets.things.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    if (input.kind === 'case' || input.kind === 'person') {
      noteReading(desk, person, { action: 'search', subject: '', detail: maskNumbersIn(input.text).slice(0, 60) });
    }
    return thingsToName(desk, input, person.actor);
  }),
  putFile: os.tickets.putFile.handler(async ({ context, input: { file } }) => {
    const { hash, name } = await keptPage(context.desk(), file);
    return { hash, name };
  }),
  makeLetter: os.tickets.makeLetter.handler(async ({ context, input: { commandId, ticketId, step } }) => {
    const desk = context.desk();
    const { actor } = context.person();
    const { state } = inSight(context, ticketId);
    const letter = valueOrRefuse(letterAtStep(desk, ticketId, step));
    const template = await templateBytes(context, state.office, letter.kind);
    const before = state.letters.find((kept) => kept.step === step && kept.template === template.id);
    if (before !== undefined) return { name: before.file.name, hash: before.file.hash };
    const bytes = fillDocx(template.bytes, letter.values);
    const file = { hash: desk.file.blobs.put(bytes), bytes: bytes.length, name: letter.fileName };
    const kept = { kind: letter.kind, step, number: letter.number, template: template.id, file };
    const command = { type: 'keep-letter', letter: kept } as const;
    valueOrRefuse(executeTicket(desk, { commandId, ticketId, version: null, command }, actor));
    return { name: file.name, hash: file.hash };
  }),
  attachment: os.tickets.attachment.handler(async ({ context, input: { ticketId, hash } }) => {
    const desk = context.desk();
    inSight(context, ticketId);
    if (!ticketPapers(desk, ticketId).some((paper) => paper.hash === hash)) throw refused({ code: 'unknown-ticket' });
    noteReading(desk, context.person(), { action: 'ticket.paper', subject: ticketId, detail: hash.slice(0, 12) });
    const bytes = await pageOf(context, hash);
    return new Blob([new Uint8Array(bytes)], { type: documentKind(bytes) ?? 'application/octet-stream' });
  }),
  colleagues: os.tickets.colleagues.handler(({ context, input: { ticketId } }) =>
    ticketColleagues(context.desk(), inSight(context, ticketId).state, context.person().actor),
  ),
  staff: os.tickets.staff.handler(({ context }) => staffToName(context.desk(), context.person().actor)),
  readOrders: os.tickets.readOrders.handler(({ context, input: { file, mode }, signal }) => {
    const desk = context.desk();
    const { orderMapping: mapping } = desk.reference;
    return importOrders(desk, { file, fileName: file.name, mode, mapping, actor: context.person().actor, signal });
  }),
  execute: os.tickets.execute.handler(({ context, input }) =>
    valueOrRefuse(executeTicket(context.desk(), input, context.person().actor)),
  ),
};

/** CMP-09: answered as if it did not exist. */
function inSight({ desk, person }: Pick<CallContext, 'desk' | 'person'>, ticketId: string): LoadedTicket {
  const loaded = ticketFor(desk().file, ticketId, person().actor);
  if (loaded === undefined) throw refused({ code: 'unknown-ticket' });
  return loaded;
}
