import { describe, expect, it } from 'vitest';
import { type Result, err, ok } from '../kernel/result.ts';
import type { Batch } from '../protocol/batch.ts';
import type { DeviceHead, ProblemCode, PushAnswer } from '../protocol/messages.ts';
import type { ReadPage } from '../protocol/read-run.ts';
import { LONG_POLL_MS, createEngine } from './engine.ts';
import { newAbort } from './abort.ts';
import type { PullWanted, StoredLink, SyncPorts, SyncReport, SyncStore } from './ports.ts';
import type { LineFailure, SyncStop } from './sync-stop.ts';

/** A desk without a store: what the engine asks for is written down. */
interface Fake {
  readonly ports: SyncPorts;
  readonly calls: string[];
  readonly reports: SyncReport[];
  link: StoredLink | undefined;
  waiting: Batch[];
  push: () => Result<PushAnswer, LineFailure>;
  pull: (wanted: PullWanted) => Result<ReadPage, LineFailure>;
  documents: () => Result<null, LineFailure>;
  endsOf: string;
  now: number;
}

const LINK: StoredLink = {
  epoch: 'one',
  office: '630104',
  cursor: 5,
  moving: null,
  firstDone: true,
  stopped: null,
  device: 'd',
  isHeadKnown: true,
  isUnsettled: false,
};

function batch(...commandIds: string[]): Batch {
  const seal = { device: 'd', firstSequence: 1, lastSequence: commandIds.length } as Batch['seal'];
  return { seal, commands: commandIds.map((commandId) => ({ commandId }) as Batch['commands'][number]) };
}

function page(changes: Partial<ReadPage> = {}): ReadPage {
  const at = { epoch: 'one', after: 5, upTo: 5, head: 5, hubTime: 1_000, office: '630104' };
  return { ...at, batches: [], devices: [], ...changes };
}

const problem = (code: ProblemCode): Result<never, LineFailure> =>
  err({ kind: 'problem', status: 403, problem: { code, detail: '', hubTime: 1_000 } });

const accepted: PushAnswer = { kind: 'accepted', epoch: 'one', hubSequence: 9, repeated: false };

function fake(): Fake {
  const made: Omit<Fake, 'ports'> & { ports?: SyncPorts } = {
    calls: [],
    reports: [],
    link: LINK,
    waiting: [],
    push: () => ok(accepted),
    pull: () => ok(page()),
    documents: () => ok(null),
    endsOf: 'one',
    now: 1_000,
  };
  const note = (text: string): void => void made.calls.push(text);
  const change = (changes: Partial<StoredLink>): void => {
    made.link = { ...(made.link ?? LINK), ...changes };
  };
  const store: SyncStore = {
    link: () => made.link,
    nextBatch: ({ maxCommands }) => {
      const next = made.waiting[0];
      if (next === undefined || maxCommands === undefined) return next;
      return batch(...next.commands.slice(0, maxCommands).map(({ commandId }) => commandId));
    },
    acknowledge: (sent) => {
      note(`acknowledge ${sent.commands.map(({ commandId }) => commandId).join('+')}`);
      const left = made.waiting[0]?.commands.slice(sent.commands.length) ?? [];
      made.waiting = left.length === 0 ? [] : [batch(...left.map(({ commandId }) => commandId))];
    },
    apply: (taken, only) => {
      note(`apply ${String(taken.after)}-${String(taken.upTo)}${only === null ? '' : ` of ${only}`}`);
      if (only === null) change({ cursor: taken.upTo });
      else change({ moving: { to: only, after: taken.upTo } });
      return ok({ events: 0, rebased: [], conflicts: [] });
    },
    supersedeRefused: ({ commandId, reason }) => {
      note(`supersede ${commandId} ${reason}`);
      made.waiting = [];
    },
    resetToHead: (head: DeviceHead) => {
      note(`reset to ${String(head.deviceSequence)}`);
      change({ isHeadKnown: true });
      return ok(null);
    },
    beginLog: (epoch) => {
      note(`begin log ${epoch}`);
      change({ epoch, cursor: 0, isHeadKnown: false });
    },
    beginMove: (office) => {
      note(`begin move ${office}`);
      change({ office, moving: { to: office, after: 0 } });
    },
    finishMove: () => {
      note('finish move');
      change({ moving: null });
    },
    giveWay: ({ ends }) => {
      note(`give way to ${ends.map(({ device, deviceSequence }) => `${device} ${String(deviceSequence)}`).join()}`);
      change({ isUnsettled: false });
      return { rebased: [], conflicts: [] };
    },
    departRest: () => undefined,
    nextOffer: () => undefined,
    offered: () => undefined,
    saveStop: (stop: SyncStop | null) => {
      note(stop === null ? 'go on' : `stop ${stop.cause}`);
      change({ stopped: stop });
    },
    saveFirstDone: () => change({ firstDone: true }),
    noteAttempt: (_batch, { error }) => {
      note(`attempt ${error}`);
    },
  };
  const ports: SyncPorts = {
    store,
    push: ({ batch: sent, epoch }) => {
      note(
        `push ${epoch === LINK.epoch ? '' : `on ${epoch} `}${sent.commands.map(({ commandId }) => commandId).join('+')}`,
      );
      return Promise.resolve(made.push());
    },
    pull: (wanted) => {
      note(
        `pull ${String(wanted.after)}${wanted.only === undefined ? '' : ` of ${wanted.only}`} ${String(wanted.wait)}`,
      );
      return Promise.resolve(made.pull(wanted));
    },
    head: () => Promise.resolve(ok({ deviceSequence: 3, hash: '', scopes: [] })),
    ends: () => {
      note('ends');
      return Promise.resolve(ok({ epoch: made.endsOf, ends: [{ device: 'other', deviceSequence: 7 }] }));
    },
    sendDocuments: () => Promise.resolve(made.documents()),
    now: () => made.now,
    sleep: (ms) => {
      note(`sleep ${String(ms)}`);
      return Promise.resolve();
    },
    random: () => 0.5,
    report: (report) => void made.reports.push(report),
  };
  return Object.assign(made, { ports });
}

