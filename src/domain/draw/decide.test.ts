import { describe, expect, it } from 'vitest';
import {
  HASH,
  START,
  clerk,
  computed,
  elsewhere,
  first,
  givenDraw,
  plan,
  prepared,
  second,
  signing,
  steps,
  upTo,
  withSecond,
} from '../../../tests/support/draw/given-draw.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { availableOnDraw, drawRules } from './available-actions.ts';
import { signatureStatement } from './signature-statement.ts';
import { confirmedValues, drawStatuses } from './state.ts';

const [freeze] = steps.freeze;
const [start] = steps.start;
const [publish] = steps.publish;
const source = { kind: 'drawn-here' } as const;
const enter = (value: string, contributionId = 'w1') =>
  ({ type: 'enter-contribution', contributionId, value, source }) as const;
const confirm = (value: string, secondBy: StaffId | null = null) =>
  ({ type: 'confirm-contribution', contributionId: 'w1', value, secondBy }) as const;

describe('a freeze', () => {
  it('keeps plan, roots, files and counts, with who signed and the program', () => {
    const state = givenDraw().when(freeze).then('draw.frozen.v1');
    expect(state).toMatchObject({
      status: 'frozen',
      planHash: HASH,
      rosterCount: 3,
      frozen: { by: 'first', secondBy: 'second', program: { hash: HASH } },
      sealed: HASH,
    });
    expect(state.contributions.map(({ id, entered }) => [id, entered])).toEqual([
      ['w1', null],
      ['w2', null],
    ]);
  });

  it('waits for every gate', () => {
    const gates = [{ code: 'open-duplicates', count: 2, cases: [] }] as const;
    const bundle = { ok: false, error: 'root' } as const;
    const facts = { ...withSecond, freeze: { gates, bundle, previousVoided: true } };
    givenDraw()
      .when({ ...freeze, with: facts })
      .refused({ code: 'roster-gated', gates });
    const unfit = { ...withSecond, freeze: { gates: [], bundle, previousVoided: true } };
    givenDraw()
      .when({ ...freeze, with: unfit })
      .refused({ code: 'bundle-unfit', part: 'root' });
  });

  it('takes two people of one office with the right', () => {
    const alone = { by: first, command: { type: 'freeze', prepared, secondBy: null } } as const;
    givenDraw().when(alone).refused({ code: 'second-person', why: 'missing' });
    givenDraw()
      .when({ ...freeze, with: { second: first } })
      .refused({ code: 'second-person', why: 'same' });
    givenDraw()
      .when({ ...freeze, with: { second: clerk } })
      .refused({ code: 'second-person', why: 'permission' });
    givenDraw()
      .when({ ...freeze, with: { second: elsewhere } })
      .refused({ code: 'second-person', why: 'office' });
    givenDraw()
      .when({ ...freeze, by: clerk })
      .refused({ code: 'missing-permission', permission: 'draw.conduct' });
  });

  it('freezes exactly what was prepared, under the id of its plan', () => {
    const hash = 'd'.repeat(64);
    const other = { ...freeze, command: { ...freeze.command, prepared: { ...prepared, planHash: hash } } };
    givenDraw().when(other).refused({ code: 'bundle-unfit', part: 'plan-hash' });
    const renamed = { ...withSecond, planned: { drawId: 'D-2' } };
    givenDraw()
      .when({ ...freeze, with: renamed })
      .refused({ code: 'bundle-unfit', part: 'draw-id' });
    const short = { ...withSecond, planned: { rosterCount: 4 } };
    givenDraw()
      .when({ ...freeze, with: short })
      .refused({ code: 'bundle-unfit', part: 'counts' });
  });

  it('is done once; nothing is frozen over it', () => {
    for (const last of ['freeze', 'record', 'publish'] as const) {
      const given = givenDraw(...upTo(last));
      const status = given.state()?.status ?? 'voided';
      given.when(freeze).refused({ code: 'draw-frozen-already', status });
    }
  });

  it('names only a voided draw as the one that it replaces', () => {
    const facts = { ...withSecond, planned: { previous: HASH } };
    expect(
      givenDraw()
        .when({ ...freeze, with: facts })
        .then('draw.frozen.v1').previous,
    ).toBe(HASH);
    const bundle = {
      ok: true,
      value: { plan, planHash: HASH, files: { plan: computed.file, roster: computed.file, units: computed.file } },
    } as const;
    const unvoided = { ...withSecond, freeze: { gates: [], bundle, previousVoided: false } };
    givenDraw()
      .when({ ...freeze, with: unvoided })
      .refused({ code: 'previous-not-voided' });
  });
});

