/**
 * Tickets of a large city: some thousands taken down by an import and handled by commands, the rest copies of their rows
 * under other ids, numbers, callers and titles, with their own words in the search. The copied rows have no events, so
 * such a file is for reading alone.
 */
import { todayOf } from '../../src/app/open-desk.ts';
import { executeTicket } from '../../src/app/ticket/execute-ticket.ts';
import { importOrders } from '../../src/app/ticket/import-orders.ts';
import { loadTicket } from '../../src/app/ticket/ticket-stream.ts';
import { tokensOf } from '../../src/domain/search/tokens-of.ts';
import type { TicketCommand } from '../../src/domain/ticket/commands.ts';
import type { CommandId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { addDays } from '../../src/kernel/plain-date.ts';
import type { Database } from '../../src/store/connection.ts';
import { streamsWithPrefix } from '../../src/store/event-log.ts';
import type { TestDesk } from '../support/desk/test-desk.ts';

const PLACES = ['海湖馨苑', '朝阳家园', '丽康瑞居', '安宁佳苑', '胜利家园', '城南新居', '虎台小区', '五四公寓'];
const WHAT = [
  '电梯停运',
  '厨房漏水',
  '门禁损坏',
  '垃圾清运',
  '夜间噪声',
  '租金扣错',
  '暖气不热',
  '路灯不亮',
  '材料遗失',
  '等候太久',
];
const MORE = ['三天没有人修', '老人上下不便', '请尽快处理', '已经反映两次', '影响孩子休息', '希望说明原因'];
const TOPICS = ['维修', '物业', '租金', '申请审核', '政策'];
/** A year of receipts; what came in the last fortnight is in hand, all before is closed. */
const DAYS = 360;
const OPEN_DAYS = 15;
const STREETS = ['630104003', '630104004', '630103001', '630103002'];

export const titleOf = (n: number): string =>
  `${PLACES[n % PLACES.length] ?? ''}${String(1 + (n % 23))}号楼${WHAT[n % WHAT.length] ?? ''}${MORE[n % MORE.length] ?? ''}`;

const phoneOf = (n: number): string => `139${String(n).padStart(8, '0')}`;

function order(made: TestDesk, n: number): Record<string, string> {
  const received = addDays(todayOf(made.desk), -(n % DAYS));
  return {
    工单编号: `QH${String(n).padStart(8, '0')}`,
    工单标题: titleOf(n),
    诉求内容: `${titleOf(n)}，${MORE[(n + 1) % MORE.length] ?? ''}。`,
    来电人: `来电${String(n)}`,
    来电号码: phoneOf(n),
    诉求类型: n % 5 === 0 ? '咨询' : '投诉',
    事项分类: TOPICS[n % TOPICS.length] ?? '',
    涉及小区: PLACES[n % PLACES.length] ?? '',
    承办单位编码: STREETS[n % STREETS.length] ?? '',
    派单日期: received,
    办理期限: '',
  };
}

/** What came in the last fortnight waits, is handled or answered, by turns. */
export async function livedTickets(made: TestDesk, count: number): Promise<void> {
  const { desk } = made;
  // Nothing here has to outlive a power cut: a file that was cut off is made again.
  desk.file.db.pragma('synchronous = OFF');
  const rows = Array.from({ length: count }, (_, n) => order(made, n));
  const wish = { file: new Blob([JSON.stringify(rows)]), fileName: 'orders.json', mode: 'import' } as const;
  const { actor } = made.as('cityClerk');
  for await (const event of importOrders(desk, { ...wish, mapping: desk.reference.orderMapping, actor })) {
    if (event.kind === 'report')
      invariant(event.report.added === count, `all come in: ${JSON.stringify(event.report)}`);
  }
  const answer: TicketCommand = { type: 'answer', text: '已办', outcome: 'solved', attachments: [] };
  const call = { type: 'call-back', reached: true, solved: true, satisfaction: 'satisfied', comment: '' } as const;
  const inHand: readonly (readonly TicketCommand[])[] = [[], [{ type: 'accept' }], [{ type: 'accept' }, answer]];
  for (const { stream } of streamsWithPrefix(desk.file.db, 'ticket:', count)) {
    const ticketId = stream.slice('ticket:'.length);
    const n = Number(loadTicket(desk.file, ticketId)?.state.orderNo.slice(2));
    const isOpen = n % DAYS < OPEN_DAYS;
    for (const command of isOpen ? (inHand[n % inHand.length] ?? []) : [{ type: 'accept' } as const, answer, call]) {
      const version = loadTicket(desk.file, ticketId)?.version ?? 0;
      const request = { commandId: desk.newId() as CommandId, ticketId, version, command };
      const done = executeTicket(desk, request, made.as('citySupervisor').actor);
      invariant(done.ok, `${command.type}: ${JSON.stringify(done)}`);
    }
  }
}

interface CopiedRow extends Record<string, unknown> {
  readonly ticket_key: number;
  readonly ticket_no: string;
  readonly title: string;
  readonly text_head: string;
  readonly about_text: string;
  readonly caller_name: string;
}

/** Copies what the file holds until it holds `times` as much. */
export function copyTickets(db: Database, times: number): void {
  const rows = db.prepare<[], CopiedRow>(`SELECT * FROM ticket_row ORDER BY ticket_key`).all();
  const marks = db
    .prepare<[], { kind: number; value: string; ticket_key: number }>(`SELECT kind, value, ticket_key FROM ticket_mark`)
    .all();
  const things = db.prepare<[], Record<string, unknown> & { ticket_key: number }>(`SELECT * FROM ticket_thing`).all();
  const insertInto = (table: string, names: readonly string[]) =>
    db.prepare<[object]>(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    );
  const insertRow = insertInto('ticket_row', Object.keys(rows[0] ?? {}));
  const insertThing = insertInto('ticket_thing', Object.keys(things[0] ?? {}));
  const insertMark = insertInto('ticket_mark', ['kind', 'value', 'ticket_key']);
  const insertWords = db.prepare<[number, string]>(`INSERT INTO ticket_search (rowid, tokens) VALUES (?, ?)`);
  const last = rows.at(-1)?.ticket_key ?? 0;
  for (let copy = 1; copy < times; copy += 1) {
    const shift = copy * (last + 1);
    db.transaction(() => {
      for (const row of rows) {
        const key = row.ticket_key + shift;
        const title = `${row.title}${String(copy)}`;
        const id = Buffer.alloc(16);
        id.writeBigUInt64BE(BigInt(key), 8);
        insertRow.run({ ...row, ticket_key: key, ticket_id: id, ticket_no: `${row.ticket_no}-${String(copy)}`, title });
        insertWords.run(key, wordsOf({ ...row, title }, copy));
      }
      // The first kind is the telephone: another caller.
      for (const { kind, value, ticket_key } of marks) {
        insertMark.run({ kind, value: kind === 0 ? `${value}${String(copy)}` : value, ticket_key: ticket_key + shift });
      }
      for (const thing of things) insertThing.run({ ...thing, ticket_key: thing.ticket_key + shift });
    }).immediate();
    if (copy % 10 === 0) process.stderr.write(`  copy ${String(copy)} of ${String(times - 1)}\n`);
  }
}

function wordsOf({ title, caller_name, ticket_no, text_head, about_text }: CopiedRow, copy: number): string {
  return tokensOf({
    names: [title, caller_name],
    pinyin: [],
    identityNumbers: [],
    phones: [],
    caseNo: `${ticket_no}-${String(copy)}`,
    addresses: [text_head, ...about_text.split('\n')],
  });
}
