import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOfficeId } from '../../../src/domain/office/office.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { batchSealText } from '../../../src/protocol/batch-seal.ts';
import type { Batch } from '../../../src/protocol/batch.ts';
import { openRun } from '../../../src/protocol/open-batch.ts';
import { envelopeOf, openVisiblePart, readBatch } from '../../../src/protocol/read-run.ts';
import { type PullAnswer, endsAnswerSchema } from '../../../src/protocol/messages.ts';
import { receives, scopeOfNewStream } from '../../../src/protocol/scope.ts';
import { isSignedBy, sha256Hex } from '../../../src/hub/signature.ts';
import { memoryKind, postgresKind } from '../../support/hub/log-kinds.ts';
import { testCity } from '../../support/hub/test-city.ts';
import { nextStep, submission } from '../../support/hub/test-commands.ts';
import { type TestDevice, testDevice, testHub } from '../../support/hub/test-hub.ts';

/** Opens what was pulled as a desk does; throws at the first batch that does not hold. */
function openedStreams(answer: PullAnswer, reader: TestDevice): readonly string[] {
  const keys = new Map(answer.devices.map(({ device, publicKey }) => [device, publicKey]));
  const scopes = new Map<string, OfficeId | undefined>();
  const streams: string[] = [];
  for (const batch of answer.batches) {
    const opened = openVisiblePart(
      readBatch(batch, sha256Hex).run,
      (scope) => receives(parseOfficeId(reader.office) as OfficeId, scope),
      {
        sha256: sha256Hex,
        isSignedBy: (device, text, signature) => isSignedBy(keys.get(device) ?? '', text, signature),
        scopeOf: (event) => {
          if (!scopes.has(event.stream)) scopes.set(event.stream, scopeOfNewStream(envelopeOf(event)));
          return scopes.get(event.stream);
        },
      },
    );
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    streams.push(...opened.value.map(({ stream }) => stream));
  }
  return streams;
}

/** The commands of a whole run, each event with the hash before it, as a desk gives them that has not all. */
function withPlaces(batch: Batch): Batch['commands'] {
  const opened = openRun(batch, { sha256: sha256Hex, isSignedBy: () => true });
  if (!opened.ok) throw new Error(opened.error.problem);
  const before = new Map(
    opened.value.flatMap(({ events }) =>
      events.map(({ envelope }) => [envelope.deviceSequence, envelope.previousHash]),
    ),
  );
  return batch.commands.map((command) => ({
    ...command,
    events: command.events.map((event) => ({ ...event, previousHash: before.get(event.deviceSequence) ?? '' })),
  }));
}

async function sentBehind(device: TestDevice, { seal }: Batch, batch: Batch): Promise<unknown> {
  const path = `${device.pushPath()}&follows=${encodeURIComponent(seal.signature)}`;
  return JSON.parse(Buffer.from((await device.send({ path, body: batch })).body).toString('utf8')) as unknown;
}

