import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HonestHub, honestHub } from '../../../tests/support/sync/honest-hub.ts';
import { readHere } from '../../../tests/support/sync/read-here.ts';
import {
  type SyncedDesk,
  fill,
  joinedDesk,
  pullOnce,
  pushOnce,
  redecideFill,
} from '../../../tests/support/sync/synced-desk.ts';
import { toyRows } from '../../../tests/support/store/toy-projection.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { auditLog } from '../audit.ts';
import { applyOrdered } from './apply-ordered.ts';
import { hubState } from './hub-state.ts';
import { waitingBatches } from './next-batch.ts';
import { orderedFor } from './ordered-for.ts';

let hub: HonestHub;
let city: SyncedDesk;
let street: SyncedDesk;
beforeEach(() => {
  hub = honestHub();
  city = joinedDesk(hub, '6301');
  street = joinedDesk(hub, '630104003');
  for (let round = 1; round <= 3; round += 1) {
    fill(city, { stream: 'jar:630104003-1', amount: 1, also: 'claim:1' });
    fill(city, { stream: `jar:630105-${String(round)}`, amount: 2 });
    pushOnce(city, hub);
  }
  pullOnce(city, hub);
});
afterEach(() => {
  city.remove();
  street.remove();
});

it('gives another office what the hub would have given it, page by page', () => {
  for (;;) {
    const after = hubState(street.file.db)?.cursor ?? 0;
    const page = orderedFor(city.file, { office: '630104003' as OfficeId, after, limitEvents: 3 });
    if (page === undefined) throw new Error('the city sees it all');
    expect(JSON.parse(JSON.stringify(page.batches))).toEqual(
      hub.pull({ device: street.file.device.id, after, limit: page.batches.length }).batches,
    );
    expect(applyOrdered(street.file, readHere(page), { redecide: redecideFill(street) })).toMatchObject({ ok: true });
    if (page.upTo === page.head) break;
  }
  expect(hubState(street.file.db)?.cursor).toBe(hub.head());
  expect(toyRows(street.file.db)).toMatchObject([{ stream: 'jar:630104003-1', total: 3 }]);
  expect(auditLog(street.file.db).findings).toEqual([]);
});

it('gives nothing to an office that may see more than this desk', () => {
  pullOnce(street, hub);
  expect(orderedFor(street.file, { office: '630104' as OfficeId, after: 0, limitEvents: 9 })).toBeUndefined();
});

it('carries what waits as runs that the hub takes one after the other', () => {
  fill(street, { stream: 'jar:630104003-7', amount: 1 });
  fill(street, { stream: 'jar:630104003-7', amount: 2 });
  const carried = JSON.parse(JSON.stringify([...waitingBatches(street.file, { now: 5 })])) as Parameters<
    HonestHub['push']
  >[0][];
  expect(carried).toHaveLength(1);
  for (const batch of carried) expect(hub.push(batch)).toMatchObject({ kind: 'accepted' });
  expect(pullOnce(street, hub)).toMatchObject({ own: 2 });
  expect([...waitingBatches(street.file, { now: 6 })]).toEqual([]);
});
