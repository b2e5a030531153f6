/**
 * Two desks of one street and the hub on PostgreSQL, each a process of its own. Both decide on one case while the line is down; who
 * comes second gets the conflict, and a person settles it on the screen.
 */
import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { postgresServer } from '../support/hub/postgres-server.ts';
import { chinaDateOf, instant } from '../../src/kernel/instant.ts';
import { addDays } from '../../src/kernel/plain-date.ts';
import { CityHub } from './support/city-hub.ts';
import { begin, confirm, importByDialog, openCase } from './support/cases.ts';
import { violations } from './support/axe.ts';
import { expect, goTo, test } from './support/desk.ts';
import { type DeskClient, contractClient, enterHost, startHost } from './support/host.ts';
import { applicant, completeDraft, zipFile } from './support/packages.ts';
import { administrator, clerk, offices, passphrase, secondClerk } from './support/people.ts';
import { changeTo, signIn, signOut } from './support/session.ts';

const SLOW_MS = 60_000;
const LAPTOP = '虎台上门手提电脑';
/** As the list of devices shows it: with the desk's code. */
const LISTED = `${LAPTOP} [07]`;

/** What the bar above says of the connection. */
const line = (page: Page) => page.getByRole('banner').getByRole('button', { name: /查看同步状态$/ });

test('a conflict is found, looked at field by field and settled', async ({ desk: page }) => {
  test.setTimeout(300_000);
  const server = await postgresServer();
  const hub = new CityHub(server.url);
  const folder = mkdtempSync(join(tmpdir(), 'anju-e2e-laptop-'));
  const laptop = await startHost(folder);
  try {
    await connect(page, await hub.code(offices.city.id), await hub.start());
    const code = await issueCode(page);
    await changeTo(page, administrator, clerk);
    const draft = completeDraft({ seed: 5, applications: 1, first: 700 });
    await importByDialog(page, await zipFile(draft));
    const client = contractClient(await enterHost(laptop.url));
    await joinCity(client, { url: await addressOf(page), code });
    const seen = await firstCase(client);
    const ticketId = await hearAtLaptop(client);
    await goTo(page, '/tickets?list=unowned');
    await expect(page.getByRole('row', { name: TITLE })).toBeVisible({ timeout: SLOW_MS });
    await expect(line(page)).toContainText(/^已同步 \d\d:\d\d$/, { timeout: SLOW_MS });

    await hub.stop();
    await openCase(page, '待受理', applicant(draft, 0).name);
    await begin(page, '受理');
    await confirm(page, '受理');
    const command = { type: 'withdraw', reason: 'applicant-request', comment: '上门时书面撤回' } as const;
    await client.cases.execute({ commandId: uuidv7(), ...seen, command });
    await acceptTicket(page, ticketId);
    await answerAtLaptop(client, ticketId);
    await expect(line(page)).toContainText(/连不上.*2 条待发/, { timeout: SLOW_MS });
    await goTo(page, '/outbox');
    await expect(page.getByRole('row').filter({ hasText: /XN2\d{3}-.*受理/ })).toContainText(clerk.name);
    const found = [...(await violations(page, 'outbox without a line'))];

    await hub.start();
    await client.sync.now();
    await expect.poll(async () => (await client.sync.status()).waiting, { timeout: SLOW_MS }).toBe(0);
    await page.getByRole('button', { name: '现在重试' }).click();
    const side = page.getByRole('navigation', { name: '待办' });
    await expect(side.getByRole('link', { name: /^冲突\s?，\s?2$/ })).toBeVisible({ timeout: SLOW_MS });
    found.push(...(await settle(page)));
    found.push(...(await seeTicket(page)));
    await goTo(page, '/outbox');
    await signOut(page, clerk);
    await signIn(page, administrator);
    found.push(...(await devicesSeen(page)));
    expect(found).toEqual([]);
  } finally {
    await laptop.stop();
    await hub.remove();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function connect(page: Page, code: string, url: string): Promise<void> {
  await signIn(page, administrator);
  await goTo(page, '/devices');
  await page.getByLabel('市级枢纽地址').fill(url);
  await page.getByLabel('一次性接入码').fill(code);
  await page.getByLabel('本机名称').fill('虎台 1 号窗口');
  await page.getByRole('button', { name: '接入', exact: true }).click();
  await expect(line(page)).toContainText(/^已同步 \d\d:\d\d$/, { timeout: SLOW_MS });
}

async function issueCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: '发接入码' }).click();
  await page.getByLabel('所属机构').selectOption(offices.street.id);
  await page.getByRole('combobox', { name: '第一位使用人' }).click();
  await page.getByRole('option', { name: secondClerk.account }).click();
  await page.getByRole('button', { name: '发码', exact: true }).click();
  const shown = page.getByLabel('接入码', { exact: true });
  await expect(shown).toBeVisible();
  expect(await violations(page, 'code shown once')).toEqual([]);
  const code = await shown.innerText();
  await page.getByRole('button', { name: '我已记下' }).click();
  return code;
}