describe('a contribution', () => {
  const frozen = upTo('freeze');

  it('is typed by two people and stands when both typed the same', () => {
    const given = givenDraw(...frozen, { by: first, command: enter('1234') });
    const state = given.when({ by: second, command: confirm('1234') }).then('draw.contribution-confirmed.v1');
    expect(confirmedValues(state)).toEqual({ w1: '1234' });
    expect(state.contributions[0]).toMatchObject({ entered: { by: 'first' }, confirmed: { by: 'second' } });
    expect(state.status).toBe('frozen');
    expect(givenDraw(...upTo('contribute')).state()?.status).toBe('contributed');
  });

  it('is typed again by both when the two differ', () => {
    const given = givenDraw(...frozen, { by: first, command: enter('1234') });
    const state = given.when({ by: second, command: confirm('1243') }).then('draw.contribution-differed.v1');
    expect(state.contributions[0]).toMatchObject({ entered: null, confirmed: null, differed: 1 });
  });

  it('is not typed twice by one person, also when another signs beside them', () => {
    const given = givenDraw(...frozen, { by: first, command: enter('1234') });
    given.when({ by: first, command: confirm('1234') }).refused({ code: 'contribution-same-person' });
    const state = given
      .when({ by: first, command: confirm('1234', second.staffId), with: withSecond })
      .then('draw.contribution-confirmed.v1');
    expect(state.contributions[0]?.confirmed?.by).toBe('second');
    given
      .when({ by: second, command: confirm('1234', first.staffId), with: { second: first } })
      .refused({ code: 'contribution-same-person' });
    given
      .when({ by: first, command: confirm('1234', clerk.staffId), with: { second: clerk } })
      .refused({ code: 'second-person', why: 'permission' });
  });

  it('has the declared length and characters, and is declared', () => {
    const given = givenDraw(...frozen);
    const unfit = (problem: 'wrong-length' | 'foreign-character') => ({ code: 'contribution-unfit', problem }) as const;
    given.when({ by: first, command: enter('123') }).refused(unfit('wrong-length'));
    given.when({ by: first, command: enter('12a4') }).refused(unfit('foreign-character'));
    given.when({ by: first, command: enter('1234', 'w9') }).refused({ code: 'unknown-contribution' });
    given.when({ by: second, command: confirm('1234') }).refused({ code: 'contribution-not-entered' });
  });

  it('is never entered over another', () => {
    const entered = [...frozen, { by: first, command: enter('1234') }];
    givenDraw(...entered)
      .when({ by: second, command: enter('9999') })
      .refused({ code: 'contribution-entered' });
    const confirmed = [...entered, { by: second, command: confirm('1234') }];
    givenDraw(...confirmed)
      .when({ by: first, command: confirm('1234') })
      .refused({ code: 'contribution-entered' });
  });

  it('read from a public figure says which, where and of what day', () => {
    const given = givenDraw(...frozen);
    const figure = (publishedOn: string, name = '双色球第2026117期') => ({
      ...enter('1234'),
      source: {
        kind: 'public-figure',
        name,
        where: 'https://example.org',
        publishedOn: plainDate(publishedOn),
      } as const,
    });
    given.when({ by: first, command: figure('2026-10-10') }).then('draw.contribution-entered.v1');
    given.when({ by: first, command: figure('2026-10-11') }).refused({ code: 'figure-source-missing' });
    given.when({ by: first, command: figure('2026-10-10', ' ') }).refused({ code: 'figure-source-missing' });
  });
});

