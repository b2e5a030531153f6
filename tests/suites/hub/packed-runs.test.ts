/** Runs that are handed on as their devices packed them say the same as runs that the hub reads event by event. */
import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPiece } from '../../../src/app/sync/packed-answer.ts';
import type { Batch } from '../../../src/protocol/batch.ts';
import { pullAnswerSchema } from '../../../src/protocol/messages.ts';
import { PAGE_TYPE, splitParts } from '../../../src/protocol/page-parts.ts';
import type { ReadPage } from '../../../src/protocol/read-run.ts';
import { memoryKind, postgresKind } from '../../support/hub/log-kinds.ts';
import { testCity } from '../../support/hub/test-city.ts';
import { registration, submission } from '../../support/hub/test-commands.ts';
import { type TestDevice, jsonOf, testHub } from '../../support/hub/test-hub.ts';
import { readHere } from '../../support/sync/read-here.ts';

async function pushPacked(device: TestDevice, body: Batch | Uint8Array): Promise<unknown> {
  const text = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const headers = { 'content-encoding': 'zstd' };
  return jsonOf(await device.send({ path: device.pushPath(), body: zstdCompressSync(text), changes: { headers } }));
}

interface Pulled {
  readonly page: ReadPage | undefined;
  /** Runs that came as parts of their own. */
  readonly packed: number;
}

async function pullParts(device: TestDevice, query = ''): Promise<Pulled> {
  const path = `/v1/pull?after=0${query}`;
  const answer = await device.send({ path, changes: { headers: { accept: PAGE_TYPE } } });
  if (answer.headers['content-type'] !== PAGE_TYPE) {
    return { page: readHere(pullAnswerSchema.parse(jsonOf(answer))), packed: 0 };
  }
  const page = await readPiece({ body: answer.body, isInParts: true });
  return { page, packed: (splitParts(answer.body)?.length ?? 0) - 1 };
}

