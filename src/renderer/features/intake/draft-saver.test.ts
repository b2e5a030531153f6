import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftSaver, type DraftState } from './draft-saver.ts';

function setUp(save: (form: string) => Promise<number>) {
  const saved: string[] = [];
  const states: DraftState[] = [];
  const saver = new DraftSaver<string>({
    save: async (form) => {
      const at = await save(form);
      saved.push(form);
      return at;
    },
    onState: (state) => states.push(state),
  });
  return { saver, saved, states };
}

describe('saving a draft as one types', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves once after a rest, with the newest content', async () => {
    const { saver, saved, states } = setUp(() => Promise.resolve(7));
    for (const form of ['马', '马秀', '马秀莲']) {
      saver.offer(form);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(800);
    expect(saved).toEqual(['马秀莲']);
    expect(states).toEqual([{ kind: 'saving' }, { kind: 'saved', at: 7 }]);
  });

  it('saves one after the other, never two at once', async () => {
    let running = 0;
    const { saver, saved } = setUp(async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      running -= 1;
      return 1;
    });
    saver.offer('a');
    await vi.advanceTimersByTimeAsync(900);
    saver.offer('b');
    await vi.advanceTimersByTimeAsync(900);
    saver.offer('c');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved.at(-1)).toBe('c');
    expect(saved[0]).toBe('a');
  });

  it('tells of a failure and tries again until it is saved', async () => {
    let fails = 2;
    const { saver, saved, states } = setUp(() =>
      fails-- > 0 ? Promise.reject(new Error('disk')) : Promise.resolve(1),
    );
    saver.offer('a');
    await vi.advanceTimersByTimeAsync(800);
    expect(states.at(-1)).toMatchObject({ kind: 'failed' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['a']);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: 1 });
  });

  it('saves at once when the person leaves', async () => {
    const { saver, saved } = setUp(() => Promise.resolve(1));
    saver.offer('a');
    await saver.flush();
    expect(saved).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saved).toEqual(['a']);
  });

  it('saves nothing after the end, not even what had failed', async () => {
    const { saver, saved } = setUp(() => Promise.reject(new Error('disk')));
    saver.offer('a');
    await vi.advanceTimersByTimeAsync(800);
    await saver.end();
    saver.offer('b');
    await saver.flush();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(saved).toEqual([]);
  });
});
