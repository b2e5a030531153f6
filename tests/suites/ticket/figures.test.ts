import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillDocx } from '../../../src/app/letters/fill-docx.ts';
import { builtInTemplate } from '../../../src/app/letters/templates.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { workbookOf } from '../../../src/app/publicity/sheet.ts';
import { openTable } from '../../../src/app/tables/open-table.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { heardFigures, heardWeek, ticketsAbout, ticketsOfFigure } from '../../../src/app/ticket/heard-figures.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import { weekSheets, weekValues } from '../../../src/app/ticket/week-paper.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import type { Intake } from '../../../src/domain/ticket/events.ts';
import { rateOf } from '../../../src/domain/ticket/rates.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { addDays } from '../../../src/kernel/plain-date.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { testOffices } from '../../support/desk/test-offices.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const CITY = testOffices.city.id;

function give(ticketId: string, command: TicketCommand): void {
  const version = loadTicket(made.desk.file, ticketId)?.version ?? 0;
  const request = { commandId: made.desk.newId() as CommandId, ticketId, version, command };
  expect(executeTicket(made.desk, request, made.as('citySupervisor').actor)).toMatchObject({ ok: true });
}

function heard(more: Partial<Intake> = {}): string {
  const ticketId = made.desk.newId();
  const base = { office: testOffices.street.id, receivedOn: todayOf(made.desk), ...more };
  give(ticketId, { type: 'receive', intake: anIntake({ more: base }) });
  return ticketId;
}

function answered(ticketId: string, satisfaction: 'satisfied' | 'dissatisfied' | null): void {
  give(ticketId, { type: 'accept' });
  give(ticketId, { type: 'answer', text: '已办', outcome: 'solved', attachments: [] });
  const [solved, comment] = [satisfaction === 'satisfied', '又坏了'];
  if (satisfaction !== null) give(ticketId, { type: 'call-back', reached: true, solved, satisfaction, comment });
}

const month = () => todayOf(made.desk).slice(0, 7);
const figures = (who: 'citySupervisor' | 'secondCitySupervisor', office: OfficeId = CITY) =>
  heardFigures(made.desk, { actor: made.as(who).actor, office }, { month: month(), kinds: [] });
const week = (who: 'citySupervisor' | 'secondCitySupervisor') =>
  heardWeek(made.desk, { actor: made.as(who).actor, office: CITY }, todayOf(made.desk));

describe('figures of what is heard (CMP-10)', () => {
  it('are what was done with the tickets of the month, by office and by matter', () => {
    answered(heard(), 'satisfied');
    answered(heard({ topic: 'rent' }), 'dissatisfied');
    heard({ office: testOffices.otherStreet.id, about: [] });
    const { total, offices, topics, months, open } = figures('citySupervisor');
    expect(total).toEqual({
      ...{ received: 3, answered: 2, inTime: 2, overdue: 0, judged: 2, solved: 1, asked: 2, satisfied: 1, again: 1 },
    });
    expect(rateOf('satisfaction', total)).toBe(500);
    expect(offices.map(({ name, figure }) => [name, figure.received])).toEqual([
      ['虎台街道', 2],
      ['人民街街道', 1],
    ]);
    expect(topics.map(({ topic, figure }) => [topic, figure.received])).toEqual([
      ['repair', 2],
      ['rent', 1],
    ]);
    expect(months.at(-1)?.figure).toEqual(total);
    expect(open).toMatchObject({ todo: 2, late: 0, supervised: 0, handled: 1 });
    expect(figures('citySupervisor', testOffices.street.id).total.received).toBe(2);
  });

  it('count what is late without an answer, and lead to the tickets', () => {
    const late = heard({ receivedOn: addDays(todayOf(made.desk), -12) });
    const actor = made.as('citySupervisor').actor;
    const at = { actor, office: CITY };
    const wish = { month: addDays(todayOf(made.desk), -12).slice(0, 7), kinds: [], topic: null };
    expect(heardFigures(made.desk, at, wish).total).toMatchObject({ overdue: 1, answered: 0 });
    expect(ticketsOfFigure(made.desk, at, { ...wish, part: 'late' }).map(({ ticketId }) => ticketId)).toEqual([late]);
    expect(ticketsOfFigure(made.desk, at, { ...wish, part: 'unsolved' })).toEqual([]);
    expect(week('citySupervisor').late.map(({ ticketId }) => ticketId)).toEqual([late]);
  });

  it('name the homes and estates that return', () => {
    heard();
    heard({ about: [{ kind: 'unit', id: '', label: '丽康瑞居 3-1-502' }] });
    const again = heard();
    expect(figures('citySupervisor').things).toEqual([
      { kind: 'estate', value: '丽康瑞居', label: '丽康瑞居', now: 2, all: 2 },
    ]);
    const at = { actor: made.as('citySupervisor').actor, office: CITY };
    const found = ticketsAbout(made.desk, at, { kind: 'estate', value: '丽康瑞居' });
    expect(found).toHaveLength(2);
    expect(found[0]?.ticketId).toBe(again);
  });
});

