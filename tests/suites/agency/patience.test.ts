import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/start-simulator.ts';
import { question, settings, testClient } from '../../support/agency/asked.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function simulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const started = await startSimulator({ port: 0, ...options });
  closing.push(() => started.close());
  return started;
}

function client(...parts: Parameters<typeof testClient>) {
  const opened = testClient(...parts);
  closing.push(() => {
    opened.close();
  });
  return opened;
}

const BROKEN = [{ source: 'housing', kind: '5xx', rate: 1 }] as const;
const housing = (index: number) => question(index, { source: 'housing' });

describe('patience', () => {
  it('waits twice as long before every further try, up to the longest, half of it by chance', async () => {
    const registry = await simulator({ faults: BROKEN });
    const waits: number[] = [];
    const config = settings(registry, { attempts: 6, firstWaitMs: 100, longestWaitMs: 500 });
    const line = client(config, {
      chance: () => 0.5,
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve(true);
      },
    });
    expect(await line.ask(housing(1))).toMatchObject({ failure: 'server-error' });
    expect(waits).toEqual([75, 150, 300, 375, 375]);
    expect(registry.state().sources.housing).toMatchObject({ requests: 6, distinct: 1 });
  });

  it('succeeds on a later try when the registry comes back', async () => {
    const registry = await simulator({ faults: BROKEN });
    const line = client(settings(registry, { attempts: 3 }), {
      wait: () => {
        registry.setFault({ source: 'housing', kind: null, rate: 1 });
        return Promise.resolve(true);
      },
    });
    expect((await line.ask(housing(1))).outcome).not.toBe('failed');
    expect(registry.state().sources.housing).toMatchObject({ requests: 2, distinct: 1 });
  });

  it('leaves a registry alone after so many failures, then lets one question through', async () => {
    const registry = await simulator({ faults: BROKEN });
    let time = 0;
    const config = settings(registry, { attempts: 1, failuresToOpen: 3, openMs: 1_000, atOnce: 8 });
    const line = client(config, { elapsed: () => time });
    const asked = () => registry.state().sources.housing?.requests;
    for (let index = 0; index < 3; index += 1) await line.ask(housing(index));
    expect(line.lineOf('housing').circuit).toBe('open');
    expect(await line.ask(housing(3))).toMatchObject({ failure: 'circuit-open' });
    expect(asked()).toBe(3);
    expect(line.lineOf('tax').circuit).toBe('closed');
    // The one that is let through fails: it stays open for as long again.
    time = 1_000;
    expect(line.lineOf('housing').circuit).toBe('half-open');
    const both = await Promise.all([line.ask(housing(4)), line.ask(housing(5))]);
    expect(both).toMatchObject([{ failure: 'server-error' }, { failure: 'circuit-open' }]);
    expect(asked()).toBe(4);
    time = 1_999;
    expect(await line.ask(housing(6))).toMatchObject({ failure: 'circuit-open' });
    registry.setFault({ source: 'housing', kind: null, rate: 1 });
    time = 2_000;
    expect((await line.ask(housing(7))).outcome).not.toBe('failed');
    expect(line.lineOf('housing').circuit).toBe('closed');
  });

  it('asks at most so many at once of a source, however many wait', async () => {
    const registry = await simulator({ latencyMs: 8 });
    const line = client(settings(registry, { atOnce: 3, timeoutMs: 5_000 }));
    const asked = Array.from({ length: 120 }, (_, index) =>
      line.ask(question(index, { source: index % 2 === 0 ? 'housing' : 'tax' })),
    );
    // Every question is checked before it waits: a turn later all stand in line.
    await Promise.resolve();
    expect(line.lineOf('housing')).toMatchObject({ asking: 3, waiting: 57 });
    const answers = await Promise.all(asked);
    expect(answers.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const { housing: homes, tax } = registry.state().sources;
    for (const tally of [homes, tax]) {
      expect(tally).toMatchObject({ distinct: 60, repeated: 0 });
      expect(tally?.mostAtOnce).toBeLessThanOrEqual(3);
    }
    expect(line.lineOf('housing')).toMatchObject({ asking: 0, waiting: 0 });
  });

  it('cancels what waits and what is on its way, and gives the places back', async () => {
    const registry = await simulator({ faults: [{ source: 'housing', kind: 'hang', rate: 1 }] });
    const line = client(settings(registry, { atOnce: 2, timeoutMs: 60_000 }));
    const cancel = new AbortController();
    const asked = Array.from({ length: 10 }, (_, index) => line.ask(housing(index), cancel.signal));
    await expect.poll(() => registry.state().sources.housing?.now).toBe(2);
    cancel.abort();
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ failure: 'cancelled' });
    expect(line.lineOf('housing')).toMatchObject({ asking: 0, waiting: 0, circuit: 'closed' });
    registry.setFault({ source: 'housing', kind: null, rate: 1 });
    expect((await line.ask(housing(11))).outcome).not.toBe('failed');
    expect(await line.ask(housing(12), cancel.signal)).toMatchObject({ failure: 'cancelled' });
    expect(registry.state().sources.housing).toMatchObject({ distinct: 3 });
  });

  it('is cancelled while it waits for the next try', async () => {
    const registry = await simulator({ faults: BROKEN });
    const line = client(settings(registry, { firstWaitMs: 60_000, longestWaitMs: 60_000 }));
    const cancel = new AbortController();
    const asked = line.ask(housing(1), cancel.signal);
    await expect.poll(() => registry.state().sources.housing?.requests).toBe(1);
    await expect.poll(() => line.lineOf('housing').asking).toBe(0);
    cancel.abort();
    expect(await asked).toMatchObject({ failure: 'cancelled' });
  });
});

describe('a storm of faults', () => {
  it('loses no question and doubles none', async () => {
    const registry = await simulator({ seed: 7 });
    for (const [source, kind] of [
      ['housing', 'lost'],
      ['tax', '5xx'],
      ['vehicles', 'truncated'],
      ['marriage', 'hang'],
    ] as const) {
      // A question that hangs costs its whole time-out; at 0.15 one run in 17,000 sees none.
      registry.setFault({ source, kind, rate: kind === 'hang' ? 0.15 : 0.3 });
    }
    const line = client(settings(registry, { attempts: 10, timeoutMs: 2_000, atOnce: 8 }));
    const sources = ['housing', 'tax', 'vehicles', 'marriage', 'household-registration'] as const;
    const asked = sources.flatMap((source) =>
      Array.from({ length: 60 }, (_, index) => question(index, { requestId: `${source}-${String(index)}`, source })),
    );
    const answers = await Promise.all(asked.map((one) => line.ask(one)));
    // Ten tries at three in ten: one question in 170,000 finds nobody.
    expect(answers.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    for (const source of sources) {
      const tally = registry.state().sources[source];
      expect(tally?.distinct).toBe(60);
      expect(tally?.mostAtOnce).toBeLessThanOrEqual(9);
      if (source !== 'household-registration') expect(tally?.faults).toBeGreaterThan(0);
      expect(tally?.requests).toBe((tally?.answered ?? 0) + (tally?.faults ?? 0));
    }
  });
});
