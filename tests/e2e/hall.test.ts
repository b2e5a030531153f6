/**
 * Two desks in one hall, joined by a hub that runs on one of them, each with a counter of its own. The line is cut for a
 * moment and both counters give the same home away: the hub's order decides, and the other counter is told in words.
 */
import { type Browser, type Page, expect } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CityHub } from './support/city-hub.ts';
import { goTo, test } from './support/desk.ts';
import { type RunningHost, contractClient, enterHost, startHost } from './support/host.ts';
import { painted, withPatience } from './support/painted.ts';
import { offices, passphrase } from './support/people.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const SLOW_MS = 60_000;
const SECOND = 'city-sup2';
const PASSWORD = 'second-counter-5516';

const dialog = (page: Page) => page.getByRole('dialog');

async function keep(page: Page, name: string): Promise<void> {
  const into = process.env['ANJU_SCREENSHOTS'] ?? '';
  if (into !== '') await page.screenshot({ path: join(into, `hall ${name}.png`) });
}

async function draws(page: Page, whose: string): Promise<void> {
  const field = dialog(page).getByRole('img', { name: `${whose}：未签` });
  await expect(field).toBeVisible();
  await painted(page);
  const box = await field.boundingBox();
  if (box === null) throw new Error('the field is there');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 70, { steps: 6 });
  await page.mouse.up();
  await expect(dialog(page).getByRole('img', { name: `${whose}：已签` })).toBeVisible();
}

/** By keys, as at any counter: this home, kept, signed by both. */
async function givesAway(page: Page, home: string): Promise<void> {
  await page.getByRole('button', { name: home }).first().click();
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: '签字确认', exact: true })).toBeVisible();
  await page.keyboard.press('s');
  await draws(page, '承租家庭签字');
  await draws(page, '经办人签字');
  await dialog(page).getByRole('button', { name: '签字确认' }).click();
}

async function atCounter(page: Page, counter: string): Promise<void> {
  await goTo(page, '/selection');
  await page.getByRole('link', { name: '进入选房' }).first().click();
  await expect(page.getByText('进行中')).toBeVisible();
  await page.getByLabel('窗口', { exact: true }).selectOption(counter);
}

async function calls(page: Page): Promise<string> {
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: '所选房源' })).toBeVisible();
  return (await page.getByRole('complementary', { name: '窗口前' }).getByText(/^XNL/).textContent()) ?? '';
}

/** The desk that has worked alone gets a hub, which runs beside it; gives the way in for another counter's desk. */
async function connected(page: Page, hub: CityHub, accounts: ReturnType<typeof accountsOf>) {
  const { origin } = new URL(page.url());
  const [cookie] = await page.context().cookies(origin);
  const client = contractClient({ origin, cookie: `${cookie?.name ?? ''}=${cookie?.value ?? ''}` });
  const deviceName = '大厅 1 号窗口';
  const code = await hub.code(offices.city.id);
  const url = await hub.start();
  await client.session.signIn(accounts('admin'));
  await client.sync.connect({ url, code, deviceName });
  await expect.poll(async () => (await client.sync.status()).waiting, { timeout: SLOW_MS }).toBe(0);
  const { staffId } = (await client.staff.list()).find((each) => each.account === SECOND) ?? { staffId: '' };
  const way = await client.devices.issueCode({ office: offices.city.id, staffId });
  await client.session.signOut();
  return { client, url, code: way.code };
}

/** The second counter's desk, once the city has arrived there, with whoever sits at it. */
async function joined(browser: Browser, host: RunningHost, way: { readonly url: string; readonly code: string }) {
  const entered = await enterHost(host.url);
  const client = contractClient(entered);
  const desk = { numberPrefix: 'XN', deskCode: '07', policyCity: 'xining' };
  await client.sync.join({ ...way, deviceName: '大厅 2 号窗口', ...desk, password: PASSWORD, passphrase });
  const arrived = () =>
    client.session.signIn({ account: SECOND, password: PASSWORD }).then(
      async () => (await client.selection.sessions()).some(({ status }) => status === 'open'),
      () => false,
    );
  await expect.poll(arrived, { timeout: SLOW_MS }).toBe(true);
  const context = await browser.newContext();
  const [name = '', value = ''] = entered.cookie.split('=');
  await context.addCookies([{ name, value, url: entered.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  withPatience(page);
  await page.goto(entered.origin);
  return { client, page };
}

test('the same home at two desks of a hall goes to one household, and the other counter is told', async ({
  desk: page,
  folder,
  browser,
}) => {
  test.setTimeout(180_000);
  const accounts = accountsOf(folder);
  const hub = new CityHub();
  const second = mkdtempSync(join(tmpdir(), 'anju-e2e-counter-'));
  const host = await startHost(second);
  try {
    const { client, ...way } = await connected(page, hub, accounts);
    const there = await joined(browser, host, way);
    const other = there.page;
    // What the screen heard while the hub was joined belongs to whoever joined it.
    await page.reload();
    await signIn(page, accounts('city-sup1'));
    await atCounter(page, '1');
    await atCounter(other, '3');
    const here = await calls(page);
    const told = other.getByRole('region', { name: '本场记录' }).getByRole('listitem').first();
    await expect(told).toContainText(here, { timeout: SLOW_MS });
    const beside = await calls(other);
    expect(beside).not.toBe(here);
    await settled(page);
    const home = (await page.getByRole('button', { name: /可选$/ }).first().getAttribute('aria-label')) ?? '';

    await hub.stop();
    await givesAway(page, home);
    await givesAway(other, home);
    // No sheet leaves a counter before the hub has its confirmation.
    for (const each of [page, other]) await expect(each.getByText('确认之前，这张单子不能打印')).toBeVisible();
    await hub.start();
    await client.sync.now();
    await expect(page.getByText('确认之前，这张单子不能打印')).toBeHidden({ timeout: SLOW_MS });
    await expect(page.getByRole('article', { name: '选房确认单' })).toContainText('第 1 位');
    await expect(page.getByRole('button', { name: /^打印/ })).not.toHaveAttribute('aria-disabled', 'true');
    await there.client.sync.now();
    await goTo(other, '/conflicts');
    await other
      .getByRole('list', { name: '冲突列表' })
      .getByRole('link', { name: /选定房源/ })
      .click();
    const item = other.getByRole('article');
    await expect(item.getByText(/^按现在的情况，规则的答复：.*已被别的家庭选走/)).toBeVisible({ timeout: SLOW_MS });
    await keep(other, 'conflict');
    await atCounter(other, '3');
    // The household still stands at its counter, and the home is not to be had any more.
    await expect(other.getByText(beside).first()).toBeVisible();
    await expect(other.getByRole('button', { name: home.replace('可选', '已定') }).first()).toBeVisible();
    await keep(other, 'counter after it');
  } finally {
    await host.stop();
    await hub.remove();
    rmSync(second, { recursive: true, force: true });
  }
});
