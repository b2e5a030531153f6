import { describe, expect, it } from 'vitest';
import {
  TICKET,
  anIntake,
  colleague,
  givenTicket,
  ticketFacts,
  ticketPolicy,
} from '../../../tests/support/ticket/given-ticket.ts';
import { anActor, citySupervisor, clerk } from '../../../tests/support/application/builders.ts';
import type { BlobHash, OfficeId, StaffId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { Actor } from '../application/available-actions.ts';
import { type Role, roles } from '../staff/role.ts';
import { invariant } from '../../kernel/invariant.ts';
import { availableOnTicket, mayOnTicket, ticketRules } from './available-actions.ts';
import { supervisionOn } from './clocks.ts';
import { decideTicket } from './decide.ts';
import { limitsOfKind, ticketLimitNames } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import { type TicketState, hasEnded, statusOfStage } from './state.ts';

const answered = { type: 'answer', text: '已修好', outcome: 'solved', attachments: [] } as const;
const satisfied = { type: 'call-back', reached: true, solved: true, satisfaction: 'satisfied', comment: '' } as const;
const dissatisfied = { ...satisfied, solved: false, satisfaction: 'dissatisfied', comment: '又停了' } as const;
const opened = () => givenTicket().did({ type: 'accept' });

function received(actor = clerk, more: Parameters<typeof anIntake>[0] = {}, changes = {}) {
  const decided = decideTicket({ type: 'receive', intake: anIntake(more) }, undefined, {
    ...ticketFacts(actor, '2026-06-15'),
    ...changes,
  });
  return decided.ok ? 'received' : decided.error.code === 'ticket-refused' ? decided.error.why : decided.error.code;
}

describe('receive', () => {
  it('writes down who, what and on which clock, with the limits of its kind alone', () => {
    const { state } = { state: givenTicket().state() };
    expect(state).toMatchObject({ stage: 'received', kind: 'hotline', holder: null, first: null });
    expect(Object.keys(state.limits).every((name) => name.startsWith('hotline'))).toBe(true);
    expect(statusOfStage[state.stage]).toBe('open');
    const every = (['hotline', 'rating', 'petition'] as const).flatMap((kind) =>
      Object.keys(limitsOfKind(ticketPolicy, kind)),
    );
    expect(every.sort()).toEqual([...ticketLimitNames].sort());
  });

  it.each([
    [{ more: { title: ' ' } }, 'words-missing'],
    [{ more: { text: '' } }, 'words-missing'],
    [{ receivedOn: '2026-06-16' }, 'in-future'],
    [{ kind: 'rating' as const }, 'rating-missing'],
    [{ level: 5 as const }, 'not-a-rating'],
    [{ more: { channel: 'hotline-order' as const } }, 'order-number-missing'],
    [{ more: { earlier: TICKET } }, 'unknown-ticket'],
    [{ kind: 'petition' as const, named: false }, 'petition-named'],
    [
      { kind: 'petition' as const, more: { representatives: ['1', '2', '3', '4', '5', '6'] } },
      'too-many-representatives',
    ],
    [{ kind: 'petition' as const, more: { representatives: ['1', '2', '3', '4', '5'] } }, 'received'],
    [{ more: { office: '640104003' as OfficeId } }, 'wrong-office'],
  ])('%j: %s', (given, expected) => {
    expect(received(clerk, given)).toBe(expected);
  });

  it('is not for auditors, and not for another office', () => {
    expect(received(anActor({ roles: ['auditor'] }))).toBe('missing-permission');
    expect(received(anActor({ office: '630104004' as OfficeId }))).toBe('wrong-office');
  });

  it('does not take the same facts of an ended petition again (PET-06)', () => {
    expect(received(clerk, { kind: 'petition' }, { endedPetition: true })).toBe('petition-ended');
    expect(received(clerk, { kind: 'hotline' }, { endedPetition: true })).toBe('received');
  });

  it('is known once', () => {
    expect(givenTicket().answer({ type: 'receive', intake: anIntake() })).toBe('known-already');
  });
});

describe('acceptance', () => {
  it('makes the person who accepts the first receiver, who stays it (CMP-10)', () => {
    const given = opened();
    given.by('supervisor').did({ type: 'assign', to: colleague.staffId, reason: '换人' });
    expect(given.state()).toMatchObject({ first: clerk.staffId, holder: colleague.staffId, stage: 'handling' });
  });

  it('of a petition carries the number of a written notice (PET-02)', () => {
    const given = givenTicket({ kind: 'petition' }).did({ type: 'accept' });
    expect(given.state().acceptanceNo).toBe('XN诉2026-01-000001-1');
  });

  it('is refused with a reason and the right path (CMP-15)', () => {
    const given = givenTicket();
    expect(given.answer({ type: 'refuse', ground: 'court', path: ' ' })).toBe('words-missing');
    given.did({ type: 'refuse', ground: 'court', path: '请向人民法院起诉' });
    expect(given.state().closed?.reason).toBe('not-accepted');
  });

  it('goes back within its limit, and not later (CMP-03, PET-03)', () => {
    const back = { type: 'return', to: 'hotline', reason: '属于城管' } as const;
    expect(givenTicket().on('2026-06-16').answer(back)).toBe('returned');
    expect(givenTicket().on('2026-06-17').answer(back)).toBe('return-late');
    // Five working days from Mon 15 June end on Tue 23.
    expect(givenTicket({ kind: 'petition' }).on('2026-06-23').answer(back)).toBe('returned');
    expect(givenTicket({ kind: 'petition' }).on('2026-06-24').answer(back)).toBe('return-late');
    expect(givenTicket().answer({ ...back, reason: '' })).toBe('words-missing');
    expect(givenTicket().did(back).state().closed?.reason).toBe('not-ours');
  });

  it('goes back to the office that gave it, which hands it on to another', () => {
    const given = givenTicket().did({ type: 'return', to: 'dispatcher', reason: '不在本街道' });
    expect(given.state()).toMatchObject({ stage: 'returned', holder: null });
    const on = { type: 'hand-on', office: '630104004' as OfficeId, newTicketId: 'other', reason: '属地' } as const;
    expect(given.by('clerk').answer(on)).toBe('missing-permission');
    expect(given.by('supervisor').answer(on)).toBe('handed-on');
    expect(given.answer({ ...on, office: given.state().office })).toBe('same-ticket');
    expect(given.answer({ ...on, office: '640104004' as OfficeId })).toBe('office-below');
  });

  it('does not go back where the office was named by hand (CMP-06)', () => {
    const given = givenTicket();
    const designated = { ...given.state(), from: 'other' };
    const decided = decideTicket(
      { type: 'return', to: 'hotline', reason: '不归我们' },
      designated,
      ticketFacts(clerk, '2026-06-15'),
    );
    expect(decided).toMatchObject({ ok: false, error: { why: 'designated' } });
  });
});

describe('who has it', () => {
  it('is one person at a time; others leave its steps alone, a supervisor does not', () => {
    const given = opened();
    expect(given.by('colleague').answer(answered)).toBe('not-holder');
    expect(given.answer({ type: 'take' })).toBe('not-holder');
    expect(given.by('supervisor').answer(answered)).toBe('answered');
    expect(given.answer({ type: 'take' })).toBe('assigned');
    expect(given.by('clerk').answer({ type: 'take' })).toBe('held-already');
  });

  it('is given to somebody who can handle it, with words where another had it', () => {
    const given = opened().by('supervisor');
    expect(given.answer({ type: 'assign', to: 'nobody' as StaffId, reason: '' })).toBe('person-unfit');
    expect(given.answer({ type: 'assign', to: colleague.staffId, reason: '' })).toBe('words-missing');
    expect(given.answer({ type: 'assign', to: clerk.staffId, reason: '' })).toBe('held-already');
    expect(given.by('clerk').answer({ type: 'assign', to: colleague.staffId, reason: '忙' })).toBe(
      'missing-permission',
    );
  });

  it('asks other units for help and keeps the lead (CMP-06)', () => {
    const given = opened();
    expect(given.answer({ type: 'ask-help', units: [' '], question: '查' })).toBe('words-missing');
    given.did({ type: 'ask-help', units: ['电梯公司', '物业'], question: '何时能修' });
    given.did({ type: 'note-help', unit: '物业', text: '配件周四到' });
    expect(given.answer({ type: 'note-help', unit: '物业', text: '' })).toBe('words-missing');
    expect(given.state()).toMatchObject({ units: ['电梯公司', '物业'], holder: clerk.staffId });
  });

  it('writes notes also after the end', () => {
    const given = givenTicket().did({ type: 'refuse', ground: 'court', path: '法院' });
    expect(given.answer({ type: 'note', text: '已电话告知' })).toBe('noted');
    expect(given.answer({ type: 'note', text: '' })).toBe('words-missing');
  });

  it('corrects who called, with a reason', () => {
    const caller = { name: '马秀兰', phone: '13800138001', identityNumber: '' };
    expect(opened().answer({ type: 'correct-caller', caller, reason: '' })).toBe('words-missing');
    expect(opened().did({ type: 'correct-caller', caller, reason: '听错了' }).state().caller).toEqual(caller);
  });
});

describe('whoever has an interest (CMP-09)', () => {
  const about = { more: { about: [{ kind: 'staff' as const, id: colleague.staffId, label: '张晓' }] } };

  it('is told that there is no such ticket, whatever they ask', () => {
    const given = givenTicket(about).by('colleague');
    for (const { command, refusal } of availableOnTicket(given.state(), colleague)) {
      expect(refusal, command).toEqual({ code: 'unknown-ticket' });
    }
    expect(given.answer({ type: 'accept' })).toBe('unknown-ticket');
    expect(given.answer({ type: 'note', text: '我看看' })).toBe('unknown-ticket');
  });

  it('is not given it either', () => {
    const given = givenTicket(about).did({ type: 'accept' }).by('supervisor');
    expect(given.answer({ type: 'assign', to: colleague.staffId, reason: '给他' })).toBe('person-barred');
  });

  it('steps aside, by themselves or sent by a supervisor, and holds it no more', () => {
    const given = opened();
    expect(given.answer({ type: 'recuse', staffId: colleague.staffId, reason: '亲戚' })).toBe('missing-permission');
    given.did({ type: 'recuse', staffId: clerk.staffId, reason: '来电人是我邻居' });
    expect(given.state()).toMatchObject({ holder: null, barred: [clerk.staffId] });
    expect(given.answer(answered)).toBe('unknown-ticket');
    expect(given.by('supervisor').answer({ type: 'recuse', staffId: colleague.staffId, reason: '' })).toBe(
      'words-missing',
    );
    expect(given.answer({ type: 'recuse', staffId: clerk.staffId, reason: '再说一次' })).toBe('person-barred');
  });

  it('handles no ticket of their own', () => {
    const caller = { name: '本人', phone: '', identityNumber: 'me' };
    const state = givenTicket({ more: { caller } }).state();
    const decided = decideTicket({ type: 'accept' }, state, ticketFacts({ ...clerk, interests: ['me'] }, '2026-06-15'));
    expect(decided).toEqual({ ok: false, error: { code: 'own-case' } });
  });
});

describe('more time', () => {
  it('is asked for once, and settled by somebody else with words (CMP-02)', () => {
    const given = opened().did({ type: 'ask-extension', reason: '等配件' });
    expect(given.answer({ type: 'ask-extension', reason: '再等' })).toBe('extension-asked');
    const settle = { type: 'settle-extension', granted: true, comment: '同意' } as const;
    expect(given.answer(settle)).toBe('missing-permission');
    expect(given.by('supervisor').answer({ ...settle, comment: '' })).toBe('words-missing');
    given.did(settle);
    expect(given.answer(settle)).toBe('extension-none');
    const own = opened().by('supervisor').did({ type: 'ask-extension', reason: '等' });
    expect(own.answer(settle)).toBe('other-person');
  });

  it('is not asked for without a reason, nor for what is done again', () => {
    expect(opened().answer({ type: 'ask-extension', reason: '' })).toBe('words-missing');
    const given = opened().did(answered).did(dissatisfied);
    expect(given.answer({ type: 'ask-extension', reason: '难' })).toBe('extension-asked');
  });

  it('comes with news and a day (CMP-04), and a promise is a day too', () => {
    const given = opened();
    const until = plainDate('2026-06-14');
    expect(given.answer({ type: 'tell-progress', text: '在修', until })).toBe('promise-past');
    expect(given.answer({ type: 'tell-progress', text: '', until })).toBe('words-missing');
    expect(given.answer({ type: 'promise', what: '周五前', by: until })).toBe('promise-past');
    expect(given.answer({ type: 'promise', what: '', by: until })).toBe('words-missing');
    expect(given.answer({ type: 'keep-promise', promise: 0, comment: '' })).toBe('promise-unknown');
  });

  it('stops the clock for a reason and sets it going again', () => {
    const given = opened();
    expect(given.answer({ type: 'pause', reason: 'citizen', comment: '' })).toBe('words-missing');
    given.did({ type: 'pause', reason: 'citizen', comment: '等照片' });
    expect(statusOfStage[given.state().stage]).toBe('waiting');
    expect(given.answer(answered)).toBe('ticket-not-now');
    given.did({ type: 'resume', comment: '' });
    expect(given.state().stage).toBe('handling');
    expect(given.answer({ type: 'resume', comment: '' })).toBe('ticket-not-now');
  });
});

describe('the answer and what comes after (CMP-07, CMP-08)', () => {
  it('ends with a satisfied citizen', () => {
    const given = opened().did(answered).did(satisfied);
    expect(given.state().closed?.reason).toBe('satisfied');
    expect(outcomeOf(given.state())).toEqual({ inTime: true, solved: true, satisfaction: 'satisfied' });
  });

  it('remembers that it came late', () => {
    const given = opened().on('2026-06-24').did(answered);
    expect(outcomeOf(given.state())).toEqual({ inTime: false, solved: true, satisfaction: null });
  });

  it('goes back once when the citizen is dissatisfied, then the supervisor has it', () => {
    const given = opened().did(answered);
    expect(given.answer({ ...dissatisfied, comment: '' })).toBe('words-missing');
    expect(given.answer(dissatisfied)).toBe('called-back sent-back');
    given.did(dissatisfied).did(answered);
    expect(given.answer(dissatisfied)).toBe('called-back sent-back supervised');
    given.did(dissatisfied);
    expect(given.state().supervision).toEqual(['dissatisfied-twice']);
  });

  it('ends without a call only where somebody tried, or the citizen wants none', () => {
    const given = opened().did(answered);
    const close = (reason: 'not-reached' | 'no-contact-wanted' | 'withdrawn' | 'not-asked-in-time') =>
      given.answer({ type: 'close', reason, comment: '说明' });
    expect(close('not-reached')).toBe('call-first');
    given.did({ ...satisfied, reached: false });
    expect(given.state().stage).toBe('answered');
    expect(close('not-reached')).toBe('closed');
    expect(close('no-contact-wanted')).toBe('closed');
    expect(close('not-asked-in-time')).toBe('not-over-yet');
    expect(given.answer({ type: 'close', reason: 'withdrawn', comment: '' })).toBe('words-missing');
    expect(opened().answer({ type: 'close', reason: 'no-contact-wanted', comment: '说明' })).toBe('call-first');
  });

  it('is opened again by the citizen, and the line stays', () => {
    const given = opened().did(answered).did(satisfied);
    expect(given.answer({ type: 'reopen', text: '', channel: 'app' })).toBe('words-missing');
    given.did({ type: 'reopen', text: '又坏了', channel: 'app' });
    expect(given.state()).toMatchObject({ stage: 'handling', closed: null, reopened: 1, holder: clerk.staffId });
    expect(given.events.at(-1)).toMatchObject({ type: 'ticket.reopened.v1', payload: { text: '又坏了' } });
  });

  it('is put to another ticket of the same fact with an explanation (CMP-05)', () => {
    const given = opened();
    const link = { type: 'link', to: 'other', explanation: '与前一件相同' } as const;
    expect(given.answer(link)).toBe('unknown-ticket');
    given.facts = { ticketOf: () => givenTicket().state() };
    expect(given.answer({ ...link, to: TICKET })).toBe('same-ticket');
    expect(given.answer({ ...link, explanation: '' })).toBe('words-missing');
    expect(given.answer(link)).toBe('linked');
    given.facts = { ticketOf: () => ({ ...givenTicket().state(), linkedTo: 'third' }) };
    expect(given.answer(link)).toBe('same-ticket');
  });

  it('is supervised by itself when the same is said again, and by a supervisor with an instruction', () => {
    const intake = anIntake({ more: { earlier: 'before' } });
    const decided = decideTicket({ type: 'receive', intake }, undefined, {
      ...ticketFacts(clerk, '2026-06-15'),
      ticketOf: () => givenTicket().state(),
    });
    expect(decided.ok).toBe(true);
    const given = opened().by('supervisor');
    expect(given.answer({ type: 'supervise', cause: 'refused', instruction: '' })).toBe('words-missing');
    expect(given.did({ type: 'supervise', cause: 'refused', instruction: '两日内办结' }).state().supervision).toEqual([
      'refused',
    ]);
  });

  it('is supervised by itself when it is said a third time, or by several people together (CMP-08)', () => {
    const intake = anIntake({ more: { earlier: 'before' } });
    const said = (earlier: string | null) => {
      const before = { ...givenTicket().state(), earlier };
      const facts = { ...ticketFacts(clerk, '2026-06-15'), ticketOf: () => before };
      const decided = decideTicket({ type: 'receive', intake }, undefined, facts);
      return decided.ok ? decided.value.slice(1) : decided.error;
    };
    expect(said(null)).toEqual([]);
    expect(said('first')).toEqual([
      { type: 'ticket.supervised.v1', payload: { cause: 'bad-effect', instruction: '' } },
    ]);
    const joint = (representatives: readonly string[]) =>
      givenTicket({ kind: 'petition', more: { representatives } }).state().supervision;
    expect([joint([]), joint(['甲']), joint(['甲', '乙'])]).toEqual([[], [], ['bad-effect']]);
  });

  it('is supervised by itself when nothing is done about what the office was bound to (CMP-08, EVA-05)', () => {
    const unsolved = { ...answered, outcome: 'not-solved' } as const;
    expect(opened().answer(unsolved)).toBe('answered');
    const again = opened().did(answered).did(dissatisfied);
    expect(again.answer(answered)).toBe('answered');
    expect(again.did(unsolved).state().supervision).toEqual(['refused']);
    const rated = (finding: 'fix-now' | 'doubtful') =>
      givenTicket({ kind: 'rating', level: 5 }).did({ type: 'contact', reached: true, finding, comment: '已联系' });
    expect(rated('fix-now').answer(unsolved)).toBe('answered supervised');
    expect(rated('doubtful').answer(unsolved)).toBe('answered');
  });

  it('is supervised from the day after its last, without anybody saying so (CMP-08)', () => {
    const given = opened();
    const on = (day: string) => supervisionOn(given.state(), ticketFacts(clerk, day).calendar, plainDate(day));
    expect([on('2026-06-23'), on('2026-06-24')]).toEqual([[], ['overdue']]);
    given.on('2026-06-24').did(answered);
    expect(on('2026-06-24')).toEqual([]);
  });

  it('takes papers that come later, from whoever hears people, also after the end', () => {
    const paper = { name: '漏水照片.jpg', hash: 'a'.repeat(64) as BlobHash };
    const given = opened().did(answered).did(satisfied);
    const add = { type: 'add-papers', attachments: [paper], text: '群众补交' } as const;
    expect(given.answer({ ...add, attachments: [] })).toBe('papers-missing');
    expect(given.did(add).events.at(-1)).toEqual({
      type: 'ticket.papers-added.v1',
      payload: { attachments: [paper], text: '群众补交' },
    });
  });

  it('is sorted anew with a reason', () => {
    const given = opened();
    const sort = { type: 'reclassify', kind: 'hotline', subject: 'enquiry', reason: '只是咨询' } as const;
    expect(given.answer({ ...sort, reason: '' })).toBe('words-missing');
    expect(given.answer({ ...sort, subject: 'complaint' })).toBe('same-sorting');
    expect(given.did(sort).state()).toMatchObject({ subject: 'enquiry', stage: 'handling' });
    const unnamed = givenTicket({ named: false });
    expect(unnamed.answer({ ...sort, kind: 'petition' })).toBe('petition-named');
  });
});

describe('a rating (EVA-01 … EVA-05)', () => {
  const bad = () => givenTicket({ kind: 'rating', level: 5 });
  const contact = { type: 'contact', reached: true, finding: 'fix-now', comment: '已联系' } as const;

  it('is contacted before it is mended', () => {
    const given = bad();
    expect(given.answer({ type: 'accept' })).toBe('ticket-not-now');
    expect(given.answer({ ...contact, comment: '' })).toBe('words-missing');
    given.did(contact);
    expect(given.state()).toMatchObject({ stage: 'handling', holder: clerk.staffId });
    expect(given.answer(answered)).toBe('answered');
  });

  it('is appealed against once, and looked into by somebody else', () => {
    const given = bad().did(contact);
    const appeal = { type: 'appeal', grounds: 'malicious', reason: '并未来过' } as const;
    expect(given.answer({ ...appeal, reason: '' })).toBe('words-missing');
    given.did(appeal);
    expect(given.answer(appeal)).toBe('known-already');
    expect(given.answer(answered)).toBe('appeal-open');
    const recheck = { type: 'recheck', strike: true, comment: '录像核实' } as const;
    expect(given.answer(recheck)).toBe('missing-permission');
    expect(given.by('supervisor').answer({ ...recheck, comment: '' })).toBe('words-missing');
    expect(given.did(recheck).state().closed?.reason).toBe('struck');
    const own = bad().did(contact).by('supervisor').did(appeal);
    expect(own.answer(recheck)).toBe('other-person');
  });
});

describe('a petition (PET-01 … PET-06)', () => {
  const decided = () =>
    givenTicket({ kind: 'petition', receivedOn: '2026-03-02' }).did({ type: 'accept' }).on('2026-04-01').did(answered);

  it('goes through review and re-review, and is then over', () => {
    const given = decided();
    const ask = (askedOn: string) => ({ type: 'ask-review', askedOn: plainDate(askedOn), text: '不服' }) as const;
    const review = { type: 'review', upheld: true, body: '市住建局', text: '维持' } as const;
    expect(given.answer(ask('2026-04-02'))).toBe('in-future');
    // 30 calendar days from 1 April end on Fri 1 May, a holiday: Wed 6 May counts.
    expect(given.on('2026-05-07').answer(ask('2026-05-06'))).toBe('review-asked');
    expect(given.answer(ask('2026-05-07'))).toBe('review-late');
    given.did(ask('2026-05-06'));
    expect(given.answer({ ...review, body: '' })).toBe('words-missing');
    expect(given.answer({ type: 'pause', reason: 'citizen', comment: '等' })).toBe('reason-taken');
    given
      .on('2026-05-20')
      .did(review)
      .on('2026-05-25')
      .did(ask('2026-05-25'))
      .on('2026-06-20')
      .did({ ...review, body: '市政府' });
    expect(given.state().reviews.map(({ level, done }) => [level, done?.number])).toEqual([
      ['review', 'XN诉2026-01-000001-3'],
      ['re-review', 'XN诉2026-01-000001-4'],
    ]);
    expect(hasEnded(given.state())).toBe(true);
    expect(given.answer({ type: 'reopen', text: '还不服', channel: 'visit' })).toBe('petition-ended');
  });

  it('is over too when nobody asked in time', () => {
    const close = { type: 'close', reason: 'not-asked-in-time', comment: '逾期' } as const;
    expect(decided().on('2026-05-06').answer(close)).toBe('not-over-yet');
    expect(hasEnded(decided().on('2026-05-07').did(close).state())).toBe(true);
  });
});

describe('a supervisor of the city', () => {
  it('sees every action that fits, each with its reason or none', () => {
    const actions = availableOnTicket(opened().state(), citySupervisor);
    expect(actions.find(({ command }) => command === 'settle-extension')).toBeUndefined();
    expect(actions.filter(({ refusal }) => refusal !== null)).toEqual([]);
    expect(actions[0]?.command).toBe('take');
    const first = (given: ReturnType<typeof opened>, who = clerk) => availableOnTicket(given.state(), who)[0]?.command;
    expect(first(opened())).toBe('answer');
    expect([first(opened().did(answered)), first(opened().did(answered), citySupervisor)]).toEqual([
      'call-back',
      'call-back',
    ]);
    const asked = opened().did({ type: 'ask-extension', reason: '等配件' });
    expect([first(asked), first(asked, citySupervisor)]).toEqual(['answer', 'settle-extension']);
  });
});

describe('every command', () => {
  const handlers: readonly Role[] = ['clerk', 'hall', 'supervisor'];
  const supervisors: readonly Role[] = ['supervisor'];
  const bySupervisor = ['settle-extension', 'recheck', 'hand-on', 'assign', 'supervise'];
  const commands = Object.keys(ticketRules) as readonly (keyof typeof ticketRules)[];

  it.each(commands)('%s is for those who may, in their office or above, and for nobody whom it names', (command) => {
    const { stages, kinds } = ticketRules[command];
    const [stage, kind] = [stages[0], kinds[0]];
    invariant(stage !== undefined && kind !== undefined, 'a command has a place');
    const state = { ...givenTicket().state(), stage, kind, holder: clerk.staffId };
    const answer = (actor: Actor, given: TicketState = state): string => {
      const allowed = mayOnTicket(given, command, actor);
      return allowed.ok ? 'may' : allowed.error.code;
    };
    for (const role of roles) {
      const may = (bySupervisor.includes(command) ? supervisors : handlers).includes(role);
      expect(answer({ ...clerk, roles: [role] }), role).toBe(may ? 'may' : 'missing-permission');
    }
    const boss = { ...citySupervisor, roles: ['supervisor'] } as const;
    expect(answer(boss)).toBe('may');
    expect(answer({ ...boss, office: '640104003' as OfficeId })).toBe('unknown-ticket');
    expect(answer(boss, { ...state, barred: [boss.staffId] })).toBe('unknown-ticket');
    const own = { ...state, caller: { name: '某', phone: '', identityNumber: '630104196204180003' } };
    expect(answer({ ...boss, interests: ['630104196204180003'] }, own)).toBe('own-case');
  });

  it('receive is for those who hear people, in their office or below', () => {
    const may = handlers.map((role) => received({ ...clerk, roles: [role] }));
    expect(may).toEqual(['received', 'received', 'received']);
    for (const role of ['admin', 'auditor'] as const) {
      expect(received({ ...clerk, roles: [role] }), role).toBe('missing-permission');
    }
  });
});