describe('drawing', () => {
  it('begins when all characters are there, by two people, and once', () => {
    givenDraw(...upTo('freeze'))
      .when(start)
      .refused({ code: 'contributions-open', ids: ['w1', 'w2'] });
    const ready = givenDraw(...upTo('contribute'));
    ready
      .when({ by: first, command: { type: 'start', secondBy: null } })
      .refused({ code: 'second-person', why: 'missing' });
    expect(ready.when(start).then('draw.started.v1')).toMatchObject({
      status: 'drawing',
      started: { by: 'first', secondBy: 'second', device: 'desk' },
    });
    for (const last of ['start', 'record', 'sign', 'publish'] as const) {
      givenDraw(...upTo(last))
        .when(start)
        .refused({ code: 'drawn-already' });
    }
  });

  it('has one result: the same again is nothing new, another is refused', () => {
    const record = { by: first, command: { type: 'record-result' } } as const;
    const state = givenDraw(...upTo('start'))
      .when(record)
      .then('draw.drawn.v1');
    expect(state).toMatchObject({ status: 'drawn', result: { seed: computed.seed, chosen: 1, reserves: 2 } });
    const drawn = givenDraw(...upTo('record'));
    drawn.when(record).then();
    const other = { ...computed, resultHash: HASH };
    drawn.when({ ...record, with: { computed: other } }).refused({ code: 'result-differs' });
    givenDraw(...upTo('contribute'))
      .when(record)
      .refused({ code: 'draw-not-now', status: 'contributed' });
  });
});

describe('signing', () => {
  const drawn = upTo('record');

  it('takes supervisor, notary and witness, each with a drawn signature that the desk seals', () => {
    const given = givenDraw(...drawn, signing('supervisor', '段城'));
    const close = { by: first, command: { type: 'close-signing' } } as const;
    given.when(close).refused({ code: 'signatures-open', roles: ['notary', 'witness'] });
    const signed = given.when(signing('notary', '李证')).then('draw.signature-added.v1');
    const [, notary] = signed.signatures;
    const statement = signatureStatement(
      { drawId: 'D-1', planHash: HASH, seed: computed.seed, resultHash: computed.resultHash },
      {
        role: 'notary',
        name: '李证',
        organisation: '某单位',
        signedAt: notary?.signedAt ?? 0,
        strokesHash: notary?.strokesHash ?? '',
      },
    );
    expect(notary?.deviceSignature).toBe(`signed ${String(statement.length)}`);
    expect(givenDraw(...upTo('sign')).state()?.status).toBe('signed');
  });

  it('is not done twice by one person, nor with an empty field or without a name', () => {
    const given = givenDraw(...drawn, signing('notary', '李证'));
    given.when(signing('witness', '李证')).refused({ code: 'signed-already' });
    const { command } = signing('witness', '马民');
    const without = (part: object) => ({ by: first, command: { ...command, ...part } });
    given.when(without({ strokes: '' })).refused({ code: 'strokes-missing' });
    given.when(without({ strokes: '10,10' })).refused({ code: 'strokes-missing' });
    given.when(without({ strokes: '10,10 <svg>' })).refused({ code: 'strokes-missing' });
    given.when(without({ name: ' ' })).refused({ code: 'signer-missing' });
  });
});