describe.each([memoryKind, postgresKind()])('over a $name log', (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  async function city() {
    const test = await testHub({ log: await kind.open() });
    return { test, ...(await testCity(test)) };
  }

  describe('a push', () => {
    it('is accepted once and repeated after', async () => {
      const { test, streetDesk, clerk } = await city();
      const batch = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      const first = await streetDesk.push(batch);
      expect(first).toMatchObject({ kind: 'accepted', repeated: false });
      expect(await streetDesk.push(batch)).toStrictEqual({ ...first, repeated: true });
      const head = (await test.log.city('6301' as OfficeId))?.head;
      expect(first).toMatchObject({ hubSequence: head });
    });

    it('decided on another log of the hub takes nothing and is told which it is now', async () => {
      const { test, streetDesk, clerk } = await city();
      const submit = () => streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      const before = submit();
      await streetDesk.push(before);
      await test.log.renewEpochs(() => 'second');
      const { head } = (await test.log.city('6301' as OfficeId)) ?? { head: -1 };
      const told = { kind: 'other-log', epoch: 'second' };
      const after = submit();
      expect(await streetDesk.push(after)).toStrictEqual(told);
      // Not even what is here already: under that number another history may stand.
      expect(await streetDesk.push(before)).toStrictEqual(told);
      expect(await test.log.city('6301' as OfficeId)).toMatchObject({ head, epoch: 'second' });
      expect((await streetDesk.send({ path: '/v1/push', body: after })).status).toBe(400);
      streetDesk.epoch = 'second';
      expect(await streetDesk.push(after)).toMatchObject({ kind: 'accepted', epoch: 'second', repeated: false });
    });

    it('counts who has not read a log to its end, and nobody has read anything of a new one', async () => {
      const { test, streetDesk, otherDesk, cityDesk, districtDesk } = await city();
      const ends = async (): Promise<unknown> => {
        const { body } = await streetDesk.send({ path: '/v1/ends?unheard=1' });
        return endsAnswerSchema.parse(JSON.parse(Buffer.from(body).toString('utf8'))).unheard;
      };
      const { head } = (await test.log.city('6301' as OfficeId)) ?? { head: -1 };
      expect(await ends()).toBe(3);
      for (const desk of [otherDesk, cityDesk]) await desk.pull(head);
      await districtDesk.pull(head - 1);
      expect(await ends()).toBe(1);
      const off = await test.log.device(districtDesk.id);
      if (off === undefined) throw new Error('a device');
      await test.log.revoke(off, test.now);
      expect(await ends()).toBe(0);
      await test.log.renewEpochs(() => 'second');
      expect(await ends()).toBe(2);
      // Whoever does not ask is answered as before.
      const { body } = await streetDesk.send({ path: '/v1/ends' });
      expect(JSON.parse(Buffer.from(body).toString('utf8'))).not.toHaveProperty('unheard');
    });

    it('that another desk was before is behind, and nothing of it is written', async () => {
      const { test, streetDesk, districtDesk, clerk, supervisor } = await city();
      const caseId = test.newId();
      await streetDesk.push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003', caseId })]));
      const step = (device: TestDevice, type: string) =>
        device.push(
          device.chain.batch([
            submission(test, { by: clerk, street: '630104003' }),
            nextStep(test, clerk, { caseId, streamVersion: 2, type }),
          ]),
        );
      expect(await step(streetDesk, 'application.accepted.v1')).toMatchObject({ kind: 'accepted' });
      const before = await test.log.city('6301' as OfficeId);
      expect(await step(districtDesk, 'application.accepted.v1')).toStrictEqual({
        kind: 'behind',
        commandIndex: 1,
        stream: `application:${caseId}`,
        version: 2,
      });
      expect(await test.log.city('6301' as OfficeId)).toStrictEqual(before);
      expect(supervisor.office).toBe('6301');
    });

    it('tells where it stands when the batch starts beyond', async () => {
      const { test, streetDesk, clerk } = await city();
      const first = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      const second = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      expect(await streetDesk.push(second)).toMatchObject({ kind: 'gap', head: { deviceSequence: 0, scopes: [] } });
      expect(await streetDesk.push(first)).toMatchObject({ kind: 'accepted' });
      expect(await streetDesk.push(second)).toMatchObject({ kind: 'accepted' });
    });

    it('that was sent ahead is taken behind the run that it names, and behind no other', async () => {
      const { test, streetDesk, clerk } = await city();
      const submit = () => streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      const [first, second] = [submit(), submit()];
      // Too early: an honest desk does that, so nobody needs to look at it.
      expect(await sentBehind(streetDesk, first, second)).toMatchObject({ kind: 'gap', head: { deviceSequence: 0 } });
      expect(await test.log.auditEntries(10)).toStrictEqual([]);
      await streetDesk.push(first);
      expect(await sentBehind(streetDesk, first, second)).toMatchObject({ kind: 'accepted', repeated: false });
      expect(await sentBehind(streetDesk, first, second)).toMatchObject({ kind: 'accepted', repeated: true });
    });

    it('that was sent ahead is not taken behind what was decided again since', async () => {
      const { test, streetDesk, clerk } = await city();
      const submit = () => streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      const [first, second] = [submit(), submit()];
      // The same events under another seal, in which they do not count any more.
      const { signature: _signature, ...seal } = first.seal;
      const again = { ...seal, scopes: [], sealedAt: 2 };
      const given: Batch = {
        seal: { ...again, signature: streetDesk.key.sign(batchSealText(again)) },
        commands: first.commands.map((each) => ({ ...each, superseded: true })),
      };
      expect(await streetDesk.push(given)).toMatchObject({ kind: 'accepted', repeated: false });
      expect(await sentBehind(streetDesk, first, second)).toMatchObject({ kind: 'gap', head: { deviceSequence: 2 } });
    });

    it('is refused whole when the chain was forked', async () => {
      const { test, streetDesk, clerk } = await city();
      const submit = () => streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      const first = submit();
      await streetDesk.push(first);
      await streetDesk.push(submit());
      streetDesk.chain.backTo(first);
      expect(await streetDesk.push(submit())).toMatchObject({ code: 'forked' });
      streetDesk.chain.backTo(first);
      const two = [1, 2].map(() => submission(test, { by: clerk, street: '630104003' }));
      expect(await streetDesk.push(streetDesk.chain.batch(two))).toMatchObject({ code: 'forked' });
    });

    it('archives superseded commands, and the same id counts when it is decided again', async () => {
      const { test, streetDesk, otherDesk, clerk } = await city();
      const command = submission(test, { by: clerk, street: '630104003' });
      const answer = await streetDesk.push(streetDesk.chain.batch([{ ...command, superseded: true }]));
      expect(answer).toMatchObject({ kind: 'accepted', repeated: false });
      expect((await streetDesk.pull(0)).batches).toHaveLength(1);
      expect(await streetDesk.push(streetDesk.chain.batch([command]))).toMatchObject({ kind: 'accepted' });
      expect(await streetDesk.push(streetDesk.chain.batch([command]))).toMatchObject({
        kind: 'refused',
        reason: 'command-id-reused',
      });
      expect((await streetDesk.pull(0)).batches).toHaveLength(2);
      expect((await otherDesk.pull(0)).batches).toHaveLength(2);
    });

    it('that another device brings may lack what counts for nobody, and nothing else', async () => {
      const { test, streetDesk, districtDesk, clerk } = await city();
      const [given, first, second] = [1, 2, 3].map(() => submission(test, { by: clerk, street: '630104003' }));
      if (given === undefined || first === undefined || second === undefined) throw new Error('three');
      const whole = streetDesk.chain.batch([{ ...given, superseded: true }, first, second]);
      const carried = { ...whole, commands: withPlaces(whole).slice(1) };
      const lacking = { ...whole, commands: withPlaces(whole).slice(2) };
      expect(await districtDesk.push(lacking)).toMatchObject({ code: 'bad-scope' });
      expect(await districtDesk.push(carried)).toMatchObject({ kind: 'accepted', repeated: false });
      expect(openedStreams(await streetDesk.pull(0), streetDesk)).toEqual(
        expect.arrayContaining([first, second].flatMap(({ events }) => events.map(({ stream }) => stream))),
      );
      // Its author is told that the hub has it, and goes on from there.
      expect(await streetDesk.push(whole)).toMatchObject({ kind: 'accepted', repeated: true });
      expect(
        await streetDesk.push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })])),
      ).toMatchObject({ kind: 'accepted', repeated: false });
    });

    it('may lack what its author gave up, but neither its end nor anything that counts', async () => {
      const { test, streetDesk, clerk } = await city();
      const [gone, first, second] = [1, 2, 3].map(() => submission(test, { by: clerk, street: '630104003' }));
      if (gone === undefined || first === undefined || second === undefined) throw new Error('three');
      const whole = streetDesk.chain.batch([{ ...gone, superseded: true }, first, second]);
      const commands = withPlaces(whole);
      expect(await streetDesk.push({ ...whole, commands: commands.slice(0, 2) })).toMatchObject({
        code: 'broken-chain',
      });
      expect(await streetDesk.push({ ...whole, commands: commands.slice(2) })).toMatchObject({ code: 'bad-scope' });
      const torn = whole.commands.slice(1);
      expect(await streetDesk.push({ ...whole, commands: torn })).toMatchObject({ code: 'broken-chain' });
      const lacking = { ...whole, commands: commands.slice(1) };
      expect(await streetDesk.push(lacking)).toMatchObject({ kind: 'accepted', repeated: false });
      const after = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      expect(await streetDesk.push(after)).toMatchObject({ kind: 'accepted', repeated: false });
    });

    it('is known again only with what counted in it', async () => {
      const { test, streetDesk, districtDesk, clerk } = await city();
      const command = submission(test, { by: clerk, street: '630104003' });
      const before = streetDesk.chain.batch([command]);
      const { signature: _signature, ...seal } = before.seal;
      const text = batchSealText({ ...seal, scopes: [] });
      const given = { ...before, seal: { ...seal, scopes: [], signature: streetDesk.key.sign(text) } };
      const commands = given.commands.map((each) => ({ ...each, superseded: true }));
      expect(await streetDesk.push({ ...given, commands })).toMatchObject({ kind: 'accepted', repeated: false });
      expect(await districtDesk.push(before)).toMatchObject({ kind: 'gap' });
    });

    it('of a device that was moved is brought back by the office that it left', async () => {
      const { test, streetDesk, districtDesk, otherDesk, clerk } = await city();
      const batch = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      const device = await test.log.device(streetDesk.id);
      if (device === undefined) throw new Error('enrolled');
      await test.log.move(device, '630103001' as OfficeId);
      expect(await streetDesk.push(batch)).toMatchObject({ kind: 'refused', reason: 'foreign-scope' });
      expect(await otherDesk.push(batch)).toMatchObject({ kind: 'refused', reason: 'foreign-scope' });
      expect(await districtDesk.push(batch)).toMatchObject({ kind: 'accepted' });
    });

    it('may be carried by another device', async () => {
      const { test, streetDesk, otherDesk, clerk } = await city();
      const batch = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
      expect(await otherDesk.push(batch)).toMatchObject({ kind: 'accepted', repeated: false });
      expect(await streetDesk.push(batch)).toMatchObject({ kind: 'accepted', repeated: true });
    });

    it('of a revoked device is taken only from who read it in an older log, and could write it', async () => {
      const { test, streetDesk, districtDesk, otherDesk, clerk } = await city();
      const run = (sealedAt: number) =>
        streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })], { sealedAt });
      const [batch, after] = [run(test.now), run(test.now + 1)];
      const device = await test.log.device(streetDesk.id);
      if (device === undefined) throw new Error('enrolled');
      await test.log.revoke(device, test.now);
      const bring = async (by: TestDevice, brought: Batch, lost = '&lost=1') =>
        JSON.parse(
          Buffer.from((await by.send({ path: `${by.pushPath()}${lost}`, body: brought })).body).toString(),
        ) as unknown;
      // Nobody can have read in an older log what is not in the only one that there was.
      expect(await bring(districtDesk, batch)).toMatchObject({ code: 'revoked' });
      await test.log.renewEpochs(() => 'second');
      for (const each of [streetDesk, districtDesk, otherDesk]) each.epoch = 'second';
      expect(await bring(districtDesk, batch, '')).toMatchObject({ code: 'revoked' });
      expect(await bring(streetDesk, batch)).toMatchObject({ code: 'revoked' });
      expect(await bring(otherDesk, batch)).toMatchObject({ kind: 'refused', reason: 'foreign-scope' });
      expect(await bring(districtDesk, batch)).toMatchObject({ kind: 'accepted', repeated: false });
      expect(await bring(districtDesk, after)).toMatchObject({ code: 'revoked' });
    });
  });

  describe('a pull', () => {
    it('gives each office what it may see, and it opens', async () => {
      const { test, cityDesk, districtDesk, streetDesk, otherDesk, clerk, otherClerk } = await city();
      const here = submission(test, { by: clerk, street: '630104003' });
      const there = submission(test, { by: otherClerk, street: '630103001' });
      await cityDesk.push(cityDesk.chain.batch([here, there]));
      await otherDesk.push(otherDesk.chain.batch([submission(test, { by: otherClerk, street: '630103001' })]));
      const cases = async (reader: TestDevice) => {
        const answer = await reader.pull(0);
        expect(answer.upTo).toBe(answer.head);
        return openedStreams(answer, reader).filter((stream) => stream.startsWith('application:')).length;
      };
      expect(await Promise.all([cityDesk, districtDesk, streetDesk, otherDesk].map(cases))).toStrictEqual([3, 1, 1, 2]);
    });

    it('goes on in pages that are whole batches', async () => {
      const test = await testHub({ log: await kind.open(), limits: { pullEvents: 5 } });
      const { streetDesk, clerk } = await testCity(test);
      for (let count = 0; count < 10; count += 1) {
        await streetDesk.push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]));
      }
      const streams: string[] = [];
      let pages = 0;
      for (let after = 0, done = false; !done; pages += 1) {
        const answer = await streetDesk.pull(after);
        streams.push(...openedStreams({ ...answer, devices: (await streetDesk.pull(0)).devices }, streetDesk));
        after = answer.upTo;
        done = after === answer.head;
      }
      expect(streams.filter((stream) => stream.startsWith('application:'))).toHaveLength(10);
      expect(pages).toBe(6);
    });

    it('reads again what lies below one office, for a device that was moved', async () => {
      const { test, cityDesk, streetDesk, clerk, admin } = await city();
      await streetDesk.push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]));
      const moved = await cityDesk.send({
        path: '/v1/devices/move',
        body: { device: streetDesk.id, office: '630104004' },
        changes: { actor: admin.staffId },
      });
      expect(moved.status).toBe(200);
      expect((await streetDesk.pull(0)).office).toBe('630104004');
      expect((await streetDesk.pull(0, '&only=630104003')).batches).toStrictEqual([]);
      const district = await testDevice(test, '630104');
      const again = await district.pull(0, '&only=630104003');
      expect(again.batches).toHaveLength(1);
      expect(again.upTo).toBe(again.head);
    });

    it('waits for news that is of interest, and is woken by it', async () => {
      const { test, streetDesk, districtDesk, otherDesk, clerk, otherClerk } = await city();
      const { head } = await districtDesk.pull(0);
      const waiting = districtDesk.pull(head, '&wait=10000');
      await new Promise((resolve) => setTimeout(resolve, 20));
      await otherDesk.push(
        otherDesk.chain.batch([{ ...submission(test, { by: otherClerk, street: '630103001' }), superseded: false }]),
      );
      const started = performance.now();
      await streetDesk.push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]));
      const answer = await waiting;
      expect(performance.now() - started).toBeLessThan(2000);
      expect(answer.batches.length).toBeGreaterThan(0);
    });

    it('that waits is answered when the hub closes', async () => {
      const { test, streetDesk } = await city();
      const { head } = await streetDesk.pull(0);
      const waiting = streetDesk.pull(head, '&wait=10000');
      await new Promise((resolve) => setTimeout(resolve, 20));
      test.hub.close();
      expect((await waiting).batches).toStrictEqual([]);
      expect((await streetDesk.send({ path: '/v1/head' })).status).toBe(503);
    });
  });
});
