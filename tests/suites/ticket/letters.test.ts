import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillDocx } from '../../../src/app/letters/fill-docx.ts';
import { builtInTemplate } from '../../../src/app/letters/templates.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { letterAtStep } from '../../../src/app/ticket/letter-at-step.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import { ticketView } from '../../../src/app/ticket/ticket-view.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import type { Intake } from '../../../src/domain/ticket/events.ts';
import type { TicketLetterKind } from '../../../src/domain/letter/letter-kind.ts';
import type { KeptTicketLetter } from '../../../src/domain/ticket/kept-letter.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays } from '../../../src/kernel/plain-date.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { type TestStaffName, testOffices } from '../../support/desk/test-offices.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

function give(who: TestStaffName, ticketId: string, command: TicketCommand) {
  const version = loadTicket(made.desk.file, ticketId)?.version ?? 0;
  const request = { commandId: made.desk.newId() as CommandId, ticketId, version, command };
  return executeTicket(made.desk, request, made.as(who).actor);
}

function given(who: TestStaffName, ticketId: string, ...commands: readonly TicketCommand[]): void {
  for (const command of commands) expect(give(who, ticketId, command), command.type).toMatchObject({ ok: true });
}

function heard(more: Partial<Intake> = {}): string {
  const ticketId = made.desk.newId();
  const intake = anIntake({ more: { office: testOffices.street.id, receivedOn: todayOf(made.desk), ...more } });
  given('streetClerk', ticketId, { type: 'receive', intake });
  return ticketId;
}

const answer: TicketCommand = { type: 'answer', text: '已核实并整改', outcome: 'solved', attachments: [] };

/** The words of each letter that the ticket's history makes. */
function lettersOf(
  ticketId: string,
): readonly { readonly kind: TicketLetterKind; readonly number: string; readonly text: string }[] {
  const loaded = loadTicket(made.desk.file, ticketId);
  invariant(loaded, 'it was heard');
  const { lines } = ticketView(made.desk, loaded, made.as('streetClerk').actor);
  return lines.flatMap(({ letter }) => {
    if (letter === null) return [];
    const filled = letterAtStep(made.desk, ticketId, letter.step);
    invariant(filled.ok, 'the line has a letter');
    const { kind, number, values } = filled.value;
    expect(number).toBe(letter.number);
    const docx = fillDocx(builtInTemplate(made.desk, kind), values);
    const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
    return [{ kind, number, text: xml.replaceAll(/<[^>]+>/g, '') }];
  });
}

describe('letters of a ticket', () => {
  it('of a petition: acceptance, more time, decision, review and re-review, each with a number of its own', () => {
    const ticketId = heard({ kind: 'petition', title: '要求说明摇号结果' });
    given('streetClerk', ticketId, { type: 'accept' }, { type: 'ask-extension', reason: '情况复杂' });
    given('citySupervisor', ticketId, { type: 'settle-extension', granted: true, comment: '须调阅档案' });
    given('streetClerk', ticketId, answer);
    for (const body of ['市住建局', '市政府']) {
      given('streetClerk', ticketId, { type: 'ask-review', askedOn: todayOf(made.desk), text: '不服' });
      given('citySupervisor', ticketId, { type: 'review', upheld: true, body, text: '认定事实清楚' });
    }
    const letters = lettersOf(ticketId);
    expect(letters.map(({ kind }) => kind)).toEqual([
      'petition-acceptance',
      'petition-extension',
      'petition-decision',
      'petition-review',
      'petition-re-review',
    ]);
    expect(new Set(letters.map(({ number }) => number)).size).toBe(5);
    const [acceptance, extension, decision, review, last] = letters.map(({ text }) => text);
    const due = addDays(todayOf(made.desk), 60);
    expect(acceptance).toContain(`${due.slice(0, 4)}年${String(Number(due.slice(5, 7)))}月`);
    expect(acceptance).toContain('马秀莲：');
    expect(extension).toContain('须调阅档案');
    expect(decision).toContain('已核实并整改');
    expect(decision).toContain('30日内请求原办理机关的上一级机关复查');
    expect(review).toContain('市住建局复查意见为：维持原处理意见');
    expect(last).toContain('不再受理');
  });

  it('of all else follow where it stands: accepted, progress, reply, refusal, sent back, same fact', () => {
    const first = heard();
    const day = addDays(todayOf(made.desk), 3);
    given('streetClerk', first, { type: 'accept' }, { type: 'tell-progress', text: '已约维修', until: day }, answer);
    expect(lettersOf(first).map(({ kind }) => kind)).toEqual(['ticket-accepted', 'ticket-progress', 'ticket-reply']);
    const refused = heard();
    given('streetClerk', refused, { type: 'refuse', ground: 'court', path: '请向法院起诉' });
    expect(lettersOf(refused)[0]?.text).toContain('应当通过诉讼解决的事项');
    expect(lettersOf(refused)[0]?.text).toContain('请向法院起诉');
    const back = heard({ channel: 'hotline-order', orderNo: 'QH7' });
    given('streetClerk', back, { type: 'return', to: 'hotline', reason: '属城管部门' });
    expect(lettersOf(back)[0]?.text).toContain('工单号：QH7');
    const same = heard();
    given('streetClerk', same, { type: 'accept' }, { type: 'link', to: first, explanation: '同一部电梯' });
    expect(lettersOf(same).at(-1)).toMatchObject({ kind: 'ticket-same-fact' });
  });

  it('stay with the ticket, once for each step and template', () => {
    const ticketId = heard();
    given('streetClerk', ticketId, { type: 'accept' });
    const file = { hash: made.desk.file.blobs.put(new TextEncoder().encode('docx')), bytes: 4, name: '受理告知.docx' };
    const letter: KeptTicketLetter = { kind: 'ticket-accepted', step: 2, number: '函2', template: 'built-in', file };
    given('streetClerk', ticketId, { type: 'keep-letter', letter });
    expect(give('streetClerk', ticketId, { type: 'keep-letter', letter })).toMatchObject({
      error: { why: 'known-already' },
    });
    expect(give('auditor', ticketId, { type: 'keep-letter', letter: { ...letter, template: 'x' } })).toMatchObject({
      error: { code: 'missing-permission' },
    });
    const loaded = loadTicket(made.desk.file, ticketId);
    invariant(loaded, 'it was heard');
    const { lines, actions } = ticketView(made.desk, loaded, made.as('streetClerk').actor);
    expect(lines.at(-1)).toMatchObject({ event: 'letter-kept', open: false, attachments: [{ name: '受理告知.docx' }] });
    expect(lines[1]?.letter).toMatchObject({ made: true });
    expect(actions.map(({ command }) => command)).not.toContain('keep-letter');
    expect(letterAtStep(made.desk, ticketId, 1)).toMatchObject({ ok: false, error: { code: 'no-such-letter' } });
  });
});
