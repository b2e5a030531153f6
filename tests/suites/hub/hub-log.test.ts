/** What every log of a hub keeps true, whatever holds it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceState, HubLog } from '../../../src/hub/log/hub-log.ts';
import type { PushFacts, PushQuestion, PushWrite } from '../../../src/hub/log/push-facts.ts';
import type { CountedEvent, StoredEvent } from '../../../src/hub/log/stored-event.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { memoryKind, pgliteKind, postgresKind } from '../../support/hub/log-kinds.ts';

const office = (id: string): OfficeId => id as OfficeId;

describe.each([memoryKind, pgliteKind, postgresKind()])('a $name log', (kind) => {
  let log: HubLog;
  let codes = 1000;
  beforeAll(async () => {
    await kind.start();
    log = await kind.open();
  }, 90_000);
  afterAll(async () => {
    await log.close();
    await kind.stop();
  });

  /** A city of its own for each test. */
  async function newCity(): Promise<OfficeId> {
    codes += 1;
    return (await log.openCity(office(String(codes)), 'first')).city;
  }

  async function enrolled(city: OfficeId, device: string, at: OfficeId = city): Promise<DeviceState> {
    const code = { city, lookup: device, secretHash: 's', office: at, staffId: null, expiresAt: 100 };
    await log.putCode(code);
    const use = await log.useCode({
      lookup: device,
      secretHash: 's',
      now: 1,
      maxAttempts: 5,
      device: deviceOf(device),
    });
    expect(use).toStrictEqual({ kind: 'enrolled', city, office: at, staffId: null });
    const found = await log.device(device);
    if (found === undefined) throw new Error('enrolled');
    return found;
  }

  const deviceOf = (device: string) => ({ device, publicKey: `key of ${device}`, name: 'desk' });

  function question(device: DeviceState, events: readonly StoredEvent[], from: number): PushQuestion {
    return {
      city: device.city,
      device: device.device,
      firstSequence: from,
      lastSequence: from + events.length - 1,
      streams: events.filter(({ streamVersion }) => streamVersion > 1).map(({ stream }) => stream),
      newStreams: events.filter(({ streamVersion }) => streamVersion === 1).map(({ stream }) => stream),
      commandIds: events.map(({ commandId }) => commandId),
      eventIds: events.map(({ id }) => id),
      staffIds: ['somebody'],
      documents: ['d1', 'd2'],
    };
  }

  function event(device: DeviceState, sequence: number, changes: Partial<StoredEvent> = {}): StoredEvent {
    const hash = String(sequence).padStart(64, 'a');
    return {
      id: `${device.device}-${String(sequence)}`,
      stream: `application:${device.device}-${String(sequence)}`,
      streamVersion: 1,
      type: 'application.submitted.v1',
      payload: '{"words":"受理 {\\"x\\",}"}',
      commandId: `c-${device.device}-${String(sequence)}`,
      commandName: 'application.submit',
      actor: 'somebody',
      office: device.office,
      deviceSequence: sequence,
      wallTime: 1_700_000_000_000,
      previousHash: String(sequence - 1).padStart(64, 'a'),
      hash,
      scope: device.office,
      ...changes,
    };
  }

  /** As a push brings it. */
  const counted = ({ commandName, scope, payload, ...rest }: StoredEvent): CountedEvent => {
    const envelope = { ...rest, device: 'd', payload: JSON.parse(payload) as Record<string, unknown> };
    return { event: { envelope, payload }, commandName, scope };
  };

  interface Pushed {
    readonly events: readonly StoredEvent[];
    readonly from: number;
    readonly more?: Partial<PushWrite>;
  }

  async function push(device: DeviceState, { events, from, more = {} }: Pushed): Promise<PushFacts> {
    const count = events.length + (more.superseded?.length ?? 0);
    const last = from + count - 1;
    const write: PushWrite = {
      seal: {
        city: device.city,
        device: device.device,
        firstSequence: from,
        lastSequence: last,
        previousHash: String(from - 1).padStart(64, 'a'),
        hash: String(last).padStart(64, 'a'),
        scopes: [],
        sealedAt: 1,
        signature: 'x',
      },
      bytes: 100,
      packed: undefined,
      at: 1,
      events: events.map(counted),
      superseded: [],
      streams: new Map(events.map(({ stream, streamVersion: version, scope }) => [stream, { version, scope }])),
      staff: new Map(),
      documents: [],
      ...more,
    };
    return log.push(question(device, events, from), (facts) => {
      const isTaken = facts.takenCommands.size > 0 || facts.takenEvents.size > 0;
      return isTaken ? { answer: facts } : { write, answer: facts };
    });
  }

  const seen = async (city: OfficeId, reader: OfficeId, only?: OfficeId) => {
    const head = (await log.city(city))?.head ?? 0;
    const limits = { maxEvents: 100, maxBytes: 100_000 };
    return log.batches(city, { after: 0, head, visibility: { office: reader, only }, ...limits });
  };

  it('keeps what was pushed and gives it back as it was', async () => {
    const city = await newCity();
    const device = await enrolled(city, `k-${city}`);
    const events = [1, 2].map((sequence) => event(device, sequence));
    const before = await push(device, { events, from: 1 });
    expect(before).toMatchObject({
      epoch: 'first',
      head: 0,
      hasStaff: false,
      revokedAt: null,
      isRestored: false,
      known: undefined,
    });
    expect(before.chain).toStrictEqual({ deviceSequence: 0, hash: '0'.repeat(64) });
    const { batches, upTo } = await seen(city, city);
    expect(upTo).toBe(2);
    expect(batches).toHaveLength(1);
    expect(batches[0]?.events).toMatchObject(events);
    expect(batches[0]).toMatchObject({ hubSequence: 2, seal: { device: device.device, lastSequence: 2 } });
    expect(await log.deviceHead(device)).toStrictEqual({
      deviceSequence: 2,
      hash: '2'.padStart(64, 'a'),
      scopes: [{ scope: city, count: 2 }],
    });
  });

  it('knows what it has: streams, ids, the chain at any place', async () => {
    const city = await newCity();
    const device = await enrolled(city, `f-${city}`);
    const events = [1, 2, 3].map((sequence) => event(device, sequence));
    const superseded = [counted(event(device, 4))];
    await push(device, { events, from: 1, more: { superseded } });
    const used = await push(device, { events: [event(device, 5, { id: events[1]?.id ?? '' })], from: 5 });
    expect(used.takenEvents).toStrictEqual(new Set([events[1]?.id]));
    const facts = await push(device, { events: [event(device, 2)], from: 2 });
    expect(facts.takenCommands).toStrictEqual(new Set([events[1]?.commandId]));
    const run = { hubSequence: 3, firstSequence: 1, lastSequence: 4, scopes: [] };
    expect(facts.known).toStrictEqual({ hash: '2'.padStart(64, 'a'), ...run });
    expect(facts.streams).toStrictEqual(new Map([[events[1]?.stream, { version: 1, scope: city }]]));
    expect(facts.counts).toStrictEqual(new Map([[city, 3]]));
    expect((await log.city(city))?.head).toBe(3);
    const again = await log.push(question(device, [event(device, 4)], 4), (answer) => ({ answer }));
    expect(again.known).toStrictEqual({ hash: '4'.padStart(64, 'a'), ...run });
  });

  it('knows the end of a run that came without what counts for nobody, and the end of every chain', async () => {
    const city = await newCity();
    const device = await enrolled(city, `g-${city}`);
    await enrolled(city, `h-${city}`);
    const scopes = [{ scope: city, from: 0, count: 2, root: 'r' }];
    const seal = {
      city,
      device: device.device,
      firstSequence: 1,
      lastSequence: 4,
      scopes,
      sealedAt: 1,
      signature: 'x',
    };
    const hashes = { previousHash: '0'.repeat(64), hash: '4'.padStart(64, 'a') };
    const events = [event(device, 1), event(device, 3)];
    await push(device, { events, from: 1, more: { seal: { ...seal, ...hashes } } });
    const known = async (sequence: number) =>
      (await log.push(question(device, [event(device, sequence)], sequence), (answer) => ({ answer }))).known;
    expect(await known(4)).toStrictEqual({
      hash: hashes.hash,
      hubSequence: 2,
      firstSequence: 1,
      lastSequence: 4,
      scopes,
    });
    expect((await known(3))?.hash).toBe('3'.padStart(64, 'a'));
    expect(await known(2)).toBeUndefined();
    expect(await log.ends(city)).toStrictEqual([
      { device: device.device, deviceSequence: 4 },
      { device: `h-${city}`, deviceSequence: 0 },
    ]);
  });

  it('keeps nothing of a push whose decision throws', async () => {
    const city = await newCity();
    const device = await enrolled(city, `t-${city}`);
    const asked = question(device, [event(device, 1)], 1);
    await expect(
      log.push(asked, () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await log.city(city)).toStrictEqual({ city, epoch: 'first', head: 0 });
  });

  it('shows each office its own, and pages of whole batches', async () => {
    const city = await newCity();
    const [here, there] = [office(`${city}04003`), office(`${city}05001`)];
    const device = await enrolled(city, `v-${city}`);
    for (let count = 0; count < 6; count += 1) {
      const scope = count % 2 === 0 ? here : there;
      await push(device, { events: [event(device, count + 1, { scope })], from: count + 1 });
    }
    expect((await seen(city, here)).batches.map(({ hubSequence }) => hubSequence)).toStrictEqual([1, 3, 5]);
    expect((await seen(city, here)).upTo).toBe(6);
    expect((await seen(city, city, there)).batches.map(({ hubSequence }) => hubSequence)).toStrictEqual([2, 4, 6]);
    const page = { after: 0, head: 6, visibility: { office: here }, maxEvents: 2, maxBytes: 100_000 };
    const first = await log.batches(city, page);
    expect([first.batches.length, first.upTo]).toStrictEqual([2, 3]);
    const second = await log.batches(city, { ...page, after: first.upTo });
    expect([second.batches.length, second.upTo]).toStrictEqual([1, 6]);
    const small = await log.batches(city, { ...page, maxBytes: 1 });
    expect([small.batches.length, small.upTo]).toStrictEqual([1, 1]);
  });

  it('takes a nonce once until it is forgotten', async () => {
    const device = await enrolled(await newCity(), `n-${String(codes)}`);
    expect(await log.takeNonce({ device, nonce: 'n', until: 10 })).toBe(true);
    expect(await log.takeNonce({ device, nonce: 'n', until: 10 })).toBe(false);
    await log.forgetNonces(11);
    expect(await log.takeNonce({ device, nonce: 'n', until: 10 })).toBe(true);
  });

  it('wears a code out by wrong guesses, uses it once, and repeats the answer to who used it', async () => {
    const city = await newCity();
    const lookup = `c-${city}`;
    const attempt = (device: string, secretHash: string, now = 1) =>
      log.useCode({ lookup, secretHash, now, maxAttempts: 2, device: deviceOf(device) });
    const refused = (detail: string) => ({ kind: 'refused', detail });
    expect(await attempt('a1', 'right')).toStrictEqual(refused('unknown'));
    const code = { city, lookup, secretHash: 'right', office: city, staffId: 's', expiresAt: 100 };
    await log.putCode(code);
    expect(await attempt(`a-${city}`, 'wrong')).toStrictEqual(refused('wrong'));
    expect(await attempt(`a-${city}`, 'right', 100)).toStrictEqual(refused('expired'));
    const good = { kind: 'enrolled', city, office: city, staffId: 's' };
    expect(await attempt(`a-${city}`, 'right')).toStrictEqual(good);
    expect(await attempt(`a-${city}`, 'right', 1000)).toStrictEqual(good);
    expect(await attempt(`b-${city}`, 'right')).toStrictEqual(refused('used'));
    await log.putCode(code);
    expect(await attempt(`a-${city}`, 'right')).toStrictEqual(refused('device-taken'));
    await attempt(`b-${city}`, 'wrong');
    await attempt(`b-${city}`, 'wrong');
    expect(await attempt(`b-${city}`, 'right')).toStrictEqual(refused('worn-out'));
  });

  it('moves, revokes and remembers devices', async () => {
    const city = await newCity();
    const device = await enrolled(city, `d-${city}`);
    await log.noteSeen(device, { at: 5, pulledUpTo: 3 });
    await log.noteSeen(device, { at: 6 });
    await log.move(device, office(`${city}04`));
    await log.revoke(device, 7);
    await log.revoke(device, 8);
    const changed = { ...device, office: office(`${city}04`), revokedAt: 7 };
    expect(await log.device(device.device)).toStrictEqual(changed);
    expect(await log.devices(city)).toStrictEqual([{ ...changed, lastSeenAt: 6, pulledUpTo: 3 }]);
    const facts = await log.push(question(device, [], 1), (answer) => ({ answer }));
    expect(facts).toMatchObject({ revokedAt: 7, office: `${city}04` });
  });

  it('keeps the rights of staff and knows offices', async () => {
    const city = await newCity();
    const device = await enrolled(city, `s-${city}`);
    const rights = { staffId: 'somebody', office: city, roles: ['admin' as const], active: true };
    const founding = event(device, 1, { stream: `office:${city}` });
    await push(device, { events: [founding], from: 1, more: { staff: new Map([['somebody', rights]]) } });
    expect(await log.staff(city, 'somebody')).toStrictEqual(rights);
    expect(await log.staff(city, 'nobody')).toBeUndefined();
    expect([await log.hasOffice(city, city), await log.hasOffice(city, office('9999'))]).toStrictEqual([true, false]);
    const facts = await log.push(question(device, [], 2), (answer) => ({ answer }));
    expect(facts.hasStaff).toBe(true);
    expect(facts.staff).toStrictEqual(new Map([['somebody', rights]]));
  });

  it('shows a document to who sent it and to who may see an event that names it by right', async () => {
    const city = await newCity();
    const [street, other] = [office(`${city}04003`), office(`${city}05001`)];
    const sender = await enrolled(city, `x-${city}`, street);
    const thief = await enrolled(city, `y-${city}`, other);
    const reader = await enrolled(city, `z-${city}`, office(`${city}04`));
    const named = (hash: string, scope: OfficeId, granted: boolean) => ({ documents: [{ hash, scope, granted }] });
    await push(sender, { events: [event(sender, 1)], from: 1, more: named('d1', street, false) });
    const standings = () => Promise.all([sender, reader, thief].map((device) => log.documentStanding(device, 'd1')));
    expect(await standings()).toStrictEqual(['hidden', 'hidden', 'hidden']);
    await log.noteDocument(sender, 'd1');
    expect(await standings()).toStrictEqual(['visible', 'visible', 'hidden']);
    await push(thief, { events: [event(thief, 1)], from: 1, more: named('d1', other, false) });
    expect(await standings()).toStrictEqual(['visible', 'visible', 'hidden']);
    expect(await log.documentStanding(thief, 'd2')).toBe('unknown');
    const facts = await log.push(question(reader, [], 1), (answer) => ({ answer }));
    expect(facts.ownDocuments).toStrictEqual(new Set(['d1']));
    const stolen = await log.push(question(thief, [], 2), (answer) => ({ answer }));
    expect(stolen.ownDocuments).toStrictEqual(new Set());
  });

  it('tells whoever listens which scopes have news, after it can be read', async () => {
    const city = await newCity();
    const device = await enrolled(city, `l-${city}`);
    const heard = new Promise((resolve) => {
      const stop = log.onOrdered((where, scopes) => {
        if (where !== city) return;
        stop();
        resolve(log.city(city).then((state) => [scopes, state?.head]));
      });
    });
    await push(device, { events: [event(device, 1)], from: 1 });
    expect(await heard).toStrictEqual([[city], 1]);
  });

  it('takes another epoch and keeps the rest', async () => {
    const city = await newCity();
    const device = await enrolled(city, `d-${city}`);
    await log.noteSeen(device, { at: 5, pulledUpTo: 3 });
    await log.renewEpochs((each) => `second ${each}`);
    expect(await log.city(city)).toStrictEqual({ city, epoch: `second ${city}`, head: 0 });
    expect((await log.openCity(city, 'third')).epoch).toBe(`second ${city}`);
    expect(await log.devices(city)).toMatchObject([{ lastSeenAt: 5, pulledUpTo: 0 }]);
  });

  it('keeps the audit in its order', async () => {
    const entry = (code: string) => ({ at: 1, city: null, device: 'd', code, detail: "'; DROP TABLE event; --" });
    await log.audit(entry('one'));
    await log.audit(entry('two'));
    expect(await log.auditEntries(2)).toStrictEqual([entry('one'), entry('two')]);
    await log.ping();
  });
});
