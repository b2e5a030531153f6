import { describe, expect, it } from 'vitest';
import type { PushAnswer } from '../protocol/messages.ts';
import { type SyncMessage, type SyncState, type SyncStep, syncStep } from './sync-state.ts';

const together: SyncState = {
  epoch: 'one',
  office: '630104',
  cursor: 7,
  moving: null,
  mayPush: null,
  head: 7,
  stopped: null,
};

const given = (changes: Partial<SyncState>): { when: (message: SyncMessage) => SyncStep } => ({
  when: (message) => syncStep({ ...together, ...changes }, message),
});

const pushed = (answer: PushAnswer, commandIds = ['c1', 'c2', 'c3']): SyncMessage => ({
  kind: 'pushed',
  sent: { seal: { device: 'd', firstSequence: 1, lastSequence: 3 }, commandIds },
  answer,
});

const pulled = (
  changes: Partial<Extract<SyncMessage, { kind: 'pulled' }>['answer']> = {},
  only: string | null = null,
): SyncMessage => ({
  kind: 'pulled',
  only,
  answer: { epoch: 'one', after: 7, upTo: 9, head: 9, hubTime: 1, office: '630104', ...changes },
});

describe('a push that was answered', () => {
  it('accepted: is acknowledged', () => {
    const answer = { kind: 'accepted', epoch: 'one', hubSequence: 12, repeated: false } as const;
    expect(given({}).when(pushed(answer))).toEqual({
      kind: 'advance',
      state: together,
      effect: { do: 'acknowledge', hubSequence: 12 },
    });
  });

  it('behind: only what fits is sent, until the desk has read to the head', () => {
    const step = given({}).when(pushed({ kind: 'behind', commandIndex: 2, stream: 's', version: 4 }));
    expect(step).toMatchObject({ kind: 'rebase', state: { mayPush: 2 }, effect: { do: 'nothing' } });
    const accepted = { kind: 'accepted', epoch: 'one', hubSequence: 12, repeated: false } as const;
    const prefix = syncStep(step.state, pushed(accepted, ['c1', 'c2']));
    expect(prefix.state.mayPush).toBe(0);
    expect(() => syncStep(prefix.state, pushed(accepted, ['c3']))).toThrow('4: only what fits is sent');
    expect(syncStep(prefix.state, pulled({ head: 20 })).state.mayPush).toBe(0);
    expect(syncStep(prefix.state, pulled()).state.mayPush).toBeNull();
  });

  it('refused: that command is superseded', () => {
    expect(given({}).when(pushed({ kind: 'refused', commandIndex: 1, reason: 'role-missing' }))).toMatchObject({
      kind: 'rebase',
      effect: { do: 'supersede', commandId: 'c2', reason: 'role-missing' },
    });
  });

  it('gap: goes on from the hub’s head', () => {
    const head = { deviceSequence: 1, hash: 'h', scopes: [] };
    expect(given({}).when(pushed({ kind: 'gap', epoch: 'one', head }))).toMatchObject({
      kind: 'advance',
      effect: { do: 'reset-to-head', device: 'd', head },
    });
  });

  it('of another log: nothing was taken, and that log is read from its beginning', () => {
    expect(given({ mayPush: 3 }).when(pushed({ kind: 'other-log', epoch: 'two' }))).toEqual({
      kind: 'rebase',
      state: { ...together, epoch: 'two', cursor: 0, head: null },
      effect: { do: 'begin-log', epoch: 'two' },
    });
  });

  it.each<PushAnswer>([
    { kind: 'other-log', epoch: 'one' },
    { kind: 'behind', commandIndex: 3, stream: 's', version: 1 },
    { kind: 'refused', commandIndex: 3, reason: 'role-missing' },
  ])('$kind about what was not sent: is rejected', (answer) => {
    expect(given({}).when(pushed(answer))).toMatchObject({ kind: 'reject', stop: { cause: 'hub-not-trusted' } });
  });
});

describe('a page that came', () => {
  it('is applied and moves the cursor', () => {
    expect(given({}).when(pulled())).toEqual({
      kind: 'advance',
      state: { ...together, cursor: 9, head: 9 },
      effect: { do: 'apply' },
    });
  });

  it.each([{ after: 6 }, { after: 8 }, { upTo: 6 }, { head: 8 }])('that does not fit is rejected: %j', (changes) => {
    expect(given({}).when(pulled(changes))).toMatchObject({ kind: 'reject', state: { cursor: 7 } });
  });

  it('of another log: is read from its beginning', () => {
    expect(given({ mayPush: 1 }).when(pulled({ epoch: 'two' }))).toEqual({
      kind: 'rebase',
      state: { ...together, epoch: 'two', cursor: 0, head: null },
      effect: { do: 'begin-log', epoch: 'two' },
    });
  });

  it('for another office: begins a move, and only the new office is read', () => {
    const step = given({}).when(pulled({ office: '630105' }));
    expect(step).toMatchObject({
      kind: 'advance',
      state: { office: '630105', cursor: 7, moving: { to: '630105', after: 0 } },
      effect: { do: 'begin-move', office: '630105' },
    });
    const page = pulled({ office: '630105', after: 0, upTo: 5 }, '630105');
    expect(syncStep(step.state, page).state).toMatchObject({ cursor: 7, moving: { to: '630105', after: 5 } });
    expect(() => syncStep(step.state, pulled({ office: '630105' }))).toThrow('6:');
  });
});

describe('a state that was rejected', () => {
  const stopped = given({}).when({ kind: 'gave-up', stop: { cause: 'revoked', detail: '' } });

  it('takes nothing until a person says so', () => {
    expect(stopped).toMatchObject({ kind: 'reject', state: { stopped: { cause: 'revoked' } } });
    expect(() => syncStep(stopped.state, pulled())).toThrow('7:');
    expect(syncStep(stopped.state, { kind: 'retried' }).state).toEqual(together);
  });
});
