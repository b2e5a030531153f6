import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInTemplate } from '../../../src/app/letters/templates.ts';
import { docxWords } from '../../../src/app/library/docx-words.ts';
import { executeLibrary } from '../../../src/app/library/execute-library.ts';
import { libraryPage, librarySheet } from '../../../src/app/library/library-paper.ts';
import { loadDocument } from '../../../src/app/library/library-stream.ts';
import { citationOn, libraryList, libraryView } from '../../../src/app/library/library-views.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { redecideLibrary } from '../../../src/app/sync/redecide/redecide-library.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { letterAtStep } from '../../../src/app/ticket/letter-at-step.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import type { LibraryCommand } from '../../../src/domain/library/decide.ts';
import type { DocumentVersion } from '../../../src/domain/library/document.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
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

const aVersion = (more: Partial<DocumentVersion> = {}): DocumentVersion => ({
  title: '公共租赁住房管理办法',
  number: '住建部令第11号',
  source: '住房和城乡建设部',
  reference: '',
  issuedOn: plainDate('2012-05-28'),
  from: plainDate('2012-07-15'),
  until: null,
  text: '申请人对审核结果有异议，\n可以向市、县级人民政府住房保障主管部门申请复核。',
  file: null,
  ...more,
});

function give(docId: string, command: LibraryCommand, who: TestStaffName = 'citySupervisor') {
  const version = loadDocument(made.desk.file, docId)?.version ?? 0;
  const request = { commandId: made.desk.newId() as CommandId, docId, version, command };
  return executeLibrary(made.desk, request, made.as(who).actor);
}

function added(more: Partial<DocumentVersion> = {}): string {
  const docId = made.desk.newId();
  expect(give(docId, { type: 'add', class: 'regulation', version: aVersion(more) })).toMatchObject({ ok: true });
  return docId;
}

const found = (text: string, onlyInForce = false) =>
  libraryList(made.desk, { text, onlyInForce }).map(({ docId }) => docId);

describe('the library of policy documents', () => {
  it('finds a document by every word of title, number, source and text, and shows where', () => {
    const rules = added();
    const other = added({ title: '信访工作条例', number: '', source: '国务院', text: '自受理之日起60日内办结' });
    expect(found('')).toEqual([rules, other]);
    for (const text of ['管理办法', '住建部令第11号', '申请复核', '异议 复核', '住房保障主管部门']) {
      expect(found(text), text).toEqual([rules]);
    }
    expect(found('受理之日')).toEqual([other]);
    expect(found('租金减免')).toEqual([]);
    const [row] = libraryList(made.desk, { text: '申请复核', onlyInForce: false });
    expect(row?.snippet).toContain('住房保障主管部门申请复核');
  });

  it('shows the version that holds today; what is to come, ended or withdrawn is not in force', () => {
    const today = todayOf(made.desk);
    const docId = added();
    expect(
      give(docId, { type: 'revise', version: aVersion({ from: addDays(today, 1), text: '新的全文' }) }),
    ).toMatchObject({ ok: true });
    const loaded = loadDocument(made.desk.file, docId);
    invariant(loaded, 'it was added');
    expect(libraryView(made.desk, loaded, made.as('auditor').actor)).toMatchObject({ holds: 1, status: 'in-force' });
    const ended = added({ title: '旧办法', until: addDays(today, -1) });
    const late = added({ title: '新办法', from: addDays(today, 9) });
    const withdrawn = added({ title: '废止的办法' });
    give(withdrawn, { type: 'withdraw', on: today, reason: '废止' });
    expect(found('', true)).toEqual([docId]);
    const states = new Map(
      libraryList(made.desk, { text: '', onlyInForce: false }).map((row) => [row.docId, row.status]),
    );
    expect([ended, late, withdrawn].map((id) => states.get(id))).toEqual(['ended', 'to-come', 'withdrawn']);
  });

  it('is kept by supervisors and administrators of its office; others read', () => {
    const docId = added();
    const hide = { type: 'list', listed: false } as const;
    expect(give(docId, hide, 'streetClerk')).toMatchObject({ error: { code: 'missing-permission' } });
    expect(give(docId, hide, 'districtSupervisor')).toMatchObject({ error: { code: 'wrong-office' } });
    const loaded = loadDocument(made.desk.file, docId);
    invariant(loaded, 'it was added');
    const { actions } = libraryView(made.desk, loaded, made.as('streetClerk').actor);
    expect(actions.map(({ command, refusal }) => [command, refusal?.code])).toEqual([
      ['revise', 'missing-permission'],
      ['withdraw', 'missing-permission'],
      ['list', 'missing-permission'],
    ]);
    expect(give(docId, hide, 'admin')).toMatchObject({ ok: true });
  });

  it('is decided again after a pull: what another desk did already leaves nothing to do', () => {
    const docId = added();
    give(docId, { type: 'withdraw', on: todayOf(made.desk), reason: '废止' });
    const again = (command: LibraryCommand) =>
      redecideLibrary({
        desk: made.desk,
        actor: made.as('citySupervisor').actor,
        seen: new Map(),
        command: { commandId: made.desk.newId(), payload: { docId, command } } as never,
      });
    expect(again({ type: 'withdraw', on: todayOf(made.desk), reason: '废止' })).toEqual({
      ok: true,
      value: { appends: [], outcome: null },
    });
    expect(again({ type: 'revise', version: aVersion({ from: todayOf(made.desk) }) })).toMatchObject({ ok: false });
  });

  it('is published as one page and a sheet: what is listed and in force, with its words', () => {
    added();
    const hidden = added({ title: '内部通知' });
    give(hidden, { type: 'list', listed: false });
    added({ title: '过期办法', until: plainDate('2020-12-31') });
    const page = libraryPage(made.desk, testOffices.city.id);
    expect(page).toContain('<summary>公共租赁住房管理办法</summary>');
    expect(page).toContain('申请复核。');
    for (const title of ['内部通知', '过期办法', '<script']) expect(page).not.toContain(title);
    expect(librarySheet(made.desk, testOffices.city.id).length).toBeGreaterThan(1_000);
  });

  it('has the same rows and is found alike after a rebuild', () => {
    const docId = added();
    const { db } = made.desk.file;
    const read = () => db.prepare(`SELECT * FROM library_row`).all();
    const before = read();
    rebuild(db, made.desk.file.projections);
    expect(read()).toEqual(before);
    expect(found('复核')).toEqual([docId]);
  });
});

