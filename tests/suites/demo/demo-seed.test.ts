import { rmSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { streamsWithPrefix } from '../../../src/store/event-log.ts';
import { openCity, testCity } from '../../support/desk/demo-city.ts';

// Two hundred real digests a city would take longer than all the rest; demo-city.test.ts signs in with real ones.
vi.mock('../../../src/app/session/passwords.ts', () => ({
  passwordDigest: (password: string) => Promise.resolve(`not a digest of ${String(password.length)} characters`),
}));
// Nor do its papers need to be drawn: that they are, and can be read, is seen there too.
vi.mock('../../../src/demo/drawings/draw-document.ts', () => ({
  drawDocument: (type: string) =>
    Promise.resolve([{ bytes: Buffer.from(`%PDF- ${type}`), mediaType: 'application/pdf', name: `${type}.pdf` }]),
}));

/** Everything about the cases that does not come from a fresh id: content, numbers, steps, times, kinds of papers. */
async function retold(seed: number): Promise<readonly unknown[]> {
  const city = await testCity(seed, { wholeCases: 0, ownCards: 0 });
  const file = await openCity(city);
  try {
    return streamsWithPrefix(file.db, 'application:', 1_000)
      .map(({ stream }) => file.load(stream).events)
      .map((events) => ({
        steps: events.map(({ type, wallTime, office }) => ({ type, wallTime, office })),
        submitted: withoutIds(events[0]?.payload ?? {}),
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  } finally {
    file.close();
    rmSync(city.folder, { recursive: true, force: true });
  }
}

function withoutIds(payload: Readonly<Record<string, unknown>>): unknown {
  const { caseNo, content, channel, street, receivedOn, externalId } = payload;
  const documents = (payload.documents as { type: string; title: string }[]).map(({ type, title }) => ({
    type,
    title,
  }));
  return { caseNo, content, channel, street, receivedOn, externalId, documents };
}

describe('the seed of a demo city', () => {
  it('tells the same stories again, another one others', async () => {
    const first = await retold(7);
    expect(first).toHaveLength(100);
    expect(await retold(7)).toEqual(first);
    expect(await retold(8)).not.toEqual(first);
  }, 240_000);
});