describe('a published result', () => {
  const settle = { by: first, command: { type: 'settle' } } as const;
  const raise = (day: number, numbers: readonly string[] = ['XN2', 'XN1']) => ({
    by: first,
    day,
    command: {
      type: 'raise-objection',
      objectionId: 'o1',
      objector: null,
      channel: 'letter',
      text: '该户有房',
      numbers,
      receivedOn: addDays(START, day),
    } as const,
  });
  const answer = (upheld: readonly string[]) => ({
    by: first,
    day: 4,
    command: { type: 'answer-objection', objectionId: 'o1', upheld, result: '查实' } as const,
  });

  it('takes two people, and is public for its days before it settles', () => {
    const state = givenDraw(...upTo('sign'))
      .when(publish)
      .then('draw.published.v1');
    expect(state).toMatchObject({ status: 'published', period: { dueOn: '2026-10-15' } });
    const alone = { by: first, command: { type: 'publish', secondBy: null } } as const;
    givenDraw(...upTo('sign'))
      .when(alone)
      .refused({ code: 'second-person', why: 'missing' });
    const given = givenDraw(...upTo('publish'));
    given.when({ ...settle, day: 5 }).refused({ code: 'draw-notice-running', until: plainDate('2026-10-15') });
    expect(given.when({ ...settle, day: 6 }).then('draw.settled.v1').status).toBe('settled');
  });

  it('is objected to within its days, answered in writing, and struck where that was upheld', () => {
    const published = upTo('publish');
    const given = givenDraw(...published);
    given.when(raise(6)).refused({ code: 'objection-late', until: plainDate('2026-10-15') });
    given.when(raise(3, ['ZZ'])).refused({ code: 'number-not-drawn', numbers: ['ZZ'] });
    const raised = givenDraw(...published, raise(3));
    raised.when({ ...settle, day: 6 }).refused({ code: 'draw-objections-open', count: 1 });
    raised.when(answer(['XN7'])).refused({ code: 'number-not-drawn', numbers: ['XN7'] });
    const answered = givenDraw(...published, raise(3), answer(['XN1']));
    answered.when(answer([])).refused({ code: 'objection-answered' });
    expect(answered.when({ ...settle, day: 6 }).then('draw.settled.v1').struck).toEqual(['XN1']);
  });
});

describe('a rehearsal', () => {
  it('runs to its signatures and never counts', () => {
    const command = { ...freeze.command, prepared: { ...prepared, rehearsalOf: 'D-0' } };
    const copy = { ...freeze, command, with: { ...withSecond, planned: { rehearsal: true } } };
    const rehearsal = upTo('sign').slice(1);
    const given = givenDraw(copy, ...rehearsal);
    expect(given.state()).toMatchObject({ status: 'signed', rehearsal: true, rehearsalOf: 'D-0' });
    given.when(publish).refused({ code: 'rehearsal-never-counts' });
    given.when({ by: first, command: { type: 'settle' } }).refused({ code: 'rehearsal-never-counts' });
    givenDraw()
      .when({ ...freeze, command })
      .refused({ code: 'rehearsal-never-counts' });
  });
});

describe('voiding', () => {
  const voiding = { type: 'void', reason: '名册有误', secondBy: second.staffId } as const;

  it('takes a reason and two people, at any step before the result settles', () => {
    for (const last of ['freeze', 'contribute', 'start', 'record', 'sign', 'publish'] as const) {
      const given = givenDraw(...upTo(last));
      const from = given.state()?.status;
      const state = given.when({ by: first, command: voiding, with: withSecond }).then('draw.voided.v1');
      expect(state).toMatchObject({ status: 'voided', voided: { reason: '名册有误', from } });
    }
    const given = givenDraw(...upTo('freeze'));
    given
      .when({ by: first, command: { ...voiding, secondBy: null } })
      .refused({ code: 'second-person', why: 'missing' });
    given
      .when({ by: first, command: { ...voiding, reason: ' ' }, with: withSecond })
      .refused({ code: 'comment-missing' });
    const settled = givenDraw(...upTo('publish'), { by: first, command: { type: 'settle' }, day: 6 });
    settled
      .when({ by: first, command: voiding, with: withSecond })
      .refused({ code: 'draw-not-now', status: 'settled' });
  });
});

describe('what may be done', () => {
  it('is the office’s that froze it, and refused with the reason elsewhere', () => {
    const given = givenDraw(...upTo('contribute'));
    given.when({ ...start, by: elsewhere }).refused({ code: 'wrong-office', office: first.office });
    given.when({ ...start, by: clerk }).refused({ code: 'missing-permission', permission: 'draw.conduct' });
    givenDraw().when(start).refused({ code: 'unknown-draw' });
    const state = given.state();
    const free = state === undefined ? [] : availableOnDraw(state, first).filter(({ refusal }) => refusal === null);
    expect(free.map(({ command }) => command)).toEqual(['start', 'void']);
  });

  it('is listed for statuses that exist', () => {
    for (const statuses of Object.values(drawRules))
      expect(drawStatuses).toEqual(expect.arrayContaining([...statuses]));
  });
});