async function steps(desk: Fake, count: number): Promise<readonly string[]> {
  const engine = createEngine(desk.ports);
  for (let each = 0; each < count; each += 1) await engine.step();
  return desk.calls;
}

describe('the engine', () => {
  it('sends what waits, reads to the head, and waits there for news', async () => {
    const desk = fake();
    desk.waiting = [batch('c1', 'c2')];
    desk.pull = ({ after }) => ok(after === 5 ? page({ upTo: 8, head: 9 }) : page({ after, upTo: 9, head: 9 }));
    expect(await steps(desk, 4)).toEqual([
      'push c1+c2',
      'acknowledge c1+c2',
      'pull 5 0',
      'apply 5-8',
      'pull 8 0',
      'apply 8-9',
      `pull 9 ${String(LONG_POLL_MS)}`,
      'apply 9-9',
    ]);
    expect(desk.reports.at(-1)).toMatchObject({ phase: 'idle', cause: null });
  });

  it('sends the commands that fit, reads, and sends the rest', async () => {
    const desk = fake();
    desk.waiting = [batch('c1', 'c2', 'c3')];
    const answers: PushAnswer[] = [{ kind: 'behind', commandIndex: 1, stream: 's', version: 2 }];
    desk.push = () => ok(answers.shift() ?? accepted);
    desk.pull = ({ after }) => ok(page({ after, upTo: 7, head: 7 }));
    expect(await steps(desk, 4)).toEqual([
      'push c1+c2+c3',
      'push c1',
      'acknowledge c1',
      'pull 5 0',
      'apply 5-7',
      'push c2+c3',
      'acknowledge c2+c3',
    ]);
  });

  it('does not hammer a hub that stays behind though there is no news', async () => {
    const desk = fake();
    desk.waiting = [batch('c1')];
    desk.push = () => ok({ kind: 'behind', commandIndex: 0, stream: 's', version: 2 });
    const engine = createEngine(desk.ports);
    const waits: number[] = [];
    for (let each = 0; each < 13; each += 1) {
      const result = await engine.step();
      if (result.kind === 'wait') waits.push(result.ms);
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 12_000, 24_000]);
    expect(desk.reports.some(({ phase }) => phase === 'trouble')).toBe(true);
  });

  it('makes an item of a command that the hub refuses', async () => {
    const desk = fake();
    desk.waiting = [batch('c1', 'c2')];
    desk.push = () => ok({ kind: 'refused', commandIndex: 1, reason: 'foreign-scope' });
    expect(await steps(desk, 1)).toEqual(['push c1+c2', 'supersede c2 foreign-scope']);
  });

  it('backs off from a second to a minute, with chance, and notes each try', async () => {
    const desk = fake();
    desk.waiting = [batch('c1')];
    desk.push = () => err({ kind: 'unreachable', detail: 'no answer' });
    const engine = createEngine(desk.ports);
    const waits: number[] = [];
    for (let each = 0; each < 9; each += 1) {
      const result = await engine.step();
      if (result.kind === 'wait') waits.push(result.ms);
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000, 45_000]);
    expect(desk.reports.at(-1)).toMatchObject({
      phase: 'trouble',
      cause: 'unreachable',
      attempts: 9,
      nextTryAt: 46_000,
    });
    expect(desk.calls.filter((call) => call === 'attempt unreachable')).toHaveLength(9);
  });

  it.each<[ProblemCode, string]>([
    ['revoked', 'revoked'],
    ['unknown-device', 'unknown-device'],
    ['protocol-unsupported', 'hub-too-old'],
    ['bad-counts', 'hub-fault'],
  ])('stops at %s, also after a restart, until a person says so', async (code, cause) => {
    const desk = fake();
    desk.pull = () => problem(code);
    expect(await steps(desk, 2)).toEqual(['pull 5 0', `stop ${cause}`]);
    const again = createEngine(desk.ports);
    expect(await again.step()).toEqual({ kind: 'stopped' });
    desk.pull = () => ok(page());
    again.retry();
    expect(await again.step()).toEqual({ kind: 'went-on' });
  });

  it('stops at a page that cannot be trusted', async () => {
    const desk = fake();
    const { store } = desk.ports;
    Object.assign(store, { apply: () => err({ problem: 'counts', device: 'x', detail: 'scope 6301' }) });
    expect(await steps(desk, 1)).toEqual(['pull 5 0', 'stop hub-not-trusted']);
    expect(desk.reports.at(-1)?.detail).toBe('counts of device x: scope 6301');
  });

  it('reads another log from its beginning, once it knows where its own chain stands there', async () => {
    const desk = fake();
    desk.pull = ({ after }) => ok(page({ epoch: 'two', after, upTo: 5, head: 5 }));
    expect(await steps(desk, 3)).toEqual(['pull 5 0', 'begin log two', 'reset to 3', 'pull 0 0', 'apply 0-5']);
  });

  it('asks after a restore how far the chains are, and lets give way once it has read to the head', async () => {
    const desk = fake();
    desk.link = { ...LINK, isUnsettled: true };
    expect(await steps(desk, 4)).toEqual([
      'pull 5 0',
      'apply 5-5',
      'ends',
      'pull 5 0',
      'apply 5-5',
      'give way to other 7',
      'pull 5 25000',
      'apply 5-5',
    ]);
  });

  it('asks only once before it waits for news, and believes no ends of another log', async () => {
    const desk = fake();
    desk.link = { ...LINK, isUnsettled: true };
    desk.endsOf = 'two';
    expect(await steps(desk, 5)).toEqual([
      'pull 5 0',
      'apply 5-5',
      'ends',
      'pull 5 0',
      'apply 5-5',
      'pull 5 25000',
      'apply 5-5',
      'ends',
    ]);
  });

  it('names the log that it decided on, and reads the one that the hub has now', async () => {
    const desk = fake();
    desk.waiting = [batch('c1')];
    const answers: PushAnswer[] = [{ kind: 'other-log', epoch: 'two' }];
    desk.push = () => ok(answers.shift() ?? { ...accepted, epoch: 'two' });
    expect(await steps(desk, 3)).toEqual([
      'push c1',
      'begin log two',
      'reset to 3',
      'push on two c1',
      'acknowledge c1',
    ]);
  });

  it('reads the new office from its beginning after a move, then lets go of the old one', async () => {
    const desk = fake();
    desk.pull = ({ after }) => ok(page({ office: '630105', after, upTo: Math.min(after + 3, 6), head: 6 }));
    expect(await steps(desk, 5)).toEqual([
      'pull 5 0',
      'begin move 630105',
      'pull 0 of 630105 0',
      'apply 0-3 of 630105',
      'pull 3 of 630105 0',
      'apply 3-6 of 630105',
      'finish move',
      'pull 5 0',
      'apply 5-6',
    ]);
  });

  it('sends the documents first, and not the batch without them', async () => {
    const desk = fake();
    desk.waiting = [batch('c1')];
    desk.documents = () => err({ kind: 'unreachable', detail: '' });
    expect(await steps(desk, 1)).toEqual(['attempt unreachable']);
  });

  it('tells a clock that is hours off', async () => {
    const desk = fake();
    desk.now = 1_000 + 7_200_000;
    await steps(desk, 2);
    expect(desk.reports.at(-1)?.clockOffBy).toBe(-7_200_000);
  });

  it('goes on after a fault of the store', async () => {
    const desk = fake();
    const sound = { ...desk.ports.store };
    const full = Object.assign(new Error('full'), { code: 'disk-full' });
    Object.assign(desk.ports.store, {
      apply: () => {
        throw full;
      },
    });
    const engine = createEngine(desk.ports);
    expect(await engine.step()).toEqual({ kind: 'wait', ms: 750 });
    expect(engine.report()).toMatchObject({ phase: 'trouble', cause: 'disk-full' });
    Object.assign(desk.ports.store, sound);
    expect(await engine.step()).toEqual({ kind: 'went-on' });
  });

  it('puts a question aside for something that was saved', async () => {
    const desk = fake();
    const engine = createEngine(desk.ports);
    await engine.step();
    let ask = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (ask = resolve));
    Object.assign(desk.ports, {
      pull: (_wanted: PullWanted, signal: Parameters<SyncPorts['pull']>[1]) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve(err({ kind: 'unreachable', detail: 'aborted' }));
          });
          ask();
        }),
    });
    const asked = engine.step();
    await isAsked;
    desk.waiting = [batch('c1')];
    engine.poke();
    expect(await asked).toEqual({ kind: 'went-on' });
    await engine.step();
    expect(desk.calls.at(-1)).toBe('acknowledge c1');
  });

  it('ends when it is told to', async () => {
    const desk = fake();
    const end = newAbort();
    desk.pull = ({ after }) => {
      end.abort();
      return ok(page({ after }));
    };
    await createEngine(desk.ports).run(end.signal);
    expect(desk.calls).toEqual(['pull 5 0', 'apply 5-5']);
  });

  it('does nothing for a desk that stands alone', async () => {
    const desk = fake();
    desk.link = undefined;
    expect(await createEngine(desk.ports).step()).toEqual({ kind: 'alone' });
  });
});