async function addressOf(page: Page): Promise<string> {
  await line(page).click();
  const address = await page.getByText(/^http:\/\/127/).innerText();
  expect(await violations(page, 'connection')).toEqual([]);
  await page.keyboard.press('Escape');
  return address;
}

async function joinCity(client: DeskClient, { url, code }: { url: string; code: string }): Promise<void> {
  const { password } = secondClerk;
  const desk = { numberPrefix: 'XN', deskCode: '07', policyCity: 'xining' };
  await client.sync.join({ url, code, deviceName: LAPTOP, ...desk, password, passphrase });
  const signedIn = () =>
    client.session.signIn({ account: secondClerk.account, password }).then(
      () => true,
      () => false,
    );
  await expect.poll(signedIn, { timeout: SLOW_MS }).toBe(true);
}

/** The case that is fetched to the other desk, as its clerk would open it. */
async function firstCase(client: DeskClient) {
  const filters = { programmes: [], channels: [], greenOnly: false, staleOnly: false, dueBy: null };
  const list = { queue: 'to-accept', filters, sort: 'due', descending: false } as const;
  const ids = async () => (await client.queue.page({ ...list, position: { offset: 0 } })).map(({ caseId }) => caseId);
  await expect.poll(async () => (await ids()).length, { timeout: SLOW_MS }).toBe(1);
  const [caseId] = await ids();
  if (caseId === undefined) throw new Error('the case was there');
  const { version } = await client.cases.get({ caseId });
  return { caseId, version };
}

const TITLE = '楼道灯不亮';

/** A ticket that both desks have, in nobody's hands. */
async function hearAtLaptop(client: DeskClient): Promise<string> {
  const ticketId = uuidv7();
  const intake = {
    ...({ kind: 'hotline', subject: 'complaint', channel: 'phone', topic: 'repair', title: TITLE } as const),
    ...{
      text: '三单元一到三层',
      office: offices.street.id,
      orderNo: '',
      orderDueOn: null,
      earlier: null,
      rating: null,
    },
    ...{ caller: { name: '马秀莲', phone: '13900001234', identityNumber: '' }, representatives: [], about: [] },
    receivedOn: chinaDateOf(instant(Date.now())),
    attachments: [],
  };
  await client.tickets.execute({ commandId: uuidv7(), ticketId, version: 0, command: { type: 'receive', intake } });
  await client.sync.now();
  return ticketId;
}

