/** A case's clock on the screen: it stands and goes on over days, and moves with the calendar that two people announce. */
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { loadReferenceData } from '../../src/app/reference/reference-data.ts';
import { clockProgress } from '../../src/domain/calendar/clock-progress.ts';
import { chinaDateOf, instant } from '../../src/kernel/instant.ts';
import { type PlainDate, addDays, plainDate } from '../../src/kernel/plain-date.ts';
import { violations } from './support/axe.ts';
import { begin, confirm, importByDialog, openCase, openQueue } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { projectRoot } from './support/host.ts';
import { later } from './support/later.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { type Person, administrator, citySupervisor, clerk, secondClerk } from './support/people.ts';
import { settled } from './support/screens.ts';
import { changeTo, signIn } from './support/session.ts';

const today = chinaDateOf(instant(Date.now()));
const draft = completeDraft({ seed: 31, applications: 1, first: 300 });
const { name } = applicant(draft, 0);
const LIMIT = 10;

/** What the program must say, from the calendars that came with it. */
function progressOn(day: PlainDate, pauses: readonly { readonly from: PlainDate; readonly to?: PlainDate }[]) {
  const calendar = loadReferenceData(resolve(projectRoot, 'resources')).calendarOf('6301');
  const limit = { count: LIMIT, unit: 'working' } as const;
  return clockProgress({ calendar, start: today, limit, pauses }, day);
}

interface Expected {
  readonly clock: string;
  readonly due: string | RegExp;
}

/** The clock and the due day of the case in its queue. */
async function expectInQueue(page: Page, { clock, due }: Expected): Promise<void> {
  const row = (await openQueue(page, '街道初审')).getByRole('row').filter({ hasText: name });
  await expect(row).toHaveAttribute('aria-busy', 'false');
  const cells = row.getByRole('gridcell');
  await expect(cells.filter({ hasText: /共 \d+ 日|已暂停/ })).toContainText(clock);
  await expect(cells.last()).toContainText(due);
}

async function accept(page: Page): Promise<void> {
  await importByDialog(page, await zipFile(draft));
  await openCase(page, '待受理', name);
  await begin(page, '受理');
  await confirm(page, '受理');
}

test('a clock that is stopped counts no days, and its last day moves by those that it stood', async ({
  browser,
  folder,
}) => {
  test.setTimeout(240_000);
  const [stopped, goesOn] = [addDays(today, 3), addDays(today, 10)];
  const before = progressOn(stopped, []);
  const after = progressOn(goesOn, [{ from: stopped, to: goesOn }]);
  expect(after.day).toBe(before.day);
  expect(after.dueOn > before.dueOn).toBe(true);

  await later(browser, { folder, days: 0, who: clerk }, async (page) => {
    await accept(page);
    await expectInQueue(page, { clock: `第 0 日 / 共 ${LIMIT} 日`, due: before.dueOn });
  });

  await later(browser, { folder, days: 3, who: secondClerk }, async (page) => {
    await expectInQueue(page, { clock: `第 ${before.day} 日 / 共 ${LIMIT} 日`, due: before.dueOn });
    await openCase(page, '街道初审', name);
    const panel = await begin(page, '暂停计时');
    await panel.getByRole('radio', { name: '等待部门答复' }).check();
    await panel.getByRole('textbox').fill('等待不动产中心书面答复');
    await confirm(page, '暂停计时');
    await expect(page.getByText(`自 ${stopped} 起，已计 ${before.day} 日 / 共 ${LIMIT} 日`)).toBeVisible();
    await expectInQueue(page, { clock: '已暂停：等待部门答复', due: /^—/ });
  });

  await later(browser, { folder, days: 10, who: secondClerk }, async (page) => {
    await openCase(page, '街道初审', name);
    await expect(page.getByText(`自 ${stopped} 起，已计 ${before.day} 日 / 共 ${LIMIT} 日`)).toBeVisible();
    await begin(page, '恢复计时');
    await confirm(page, '恢复计时');
    await expectInQueue(page, { clock: `第 ${before.day} 日 / 共 ${LIMIT} 日`, due: after.dueOn });
  });
});

test('a calendar is looked at, signed by two, and moves what is due', async ({ desk: page }) => {
  test.setTimeout(180_000);
  const { dueOn } = progressOn(today, []);
  const year = Number(dueOn.slice(0, 4));
  await signIn(page, clerk);
  await accept(page);
  await expectInQueue(page, { clock: `第 0 日 / 共 ${LIMIT} 日`, due: dueOn });

  await changeTo(page, clerk, administrator);
  await goTo(page, '/calendar');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await settled(page);
  // The last day is made a day off of the city; a year that is not loaded yet is announced whole.
  const isLoaded = await page.getByRole('button', { name: `修改${year}年` }).isVisible();
  await page.getByRole('button', { name: isLoaded ? `修改${year}年` : `载入${year}年` }).click();
  if (!isLoaded) {
    await page.getByLabel('来源（文号或通知名称）').fill('为测试编造');
    await page.getByLabel('放假').fill('1-1');
  }
  const local = page.getByLabel('地方假日');
  await local.fill(`${await local.inputValue()}\n${dueOn.slice(5)}`.trim());
  await page.getByRole('button', { name: '看影响' }).click();
  const preview = page.getByRole('region', { name: '影响' });
  await expect(preview).toContainText('1 件的到期日会改变');
  const moved = preview.getByRole('row').last().getByRole('cell');
  await expect(moved.nth(1)).toContainText(dueOn);
  const next = plainDate(/\d{4}-\d\d-\d\d/.exec(await moved.nth(2).innerText())?.[0] ?? '');
  expect(next > dueOn).toBe(true);
  const announce = page.getByRole('button', { name: `公布${year}年日历` });
  await page.getByLabel('公布理由').fill('市政府通知');
  await announce.hover();
  await expect(page.getByRole('tooltip')).toHaveText('请填写共同签署人的账号和密码');
  await settled(page);
  expect(await violations(page, 'calendar announcement')).toEqual([]);

  const second = page.getByRole('group', { name: '市级另一位管理员或主管在本屏签署' });
  const sign = async ({ account, password }: Person): Promise<void> => {
    await second.getByLabel('账号').fill(account);
    await second.getByLabel('密码').fill(password);
    await announce.click();
  };
  await sign(administrator);
  await expect(page.getByText('共同签署的须是另一个人，不能是您本人。')).toBeVisible();
  await sign(clerk);
  await expect(page.getByText('共同签署的人须是市级管理员或主管，没有公布。')).toBeVisible();
  await sign(citySupervisor);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(year) }) });
  await expect(row).toContainText(`${administrator.name}、${citySupervisor.name} 公布于`);

  await changeTo(page, administrator, clerk);
  await expectInQueue(page, { clock: `第 0 日 / 共 ${LIMIT} 日`, due: next });
});
