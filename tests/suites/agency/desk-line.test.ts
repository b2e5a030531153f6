import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agencyLine } from '../../../src/app/agency-line.ts';
import { settingsFor, startSimulator } from '../../../src/simulator/start-simulator.ts';
import { question, testSigner } from '../../support/agency/asked.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-agency-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const signer = testSigner();
const open = (readsFile: boolean) =>
  agencyLine({ folder, settings: undefined, readsFile, now: Date.now, signer: () => signer });

describe("a desk's own line", () => {
  it('asks where agency.json says', async () => {
    const simulator = await startSimulator({ port: 0 });
    try {
      writeFileSync(join(folder, 'agency.json'), JSON.stringify(settingsFor(simulator)));
      const line = open(true);
      expect(await line.ask(question(1))).toMatchObject({ outcome: 'found', record: { name: '样本1' } });
      expect(line.lineOf('housing').configured).toBe(true);
      line.close();
      expect(open(false).lineOf('housing').configured).toBe(false);
    } finally {
      await simulator.close();
    }
  });

  it('without the file nothing is configured', async () => {
    expect(await open(true).ask(question(1))).toMatchObject({ failure: 'not-configured' });
  });

  it.each([
    ['{', 'agency.json'],
    ['{"sources":{"housing":{"url":"gopher://x"}}}', 'sources.housing.url'],
  ])('%s is told with the file and the field', (text, words) => {
    writeFileSync(join(folder, 'agency.json'), text);
    expect(() => open(true)).toThrow(words);
    // An operator's command works all the same.
    expect(() => open(false)).not.toThrow();
  });
});

describe('the switches of the simulator', () => {
  it('are for this machine, and for no web page', async () => {
    const simulator = await startSimulator({ port: 0 });
    try {
      const post = (body: string, headers: Record<string, string> = {}) =>
        fetch(`${simulator.url}/simulator/faults`, { method: 'POST', headers, body });
      const good = '{"source":"housing","kind":"hang","rate":0.5}';
      expect((await post(good, { origin: 'http://evil.example' })).status).toBe(403);
      expect((await post('{"source":"housing","kind":"flood"}')).status).toBe(400);
      expect(simulator.state().faults).toEqual({});
      expect((await post(good)).status).toBe(200);
      const state: unknown = await (await fetch(`${simulator.url}/simulator/state`)).json();
      expect(state).toEqual({ faults: { housing: { kind: 'hang', rate: 0.5 } }, sources: {} });
    } finally {
      await simulator.close();
    }
  });
});
