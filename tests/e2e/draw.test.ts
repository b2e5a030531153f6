/**
 * A draw from its freeze to the citizen's page: the characters typed twice, started by two people, signed, published;
 * what leaves the desk is opened from disk in the verifier page, which says the same. What is refused says why.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Locator, type Page, expect } from '@playwright/test';
import { zipContents } from '../support/publicity/zip-contents.ts';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { painted } from './support/painted.ts';
import { accountsOf, settled } from './support/screens.ts';
import { signIn } from './support/session.ts';

test.use({ base: 'city' });

const done = (page: Page, command: string): Locator =>
  page.getByRole('status').filter({ hasText: `已办理：${command}` });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');

interface Person {
  readonly account: string;
  readonly password: string;
}

async function second(page: Page, { account, password }: Person): Promise<void> {
  await expect(dialog(page)).toBeVisible();
  await painted(page);
  await dialog(page).getByRole('textbox', { name: '账号' }).fill(account);
  await dialog(page).locator('input[type=password]').fill(password);
}

/** Only once the dialog has put the focus there: what is filled in while it moves would land in this field. */
async function typeSeed(page: Page, value: string): Promise<void> {
  const field = dialog(page).getByRole('textbox', { name: '字符' });
  await expect(field).toBeFocused();
  await field.fill(value);
}

/** Typed by whoever is signed in, and again by the other on the same screen. */
async function contribute(page: Page, value: string, other: Person): Promise<void> {
  await button(page, '录入种子').first().click();
  await typeSeed(page, value);
  await dialog(page).getByRole('button', { name: '录入种子' }).click();
  await expect(done(page, '录入种子')).toBeVisible();
  await button(page, '复录种子').first().click();
  await typeSeed(page, value);
  await second(page, other);
  await page.keyboard.press('Control+Enter');
  await expect(done(page, '复录种子')).toBeVisible();
}

