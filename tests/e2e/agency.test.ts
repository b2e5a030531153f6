/**
 * A household against `anju agency-simulator`, by the settings of an `agency.json`: every fault in turn, a registry that
 * is down and stood in for by a paper, a ruling, and an outcome with every condition.
 */
import { type Locator, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AgencyFailure } from '../../src/domain/agency-check/agency-port.ts';
import type { FaultKind } from '../../src/simulator/faults.ts';
import { type SimulatorProcess, simulatorProcess } from '../support/agency/simulator-process.ts';
import { samplePdf } from '../support/intake/sample-files.ts';
import { violations } from './support/axe.ts';
import { begin, confirm, importByDialog, openCase } from './support/cases.ts';
import { test as base, expect } from './support/desk.ts';
import { hasFocus } from './support/dialogs.ts';
import { projectRoot } from './support/host.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { clerk, secondClerk } from './support/people.ts';
import { settled } from './support/screens.ts';
import { changeTo, signIn } from './support/session.ts';

/** One person alone who declares 1,500 yuan a month. */
const draft = completeDraft({ seed: 23, applications: 1, first: 700 });
const only = applicant(draft, 0);
only.monthlyIncome = 150_000;
for (const { json } of draft.applications) json.content.members = [only];

const known = {
  identityNumber: only.identityNumber,
  name: only.name,
  records: {
    'social-insurance': { employer: '样本机械有限公司', creditCode: '', monthsPaid: 24, base: 300_000, isActive: true },
    'economic-report': { reportNo: 'HD-700', monthlyIncome: 250_000, assets: 0 },
  },
};

const test = base.extend<{ readonly registries: SimulatorProcess }>({
  registries: async ({ base: _office }, use) => {
    const registries = await simulatorProcess([known], resolve(projectRoot, 'dist/node/anju.js'));
    await use(registries);
    await registries.stop();
  },
  folder: async ({ folder, registries }, use) => {
    const settings = registries.settings({ timeoutMs: 5_000, attempts: 1, failuresToOpen: 1_000 });
    writeFileSync(join(folder, 'agency.json'), JSON.stringify(settings));
    await use(folder);
  },
});

const matrix = (page: Page): Locator => page.getByRole('grid', { name: /^核验矩阵/ });
const cellOf = (page: Page, source: string): Locator =>
  matrix(page)
    .getByRole('row', { name: new RegExp(`^${source}`) })
    .getByRole('gridcell')
    .getByRole('button');

/** What the screen says of each fault that lets no answer through. */
const WORDS: Readonly<Record<Exclude<FaultKind, 'slow' | 'duplicate'>, readonly [AgencyFailure, string]>> = {
  '5xx': ['server-error', '该部门系统出错'],
  hang: ['timeout', '该部门没有按时答复'],
  lost: ['unreachable', '连不上该部门'],
  truncated: ['unreachable', '连不上该部门'],
  'wrong-person': ['wrong-subject', '答复说的是另一个人，没有采用'],
  garbage: ['malformed', '答复格式不对，没有采用'],
  'clock-off': ['out-of-date', '答复是旧的，没有采用'],
  stale: ['out-of-date', '答复是旧的，没有采用'],
  contradiction: ['contradiction', '答复自相矛盾，没有采用'],
  oversized: ['malformed', '答复格式不对，没有采用'],
  redirect: ['malformed', '答复格式不对，没有采用'],
  refused: ['refused', '该部门拒绝查询'],
  forged: ['bad-signature', '答复的签名不符，没有采用'],
};