describe('an answer that rests on a document', () => {
  const ticket = (commands: readonly TicketCommand[]) => {
    const ticketId = made.desk.newId();
    const intake = anIntake({ more: { office: testOffices.street.id, receivedOn: todayOf(made.desk) } });
    const results = [{ type: 'receive', intake } as const, ...commands].map((command) => {
      const version = loadTicket(made.desk.file, ticketId)?.version ?? 0;
      const request = { commandId: made.desk.newId() as CommandId, ticketId, version, command };
      return executeTicket(made.desk, request, made.as('streetClerk').actor);
    });
    return { ticketId, last: results.at(-1) };
  };
  const answer = (cites: readonly string[]): TicketCommand => ({
    type: 'answer',
    text: '可以申请复核',
    outcome: 'explained',
    attachments: [],
    cites,
  });

  it('names it in the version of the day, and its letter prints that', () => {
    const docId = added();
    const { ticketId, last } = ticket([{ type: 'accept' }, answer([docId])]);
    expect(last).toMatchObject({ ok: true });
    const letter = letterAtStep(made.desk, ticketId, 3);
    expect(letter.ok && letter.value.values['依据']).toEqual([
      { 序号: '1', 内容: '《公共租赁住房管理办法》（住建部令第11号）' },
    ]);
    expect(citationOn(made.desk, docId, plainDate('2012-07-14'))).toBeUndefined();
  });

  it('is refused where the document does not hold', () => {
    const docId = added();
    give(docId, { type: 'withdraw', on: todayOf(made.desk), reason: '废止' });
    expect(ticket([{ type: 'accept' }, answer([docId])]).last).toMatchObject({ error: { why: 'not-in-force' } });
  });
});

describe('the words of a Word file', () => {
  const docx = (xml: string): Blob => {
    const zip = new PizZip();
    zip.file('word/document.xml', xml);
    return new Blob([zip.generate({ type: 'uint8array', compression: 'DEFLATE' })]);
  };

  it('come paragraph by paragraph, without what was deleted', async () => {
    const xml = `<w:document><w:body><w:p><w:r><w:t>第一条 为</w:t></w:r><w:r><w:t xml:space="preserve">规范 &amp; 管理</w:t></w:r></w:p>
      <w:p><w:r><w:delText>旧文</w:delText></w:r><w:r><w:t>第二条</w:t><w:tab/><w:t>&#x4EE5;下</w:t></w:r></w:p></w:body></w:document>`;
    expect(await docxWords(docx(xml))).toBe('第一条 为规范 & 管理\n第二条\t以下');
  });

  it('are those of the letters that ship with the desk', async () => {
    expect(await docxWords(new Blob([new Uint8Array(builtInTemplate(made.desk, 'petition-decision'))]))).toContain(
      '信访',
    );
  });

  it('of anything else are none', async () => {
    expect(await docxWords(new Blob(['plain']))).toBeUndefined();
    expect(
      await docxWords(
        new Blob([new PizZip().file('a', 'b').generate({ type: 'uint8array' }) as Uint8Array<ArrayBuffer>]),
      ),
    ).toBeUndefined();
  });
});