describe.each([memoryKind, postgresKind()])('over a $name log', (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  async function city(limits = {}) {
    const test = await testHub({ log: await kind.open(), limits });
    return { test, ...(await testCity(test)) };
  }
  type City = Awaited<ReturnType<typeof city>>;

  const submissions = ({ test, streetDesk, clerk }: City, count: number): Batch =>
    streetDesk.chain.batch(Array.from({ length: count }, () => submission(test, { by: clerk, street: '630104003' })));

  it('a page in parts holds what the page in one text does, for who sees all of a run', async () => {
    const made = await city();
    const { streetDesk, cityDesk, districtDesk, otherDesk } = made;
    expect(await pushPacked(streetDesk, submissions(made, 3))).toMatchObject({ kind: 'accepted' });
    // As JSON it is not kept packed.
    expect(await streetDesk.push(submissions(made, 2))).toMatchObject({ kind: 'accepted' });
    expect(await pushPacked(streetDesk, submissions(made, 1))).toMatchObject({ kind: 'accepted' });
    for (const reader of [cityDesk, districtDesk, streetDesk]) {
      const { page, packed } = await pullParts(reader);
      expect(packed).toBe(2);
      expect(page).toStrictEqual(readHere(await reader.pull(0)));
    }
    expect(await pullParts(otherDesk)).toStrictEqual({ page: readHere(await otherDesk.pull(0)), packed: 0 });
  });

  it('of a run of several scopes a street gets its part, the city the run', async () => {
    const made = await city();
    const { test, clerk, otherClerk, cityDesk, districtDesk, streetDesk, otherDesk } = made;
    const run = cityDesk.chain.batch([
      submission(test, { by: clerk, street: '630104003' }),
      submission(test, { by: otherClerk, street: '630103001' }),
    ]);
    expect(await pushPacked(cityDesk, run)).toMatchObject({ kind: 'accepted' });
    const seen = [];
    for (const reader of [cityDesk, districtDesk, streetDesk, otherDesk]) {
      const { page, packed } = await pullParts(reader);
      expect(page).toStrictEqual(readHere(await reader.pull(0)));
      const streams = page?.batches.at(-1)?.run.events.streams ?? [];
      seen.push({ packed, cases: streams.filter((stream) => stream.startsWith('application:')).length });
    }
    const part = { packed: 0, cases: 1 };
    expect(seen).toStrictEqual([{ packed: 1, cases: 2 }, part, part, part]);
    // The city's own desk, asking for one street only, is shown no more than that street.
    expect((await pullParts(cityDesk, '&only=630104003')).packed).toBe(0);
  });

  it('where its device ends in the middle of one, the hub knows what stands there', async () => {
    const made = await city();
    const { streetDesk } = made;
    const before = submissions(made, 1);
    expect(await pushPacked(streetDesk, before)).toMatchObject({ kind: 'accepted' });
    expect(await pushPacked(streetDesk, submissions(made, 3))).toMatchObject({ kind: 'accepted' });
    streetDesk.chain.backTo(before);
    expect(await pushPacked(streetDesk, submissions(made, 1))).toMatchObject({ code: 'forked' });
  });

  it('who asks for another office is noted, however the answer would travel', async () => {
    const made = await city();
    const { test, admin, cityDesk, streetDesk } = made;
    const people = ['6301', '630104'].map((office) =>
      registration(test, admin, { staffId: test.newId(), office, roles: ['auditor'] }),
    );
    expect(await pushPacked(cityDesk, cityDesk.chain.batch(people))).toMatchObject({ kind: 'accepted' });
    expect((await pullParts(streetDesk)).packed).toBe(1);
    expect((await pullParts(streetDesk, '&only=6301')).packed).toBe(0);
    const [last] = await test.log.auditEntries(1);
    expect(last).toMatchObject({ device: streetDesk.id, code: 'foreign-scope' });
  });

  it('only a run that counts whole, and is large enough, is kept', async () => {
    const made = await city();
    const { test, streetDesk, clerk } = made;
    const given = submission(test, { by: clerk, street: '630104003' });
    const batch = streetDesk.chain.batch([
      { ...given, superseded: true },
      submission(test, { by: clerk, street: '630104003' }),
    ]);
    expect(await pushPacked(streetDesk, batch)).toMatchObject({ kind: 'accepted' });
    expect(await pullParts(streetDesk)).toStrictEqual({ page: readHere(await streetDesk.pull(0)), packed: 0 });
    const small = await city({ keepPackedFrom: 1_000_000 });
    await pushPacked(small.streetDesk, submissions(small, 3));
    expect((await pullParts(small.streetDesk)).packed).toBe(0);
  });

  it('a body blown up with blanks, or longer than what it holds, counts and is not handed on', async () => {
    const made = await city();
    const { streetDesk } = made;
    const blown = (batch: Batch): Buffer => Buffer.from(JSON.stringify(batch) + ' '.repeat(100_000));
    expect(await pushPacked(streetDesk, blown(submissions(made, 1)))).toMatchObject({ kind: 'accepted' });
    const long = Buffer.concat([
      zstdCompressSync(Buffer.from(JSON.stringify(submissions(made, 1)))),
      Buffer.alloc(100_000, 7),
    ]);
    const headers = { 'content-encoding': 'zstd' };
    const sent = await streetDesk.send({ path: streetDesk.pushPath(), body: long, changes: { headers } });
    expect(jsonOf(sent)).toMatchObject({ kind: 'accepted' });
    const { page, packed } = await pullParts(streetDesk);
    expect(packed).toBe(0);
    expect(page).toStrictEqual(readHere(await streetDesk.pull(0)));
  });

  it('a byte order mark before the text is no JSON', async () => {
    const made = await city();
    const text = Buffer.from(`\uFEFF${JSON.stringify(submissions(made, 1))}`);
    expect(await pushPacked(made.streetDesk, text)).toMatchObject({ code: 'malformed' });
  });
});