test('each fault of a registry is on its cell, and what comes of it on the conditions', async ({
  desk: page,
  registries,
}) => {
  test.setTimeout(300_000);
  await signIn(page, clerk);
  await importByDialog(page, await zipFile(draft));
  await openCase(page, '待受理', only.name);
  await begin(page, '受理');
  await confirm(page, '受理');
  await changeTo(page, clerk, secondClerk);
  await openCase(page, '街道初审', only.name);
  await page.keyboard.press('v');
  await settled(page);
  await page.getByRole('button', { name: '登记授权', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /的查询授权$/ });
  // The paper is signed at the counter and scanned into the dialog.
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '扫描件…' }).click();
  await (
    await chooser
  ).setFiles({ name: '授权书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(samplePdf(7)) });
  await expect(dialog.getByText(/授权书\.pdf/)).toBeVisible();
  await settled(page);
  expect(await violations(page, 'consent with a scan')).toEqual([]);
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  const insurance = cellOf(page, '社保');
  const asked = page.getByRole('button', { name: /^(查询|重新查询)$/ });

  for (const [kind, [, words]] of Object.entries(WORDS)) {
    await test.step(`${kind}: ${words}`, async () => {
      await registries.fault(kind as FaultKind, 'social-insurance');
      await insurance.click();
      await asked.click();
      await expect(page.getByText(`最近一次查询未成：${words}。`)).toBeVisible();
      await expect(insurance).toHaveAttribute('data-state', 'failed');
      await expect(page.getByRole('heading', { name: '与申报对照' })).toBeHidden();
      // The next fault's words may be the same: they must be new.
      await page.keyboard.press('Escape');
      await registries.fault(null, 'social-insurance');
    });
  }

  await test.step('slow: shown as asked until it comes', async () => {
    await registries.fault('slow', 'social-insurance');
    await insurance.click();
    await asked.click();
    await expect(insurance).toHaveAttribute('data-state', 'asked');
    await expect(insurance).toHaveAttribute('data-state', 'answered');
    await expect(page.getByText('与申报一致。').or(page.getByText('样本机械有限公司')).first()).toBeVisible();
  });

  await test.step('duplicate: each question has its own id, so that none is answered twice', async () => {
    await registries.fault('duplicate', 'social-insurance');
    await asked.click();
    await expect(insurance).toHaveAttribute('data-state', 'answered');
    const { requests = 0, distinct = -1, answered } = (await registries.state()).sources['social-insurance'] ?? {};
    expect(distinct).toBe(requests);
    expect(answered).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
  });

  await test.step('one registry is down while all are asked: a paper stands in for it', async () => {
    await registries.fault(null);
    await registries.fault('5xx', 'housing');
    await page.getByRole('button', { name: '全部核验' }).click();
    await expect(cellOf(page, '不动产')).toHaveAttribute('data-state', 'failed');
    await expect(cellOf(page, '经济状况核对')).toHaveAttribute('data-state', 'mismatch');
    await expect(cellOf(page, '车辆')).toHaveAttribute('data-state', 'none');
    await cellOf(page, '不动产').click();
    await page.getByRole('button', { name: '手工登记' }).click();
    const byHand = await hasFocus(page.getByRole('dialog', { name: /^手工登记/ }));
    await byHand.getByRole('radio', { name: '无记录' }).check();
    await byHand.getByLabel('证明材料（该件材料）').selectOption({ index: 1 });
    await byHand.getByLabel('说明').fill('不动产系统停机，凭无房证明登记');
    await byHand.getByRole('button', { name: '登记', exact: true }).click();
    await expect(cellOf(page, '不动产')).toHaveAttribute('data-state', 'none');
    await expect(page.getByText('不动产系统停机，凭无房证明登记')).toBeVisible();
  });

  await test.step('the difference is ruled on', async () => {
    await cellOf(page, '经济状况核对').click();
    const rulings = page.getByRole('radio', { name: '以部门为准' });
    await expect(rulings.first()).toBeVisible();
    await settled(page);
    for (const choice of await rulings.all()) await choice.check();
    await page.getByLabel('理由').selectOption({ label: '部门记录是现状' });
    await page.getByRole('button', { name: '认定', exact: true }).click();
    await expect(cellOf(page, '经济状况核对')).toHaveAttribute('data-state', 'ruled');
    await page.keyboard.press('Escape');
  });

  await test.step('not entitled, with every condition and not the first that fails', async () => {
    await page.keyboard.press('g');
    const panel = page.getByRole('region', { name: '资格条件' });
    await expect(panel.getByText('不符合条件', { exact: true })).toBeVisible();
    const income = panel.getByRole('listitem').filter({ hasText: '人均月收入' });
    await expect(income).toContainText('不满足');
    await expect(income).toContainText('2,500.00');
    await expect(income).toContainText('1,920.00');
    const conditions = panel.getByRole('listitem');
    for (const other of ['本市受理该类别', '人均自有住房面积', '未享受住房保障']) {
      await expect(conditions.filter({ hasText: other })).toContainText('满足');
    }
    await expect(conditions.filter({ hasText: '未享受住房保障' })).not.toContainText('不满足');
  });
});
