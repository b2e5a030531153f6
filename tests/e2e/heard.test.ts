/**
 * A petition with its letters, resting on a document of the library, to its end; a bad rating that is mended and one that
 * somebody else strikes; five thousand orders of the hotline with bad rows; and an office that helps another.
 */
import { type Page, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { zipContents } from '../support/publicity/zip-contents.ts';
import { violations } from './support/axe.ts';
import { goTo, test } from './support/desk.ts';
import { field, give, hear, inside, open } from './support/heard.ts';
import { accountsOf, settled } from './support/screens.ts';
import { changeTo, signIn } from './support/session.ts';

test.use({ base: 'city' });

/** Makes a letter on its line; what comes back is its name. */
async function letter(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await open(page)
    .getByRole('button', { name: `出具文书 ${name}` })
    .click();
  return (await download).suggestedFilename();
}

test('a petition rests on a document of the library, carries its letters, and is over after the re-review', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(120_000);
  await signIn(page, accountsOf(folder)('city-sup1'));
  await test.step('a rule is put into the library, found by its words, and stands on the published list', async () => {
    await goTo(page, '/library');
    await page.getByRole('button', { name: '收录文件' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('名称', { exact: true }).fill('西宁市公租房选房顺序规则');
    await form.getByLabel('发布机关').fill('西宁市住房保障和房产管理局');
    await form.getByLabel('发布日期').fill('2026-01-05');
    await form.getByLabel('施行日期').fill('2026-02-01');
    await form.getByLabel('全文').fill('递补按轮候号依次进行，中途放弃的，由后一户递补。');
    await form.getByRole('button', { name: '收录文件' }).click();
    await expect(form).toBeHidden();
    await page.getByLabel(/^搜索 名称/).fill('后一户递补');
    await expect(page.getByText('西宁市公租房选房顺序规则').first()).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出网页文件夹' }).click();
    const list =
      zipContents(readFileSync(await (await download).path()))
        .get('index.html')
        ?.toString() ?? '';
    const telephone = await page.context().newPage();
    await telephone.setViewportSize({ width: 390, height: 844 });
    await telephone.setContent(list);
    await expect(telephone.getByRole('cell', { name: '西宁市公租房选房顺序规则' })).toBeVisible();
    expect(await telephone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await telephone.close();
  });
  await hear(page, { kind: '信访', title: '要求说明递补顺序', name: '铁永福' });
  await give(page, '受理');
  expect(await letter(page, '信访事项受理告知书')).toMatch(/^信访事项受理告知书 XN诉.*-1\.docx$/);
  await give(page, '答复', async (form) => {
    await form.getByLabel('答复内容').fill('递补顺序公开，结果有效');
    await form.getByLabel('依据的政策文件').fill('选房顺序');
    await page.getByRole('option', { name: '西宁市公租房选房顺序规则' }).click();
    await form.getByLabel('答复内容').click();
  });
  await expect(open(page)).toContainText('西宁市公租房选房顺序规则');
  expect(await letter(page, '信访事项处理意见书')).toContain('信访事项处理意见书');
  for (const level of ['复查', '复核']) {
    await give(page, '登记复查复核申请', (form) => form.getByLabel('意见').fill('不服'));
    await give(page, '记复查复核意见', async (form) => {
      await form.getByLabel('复查复核机关').fill('市住房保障中心');
      await form.getByLabel('意见').fill('维持');
    });
    expect(await letter(page, `信访事项${level}意见书`)).toContain(level);
  }
  await expect(page.getByText('已办结').first()).toBeVisible();
  await test.step('every letter stays with it, and the same facts are not taken again (PET-06)', async () => {
    await expect(inside(page).getByRole('button', { name: /^打开附件/ })).toHaveCount(4);
    await page.keyboard.press('Alt+n');
    await page.getByRole('radiogroup', { name: '类别' }).getByText('信访').click();
    await field(page, '姓名').fill('铁永福');
    await field(page, '电话').fill('13900001234');
    await field(page, '标题').fill('要求说明递补顺序');
    await field(page, '内容').fill('再次反映');
    await expect(page.getByRole('region', { name: '相近的诉求' })).toContainText('同一电话');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('已经终结');
    expect(await violations(page, 'hear')).toEqual([]);
  });
});

test('ratings are mended or struck by somebody else, five thousand orders come in, and an office helps', async ({
  desk: page,
  folder,
}) => {
  test.setTimeout(120_000);
  const account = accountsOf(folder);
  const [clerk, supervisor] = [account('hutai1'), account('city-sup1')];
  await signIn(page, clerk);
  await test.step('a named bad rating is contacted within its day and mended; another is appealed against', async () => {
    await hear(page, { kind: '服务评价', title: '排队太久', of: `窗口 ${String(Date.now())}` });
    await expect(page.getByRole('article')).toContainText('联系核实');
    await give(page, '联系核实', (form) => form.getByLabel('说明').fill('已致歉，增开窗口'));
    await give(page, '答复', (form) => form.getByLabel('答复内容').fill('已增开窗口'));
    await give(page, '回访', async (form) => {
      await form.getByLabel('满意度').selectOption('satisfied');
    });
    await expect(page.getByText('已办结').first()).toBeVisible();
    await hear(page, { kind: '服务评价', title: '从未来过的人打分', of: `窗口 x${String(Date.now())}` });
    await give(page, '联系核实', async (form) => {
      await form.getByLabel('核实结果').selectOption('doubtful');
      await form.getByLabel('说明').fill('当日无此人');
    });
    await give(page, '申诉差评', (form) => form.getByLabel('理由', { exact: true }).fill('当日无此人'));
  });
  const address = new URL(page.url()).hash.slice(1);
  await changeTo(page, clerk, supervisor);
  await test.step('somebody else looks again and strikes it; the results leave without a name', async () => {
    await goTo(page, address);
    await give(page, '复核差评', async (form) => {
      await form.getByText('不计差评').click();
      await form.getByLabel('说明').fill('录像核实无此人');
    });
    await expect(page.getByText('已办结').first()).toBeVisible();
    await goTo(page, '/heard?view=ratings');
    await expect(page.getByText(/复核不计 [1-9]/)).toBeVisible();
  });
  await test.step('five thousand orders, two in a thousand bad: each is named, the rest come in', async () => {
    await goTo(page, '/tickets/import');
    await page.locator('input[type=file]').setInputFiles({
      name: '12345.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(orders(5_000))),
    });
    const figure = (name: string) => page.locator('dl div', { hasText: name }).locator('dd');
    await expect(figure('可登记')).toHaveText('4,990', { timeout: 30_000 });
    await expect(page.getByRole('region', { name: '问题 10 处' }).getByRole('row')).toHaveCount(11);
    await expect(page.getByRole('row', { name: 'QH88000499' })).toContainText('“2026-02-30”不是日期');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '保存问题清单' }).click();
    expect(
      readFileSync(await (await download).path(), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(11);
    await page.getByRole('button', { name: /^导入/ }).click();
    await expect(figure('新登记')).toHaveText('4,990', { timeout: 60_000 });
    await expect(figure('有问题')).toHaveText('10');
    expect(await violations(page, 'orders')).toEqual([]);
  });
  await test.step('the lead asks an office of the house, whose answer stands on its page (CMP-06)', async () => {
    await hear(page, { title: '两个街道交界处施工扰民' });
    await give(page, '受理');
    await give(page, '请求协办', async (form) => {
      await form.getByLabel(/^协办机构/).selectOption({ label: '胜利路街道' });
      await form.getByLabel('需要协办的事').fill('请核实施工许可');
    });
    const lead = new URL(page.url()).hash.slice(1);
    await page.getByRole('article').getByRole('link', { name: '胜利路街道' }).click();
    await expect(page.locator('#ticket-title')).toContainText('协办：两个街道');
    await give(page, '受理');
    await expect(page.getByRole('article')).not.toContainText('马成才');
    await give(page, '答复', (form) => form.getByLabel('答复内容').fill('许可到月底'));
    await goTo(page, lead);
    await expect(page.getByRole('article')).toContainText('许可到月底');
    await settled(page);
  });
});

/** As the hotline exports them; every five hundredth has a day that is none. */
function orders(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, n) => ({
    工单编号: `QH88${String(n).padStart(6, '0')}`,
    工单标题: `反映第 ${String(n)} 件事`,
    诉求内容: '请尽快处理',
    来电人: '马秀莲',
    来电号码: '13800138000',
    诉求类型: '投诉',
    事项分类: '维修',
    涉及小区: '丽康瑞居',
    承办单位编码: '630104003',
    派单日期: n % 500 === 499 ? '2026-02-30' : '2026-11-20',
    办理期限: '',
  }));
}
