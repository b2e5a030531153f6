import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importOrders } from '../../../src/app/ticket/import-orders.ts';
import { ticketCounts } from '../../../src/app/ticket/ticket-lists.ts';
import type { OrderMapping } from '../../../src/domain/ticket/order-row.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const mapping = JSON.parse(
  readFileSync(new URL('../../../resources/imports/12345-orders.json', import.meta.url), 'utf8'),
) as OrderMapping;

const good = (n: number): Record<string, string> => ({
  工单编号: `QH${String(n).padStart(8, '0')}`,
  工单标题: `反映第 ${String(n)} 件事`,
  诉求内容: '请尽快处理',
  来电人: '马秀莲',
  来电号码: '13800138000',
  诉求类型: '投诉',
  事项分类: '维修',
  涉及小区: '丽康瑞居',
  承办单位编码: '630104003',
  派单日期: '2026-10-08',
  办理期限: '2026-10-15',
});

/** Every tenth row is bad, in turn in another way. */
const BAD: readonly Partial<Record<string, string>>[] = [
  { 工单编号: '' },
  { 派单日期: '2026-02-30' },
  { 承办单位编码: '西宁' },
  { 诉求类型: '闲聊' },
  { 工单标题: ' ' },
];

function rows(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, n) => {
    const bad = n % 10 === 9 ? BAD[Math.floor(n / 10) % BAD.length] : undefined;
    return { ...good(n), ...(bad as Record<string, string> | undefined) };
  });
}

describe('orders of the hotline', () => {
  it('come in once; each bad row is named with what is wrong with it; nothing is lost', () => {
    const { actor } = made.as('cityClerk');
    const all = rows(500);
    const report = importOrders(made.desk, { rows: all, mapping }, actor);
    expect(report).toMatchObject({ ok: true, value: { total: 500, imported: 450, known: 0 } });
    const refused = report.ok ? report.value.refused : [];
    expect(refused).toHaveLength(50);
    expect(
      refused.slice(0, 5).map(({ row, problems }) => [row, problems.map((one) => `${one.column} ${one.problem}`)]),
    ).toEqual([
      [10, ['orderNo missing']],
      [20, ['receivedOn not-a-day']],
      [30, ['office not-an-office']],
      [40, ['subject unknown-word']],
      [50, ['title missing']],
    ]);
    expect(ticketCounts(made.desk, actor)['to-do']).toBe(450);
    const again = importOrders(made.desk, { rows: all, mapping }, made.as('citySupervisor').actor);
    expect(again).toMatchObject({ ok: true, value: { total: 500, imported: 0, known: 450 } });
    expect(ticketCounts(made.desk, actor)['to-do']).toBe(450);
  });

  it('are not for everybody, and not for another office', () => {
    expect(importOrders(made.desk, { rows: [good(1)], mapping }, made.as('hall').actor)).toMatchObject({
      ok: false,
      error: { code: 'missing-permission' },
    });
    const elsewhere = importOrders(made.desk, { rows: [good(1)], mapping }, made.as('otherStreetClerk').actor);
    expect(elsewhere).toMatchObject({
      value: { imported: 0, refused: [{ row: 1, refusal: { code: 'wrong-office' } }] },
    });
  });
});