async function acceptTicket(page: Page, ticketId: string): Promise<void> {
  await goTo(page, `/tickets/${ticketId}`);
  await expect(page.locator('#ticket-title')).toContainText(TITLE);
  await page.keyboard.press('1');
  await page.getByRole('dialog').getByRole('button', { name: '受理' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function answerAtLaptop(client: DeskClient, ticketId: string): Promise<void> {
  const steps: Parameters<DeskClient['tickets']['execute']>[0]['command'][] = [
    { type: 'accept' },
    { type: 'promise', what: '换灯', by: addDays(chinaDateOf(instant(Date.now())), 3) },
    { type: 'answer', text: '灯已换好', outcome: 'solved', attachments: [] },
  ];
  for (const [done, command] of steps.entries()) {
    await client.tickets.execute({ commandId: uuidv7(), ticketId, version: 1 + done, command });
  }
}

/** What is about no case has its name, its page, its fields with both values and what can be done now. */
async function seeTicket(page: Page): Promise<readonly string[]> {
  await goTo(page, '/conflicts');
  await page.getByRole('list', { name: '冲突列表' }).getByRole('link', { name: TITLE }).click();
  const article = page.getByRole('article');
  await expect(article.getByRole('heading', { name: `${clerk.name}的“受理”没有并入` })).toBeVisible();
  await expect(article.getByRole('row', { name: /^办理阶段/ })).toHaveText(/待受理.*办理中.*已答复/);
  await expect(article.getByRole('row', { name: /^答应群众的事/ })).toContainText('换灯');
  await expect(article.getByRole('region', { name: '期间发生的' })).toContainText('灯已换好');
  const found = [...(await violations(page, 'conflict of a ticket'))];
  await keepPictures(page, 'conflict of a ticket');
  await article.getByRole('link', { name: TITLE }).click();
  await expect(page.locator('#ticket-title')).toContainText(TITLE);
  return found;
}

/** With ANJU_SCREENSHOTS=DIR: as people see it, in both sizes, light and dark. */
async function keepPictures(page: Page, name: string): Promise<void> {
  const into = process.env.ANJU_SCREENSHOTS ?? '';
  if (into === '') return;
  for (const [width, height] of [[1366, 768] as const, [1920, 1080] as const]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(into, `${name} ${String(width)} ${colorScheme}.png`) });
    }
  }
}

/** By keys alone, from the list to the history of the case. */
async function settle(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('heading', { level: 1, name: '冲突' })).toBeVisible();
  await expect(page.getByRole('list', { name: '冲突列表' }).getByRole('link')).toHaveCount(2);
  await page.keyboard.press('k');
  const article = page.getByRole('article');
  await expect(article.getByRole('heading', { name: `${clerk.name}的“受理”没有并入` })).toBeVisible();
  await expect(article.getByRole('row', { name: /^状态/ })).toHaveText(/已提交.*街道初审.*已撤回/);
  await expect(article.getByText('上门时书面撤回')).toBeVisible();
  await expect(article.getByRole('button', { name: /在现状上重做/ })).toHaveAttribute('aria-disabled', 'true');
  const found = [...(await violations(page, 'conflict'))];
  await page.keyboard.press('2');
  await page.keyboard.type('申请人已撤回');
  found.push(...(await violations(page, 'conflict to be confirmed')));
  await page.keyboard.press('Control+Enter');
  await expect(article.getByText(`${clerk.name}选择保留对方的`)).toBeVisible();
  found.push(...(await violations(page, 'conflict settled')));
  await article.getByRole('link').first().click();
  await page.getByRole('button', { name: '办理历史' }).click();
  await expect(page.getByText('“受理”与期间别处的办理冲突，定为保留别处的，这一项只留记录。')).toBeVisible();
  return found;
}

async function devicesSeen(page: Page): Promise<readonly string[]> {
  await goTo(page, '/devices');
  await expect(page.getByRole('row', { name: new RegExp(LAPTOP) })).toContainText(offices.street.name);
  const found = [...(await violations(page, 'devices'))];
  await page.getByRole('button', { name: `${LISTED} 的操作` }).click();
  await page.getByRole('menuitem', { name: '注销' }).click();
  await page.getByLabel(/^请输入设备名称/).fill(LISTED);
  found.push(...(await violations(page, 'device to be revoked')));
  await page.getByRole('button', { name: '注销这台设备' }).click();
  await expect(page.getByRole('row', { name: new RegExp(LAPTOP) })).toContainText('注销');
  return found;
}
