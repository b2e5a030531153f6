import { describe, expect, it } from 'vitest';
import { type ChainedRun, newPushTurns } from './push-turns.ts';

/** A log that takes runs only behind each other: `said` tells what each was answered. */
function chain(patienceMs: number) {
  const turns = newPushTurns(patienceMs);
  const said: string[] = [];
  let last = 'start';
  const push = (run: ChainedRun): Promise<string> => {
    const work = async (): Promise<string> => {
      await Promise.resolve();
      const answer = run.follows === undefined || run.follows === last ? 'taken' : 'gap';
      if (answer === 'taken') last = run.seal;
      said.push(`${run.seal} ${answer}`);
      return answer;
    };
    return turns.behind(run, work, (answer) => answer === 'gap');
  };
  return { turns, said, push };
}

const [a, b, c] = [
  { seal: 'a', follows: undefined },
  { seal: 'b', follows: 'a' },
  { seal: 'c', follows: 'b' },
];

describe('runs that follow each other', () => {
  it('are worked on one behind the other when they are here together', async () => {
    const { said, push } = chain(1_000);
    expect(await Promise.all([a, b, c].map(push))).toStrictEqual(['taken', 'taken', 'taken']);
    expect(said).toStrictEqual(['a taken', 'b taken', 'c taken']);
  });

  it('wait for the one before when it comes later', async () => {
    const { said, push } = chain(1_000);
    expect(await Promise.all([c, b, a].map(push))).toStrictEqual(['taken', 'taken', 'taken']);
    expect(said.filter((each) => each.endsWith('taken'))).toStrictEqual(['a taken', 'b taken', 'c taken']);
  });

  it('are told that they came too early when it does not come', async () => {
    const { said, push } = chain(5);
    expect(await push(b)).toBe('gap');
    expect(said).toStrictEqual(['b gap']);
    expect(await push(a)).toBe('taken');
    expect(await push(b)).toBe('taken');
  });

  it('are told at once where nobody is to wait', async () => {
    const { push } = chain(0);
    expect(await push(b)).toBe('gap');
    expect(await push(a)).toBe('taken');
  });

  it('wait for nothing for ever: not for themselves, nor for each other', async () => {
    const { push } = chain(20);
    expect(await push({ seal: 'x', follows: 'x' })).toBe('gap');
    const each = [
      { seal: 'p', follows: 'q' },
      { seal: 'q', follows: 'p' },
    ];
    expect(await Promise.all(each.map(push))).toStrictEqual(['gap', 'gap']);
  });

  it('that came twice are both answered', async () => {
    const { push } = chain(20);
    expect(await Promise.all([a, b, b, c].map(push))).toStrictEqual(['taken', 'taken', 'gap', 'taken']);
  });

  it('go on when the one before failed', async () => {
    const turns = newPushTurns(1_000);
    const lost = turns.behind(
      a,
      () => Promise.reject(new Error('lost')),
      () => false,
    );
    const behind = turns.behind(
      b,
      () => Promise.resolve('gap'),
      (answer) => answer === 'gap',
    );
    await expect(lost).rejects.toThrow('lost');
    expect(await behind).toBe('gap');
  });
});