describe('the week’s report', () => {
  it('is filled into the office’s Word template and written as Excel, both with the same numbers', async () => {
    answered(heard(), 'satisfied');
    heard();
    const report = week('citySupervisor');
    expect(report.days.find(({ day }) => day === todayOf(made.desk))).toMatchObject({
      received: 2,
      answered: 1,
      closed: 1,
    });
    const word = fillDocx(builtInTemplate(made.desk, 'weekly-report'), weekValues(report));
    const xml = new PizZip(word).file('word/document.xml')?.asText() ?? '';
    const text = xml.replaceAll(/<[^>]+>/g, '');
    expect(text).toContain('本周收到诉求、服务评价和信访 2 件');
    expect(text).toContain('按时答复率 100.0%');
    expect(text).toContain('虎台街道：收到 2 件');
    expect(text).not.toContain('马秀莲');
    const rows = await cellsOf(workbookOf(...weekSheets(report)));
    expect(rows).toContainEqual(['合计', '本周', '2', '1', '1', '0', '100.0%', '100.0%', '100.0%', '0']);
    expect(JSON.stringify(rows)).not.toContain('马秀莲');
  });
});

async function cellsOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly (readonly string[])[]> {
  const table = await openTable(new File([bytes], 'week.xlsx'));
  const cells: (readonly string[])[] = [];
  for await (const rows of table.rows()) cells.push(...rows.map((row) => row.cells));
  return cells;
}

describe('whoever is named in a complaint (CMP-09)', () => {
  it('finds it in no figure, no list behind one, and no file', async () => {
    const named = made.as('secondCitySupervisor').actor;
    heard();
    const about = [
      { kind: 'staff' as const, id: named.staffId, label: '海市' },
      { kind: 'estate' as const, id: '', label: '丽康瑞居' },
    ];
    const secret = heard({ about, topic: 'conduct', receivedOn: addDays(todayOf(made.desk), 0) });
    const other = figures('citySupervisor');
    expect([other.total.received, other.things.length, other.open.todo]).toEqual([2, 1, 2]);
    const { total, topics, things, offices, open, months } = figures('secondCitySupervisor');
    expect([total.received, things.length, open.todo]).toEqual([1, 0, 1]);
    expect(topics.map(({ topic }) => topic)).toEqual(['repair']);
    expect(offices.map(({ figure }) => figure.received)).toEqual([1]);
    expect(months.at(-1)?.figure.received).toBe(1);
    const at = { actor: named, office: CITY };
    const behind = ticketsOfFigure(made.desk, at, { month: month(), kinds: [], part: 'received', topic: null });
    expect(behind.map(({ ticketId }) => ticketId)).not.toContain(secret);
    expect(behind).toHaveLength(1);
    expect(ticketsAbout(made.desk, at, { kind: 'estate', value: '丽康瑞居' })).toHaveLength(1);
    const report = week('secondCitySupervisor');
    expect([report.total.received, report.days.reduce((sum, { received }) => sum + received, 0)]).toEqual([1, 1]);
    const rows = await cellsOf(workbookOf(...weekSheets(report)));
    expect(JSON.stringify(rows)).not.toContain('态度作风');
    const word = fillDocx(builtInTemplate(made.desk, 'weekly-report'), weekValues(report));
    expect(new PizZip(word).file('word/document.xml')?.asText()).not.toContain('态度作风');
  });
});