async function signs(page: Page, role: string, name: string): Promise<void> {
  await page.getByRole('toolbar', { name: '仪式操作' }).getByRole('button', { name: '签字', exact: true }).click();
  // The dialog gives the name its focus: what is typed before would land there.
  await expect(dialog(page).getByLabel('姓名')).toBeFocused();
  await dialog(page).getByLabel('身份').selectOption({ label: role });
  await dialog(page).getByLabel('姓名').fill(name);
  await dialog(page).getByLabel('单位').fill('某单位');
  const field = dialog(page).getByRole('img', { name: '请在此签字' });
  await painted(page);
  const box = await field.boundingBox();
  if (box === null) throw new Error('the field is there');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 100, { steps: 6 });
  await page.mouse.up();
  await dialog(page).getByRole('button', { name: '签字', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** With ANJU_SCREENSHOTS=DIR: what the hall and the officer see. */
async function keep(page: Page, name: string): Promise<void> {
  const into = process.env.ANJU_SCREENSHOTS ?? '';
  if (into !== '') await page.screenshot({ path: join(into, `draw ${name}.png`) });
}

async function exported(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  return readFileSync(await (await download).path());
}

test('a frozen draw is drawn, signed and published, and the citizen’s page says the same', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(300_000);
  page.setDefaultTimeout(20_000);
  const account = accountsOf(folder);
  const other = account('city-sup2');
  await signIn(page, account('city-sup1'));
  await goTo(page, '/draws');
  await settled(page);
  expect(await violations(page, 'draws')).toEqual([]);
  await page.getByRole('link', { name: /第三批/ }).click();
  await settled(page);
  // The keys are there once the page of the draw is.
  await expect(page.getByRole('toolbar', { name: '仪式操作' })).toBeVisible();
  const popup = page.waitForEvent('popup');
  await page.keyboard.press('h');
  const hall = await popup;
  await hall.setViewportSize({ width: 1920, height: 1080 });
  await expect(hall.getByRole('heading', { level: 1 })).toContainText('第三批');
  // A page behind another is drawn once a second.
  await page.bringToFront();

  await test.step('it is not started before its seed, nor alone', async () => {
    const start = button(page, '开始摇号');
    await expect(start).toHaveAttribute('aria-disabled', 'true');
    await start.hover();
    await expect(page.getByRole('tooltip').filter({ hasText: '种子还没有录齐' })).toBeVisible();
    for (const value of ['1234567890', '0987654321', '5555500000']) await contribute(page, value, other);
    await expect(hall.getByText('5555500000')).toBeVisible();
    await keep(hall, 'hall-seed');
    await start.click();
    await dialog(page).getByRole('button', { name: '开始摇号' }).click();
    await expect(dialog(page).getByText('请填写共同签署人的账号和密码')).toBeVisible();
    await second(page, account('city-sup1'));
    await dialog(page).getByRole('button', { name: '开始摇号' }).click();
    await expect(dialog(page).getByRole('alert')).toBeVisible();
    await second(page, other);
    await dialog(page).getByRole('button', { name: '开始摇号' }).click();
    await expect(page.getByRole('heading', { name: '结果', exact: true })).toBeVisible();
    await expect(hall.getByText('结果指纹')).toBeVisible();
    // The attempt to start it alone stands in the log for everybody.
    await expect(page.getByText(/“开始摇号”被拒绝/)).toBeVisible();
    await settled(page);
    expect(await violations(page, 'drawn')).toEqual([]);
    expect(await violations(hall, 'hall')).toEqual([]);
    await keep(page, 'drawn');
    await keep(hall, 'hall-drawn');
  });

  await test.step('it is signed by all who have to, and published by two', async () => {
    await expect(button(page, '完成签字')).toHaveAttribute('aria-disabled', 'true');
    await signs(page, '监督人员', '甲监督');
    await signs(page, '公证员', '乙公证');
    await signs(page, '见证人', '丙见证');
    await button(page, '完成签字').click();
    await expect(done(page, '完成签字')).toBeVisible();
    await expect(button(page, '导出核验包')).toHaveAttribute('aria-disabled', 'true');
    await button(page, '发布结果').click();
    await second(page, other);
    await dialog(page).getByRole('button', { name: '发布结果' }).click();
    await expect(done(page, '发布结果')).toBeVisible();
    await expect(button(page, '结果生效')).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('its self-check is for the office, on the page and on paper', async () => {
    await button(page, '查看自查报告').click();
    await expect(page.getByText(/全凭机会时/)).toBeVisible();
    await page.getByText(/全凭机会时/).scrollIntoViewIfNeeded();
    expect(await violations(page, 'self-check')).toEqual([]);
    await keep(page, 'self-check');
    await button(page, '全部（可打印）').click();
    const paper = page.getByRole('article');
    await expect(paper.getByText('内部资料，不对外公布')).toBeVisible();
    await expect(paper.getByRole('table', { name: '层次' })).toBeVisible();
    expect(await violations(page, 'self-check paper')).toEqual([]);
    await keep(page, 'self-check-paper');
    await page.keyboard.press('Escape');
    await expect(button(page, '查看自查报告')).toBeVisible();
  });

  await test.step('the page that a citizen opens from disk says the same', async () => {
    const files = zipContents(new Uint8Array(await exported(page, '导出网页文件夹')));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'index.html',
        'result.xlsx',
        'roster.xlsx',
        'result.pdf',
        'roster.pdf',
        'bundle.zip',
        'verifier.html',
        'verify.py',
        'README.txt',
      ]),
    );
    const place = mkdtempSync(join(tmpdir(), 'anju-citizen-'));
    try {
      const [verifier, bundle] = [join(place, 'verifier.html'), join(place, 'bundle.zip')];
      writeFileSync(verifier, files.get('verifier.html') ?? '');
      writeFileSync(bundle, files.get('bundle.zip') ?? '');
      const citizen = await page.context().newPage();
      await citizen.goto(pathToFileURL(verifier).href);
      await citizen.getByLabel('选择文件').setInputFiles(bundle);
      await expect(citizen.locator('#verdict')).toContainText('全部一致', { timeout: 30_000 });
      const seed = JSON.parse(files.get('bundle/seed.json')?.toString() ?? '{}') as { readonly resultHash: string };
      const shown = async () => (await citizen.locator('#hashes').innerText()).replaceAll(' ', '');
      await expect.poll(shown).toContain(seed.resultHash);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
