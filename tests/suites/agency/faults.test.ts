import { afterEach, describe, expect, it } from 'vitest';
import type { AgencyFailure } from '../../../src/domain/agency-check/agency-port.ts';
import { type FaultKind, faultKinds } from '../../../src/simulator/faults.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/start-simulator.ts';
import { question, settings, testClient } from '../../support/agency/asked.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function simulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const started = await startSimulator({ port: 0, slowMs: 2_000, ...options });
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

/** What each fault is to the desk, the words that name the field, and how many tries it takes. */
const SEEN: Readonly<Record<Exclude<FaultKind, 'duplicate'>, readonly [AgencyFailure, string | RegExp, number]>> = {
  slow: ['timeout', '400 ms', 3],
  '5xx': ['server-error', 'status 503', 3],
  hang: ['timeout', '400 ms', 3],
  lost: ['unreachable', 'ECONNRESET', 3],
  truncated: ['unreachable', /ECONNRESET|cut off/, 3],
  'wrong-person': ['wrong-subject', 'subject.identityNumber', 1],
  garbage: ['malformed', 'body: no JSON', 1],
  'clock-off': ['out-of-date', 'answeredAt', 1],
  stale: ['out-of-date', 'asOf', 1],
  contradiction: ['contradiction', 'record', 1],
  oversized: ['malformed', 'body: more than 1048576 bytes', 1],
  redirect: ['malformed', 'status 302', 1],
  refused: ['refused', 'consent', 1],
  forged: ['bad-signature', 'anju-signature', 1],
};

describe('the line to a registry that fails', () => {
  it.each(Object.entries(SEEN))('%s', async (kind, [failure, detail, tries]) => {
    const registry = await simulator();
    // Short only where it is waited for: the machine may be busy.
    const timeoutMs = failure === 'timeout' ? 400 : 10_000;
    const line = client(settings(registry, { attempts: 3, timeoutMs }));
    registry.setFault({ source: 'housing', kind: kind as FaultKind, rate: 1 });
    const asked = question(1, { source: 'housing' });
    const answer = await line.ask(asked);
    expect(answer).toMatchObject({ outcome: 'failed', failure });
    if (answer.outcome !== 'failed') return;
    if (typeof detail === 'string') expect(answer.detail).toBe(detail);
    else expect(answer.detail).toMatch(detail);
    expect(registry.state().sources.housing).toMatchObject({ requests: tries, distinct: 1, repeated: tries - 1 });
    // Another source is not touched, and this one answers the same question once the fault is gone.
    expect((await line.ask(question(1, { requestId: 'other' }))).outcome).toBe('found');
    registry.setFault({ source: 'housing', kind: null, rate: 1 });
    expect((await line.ask(asked)).outcome).not.toBe('failed');
  });

  it('knows every fault of the simulator', () => {
    expect([...Object.keys(SEEN), 'duplicate'].sort()).toEqual([...faultKinds].sort());
  });

  it('duplicate: the same id answered in two ways is a contradiction', async () => {
    const registry = await simulator({ faults: [{ source: 'tax', kind: 'duplicate', rate: 1 }] });
    const line = client(settings(registry));
    const asked = question(2, { source: 'tax' });
    expect((await line.ask(asked)).outcome).not.toBe('failed');
    const again = await line.ask(asked);
    expect(again).toMatchObject({ failure: 'contradiction', detail: 'requestId: answered differently before' });
  });

  it('an answer that was lost is the same when it is asked for again, and counted once', async () => {
    const registry = await simulator();
    const line = client(settings(registry));
    const asked = question(3);
    const [first, second] = [await line.ask(asked), await line.ask(asked)];
    expect(first.outcome).toBe('found');
    expect(second).toEqual(first);
    expect(registry.state().sources['household-registration']).toMatchObject({ distinct: 1, repeated: 1 });
  });

  it('an id used for another question is refused', async () => {
    const registry = await simulator();
    const line = client(settings(registry));
    await line.ask(question(4));
    const other = await line.ask(question(5, { requestId: 'r-4' }));
    expect(other).toMatchObject({ failure: 'refused', detail: 'request-id-reused' });
  });

  it('nobody at the address: unreachable; no address, no key: not configured', async () => {
    const gone = await startSimulator({ port: 0 });
    await gone.close();
    const line = client(settings(gone, { attempts: 2 }));
    expect(await line.ask(question(6))).toMatchObject({ failure: 'unreachable', detail: 'ECONNREFUSED' });
    expect(await line.ask(question(6, { source: 'firms' }))).toMatchObject({ failure: 'not-configured' });
    const closed = client(settings(gone), { signer: () => undefined });
    expect(await closed.ask(question(6))).toMatchObject({ failure: 'not-configured', detail: 'the desk is closed' });
  });

  it('says nothing of the person in any failure', async () => {
    const registry = await simulator();
    const line = client(settings(registry, { attempts: 1 }));
    for (const kind of faultKinds) {
      registry.setFault({ source: 'all', kind, rate: 1 });
      const asked = question(7, { requestId: `r-${kind}`, source: 'marriage' });
      const words = JSON.stringify(await line.ask(asked));
      if (!words.includes('"failed"')) continue;
      expect(words).not.toContain(asked.subject.identityNumber);
      expect(words).not.toContain(asked.subject.name);
      expect(words).not.toContain('11010519491231002X');
    }
    const bad = question(8, { subject: { identityNumber: 'secret 1', name: '' } });
    expect(await line.ask(bad)).toEqual({
      outcome: 'failed',
      failure: 'refused',
      detail: 'question: subject.identityNumber',
    });
  });

  it('a question signed by another key of the same device is refused', async () => {
    const registry = await simulator();
    const [mine, theirs] = [client(settings(registry)), client(settings(registry))];
    expect((await mine.ask(question(9))).outcome).toBe('found');
    expect(await theirs.ask(question(10))).toMatchObject({ failure: 'refused', detail: 'bad-signature' });
  });

  it('a desk whose clock is off is told so', async () => {
    const registry = await simulator();
    const line = client(settings(registry), { now: () => Date.now() - 3_600_000 });
    expect(await line.ask(question(11))).toMatchObject({ failure: 'refused', detail: 'clock' });
  });
});
