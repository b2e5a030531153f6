/**
 * A clerk works through twenty mixed cases with the keyboard alone: papers judged one by one, complete files accepted,
 * others asked for, taken on a promise or withdrawn. After each the list, the clock and the letter are right.
 */
import type { Page } from '@playwright/test';
import { samplePng } from '../support/intake/sample-files.ts';
import { violations } from './support/axe.ts';
import { decisionBar, expectStatus, queueGrid } from './support/cases.ts';
import { expect, test } from './support/desk.ts';
import { type Keys, keysOf, watchPointer } from './support/keys.ts';
import { completeDraft, forget, zipFile } from './support/packages.ts';
import { type Person, clerk } from './support/people.ts';
import { downTo } from './support/rows.ts';
import { settled } from './support/screens.ts';
import { userMenu } from './support/session.ts';

const CASES = 20;

/** What the clerk finds in each case, in the order of the list. */
const kinds = ['complete', 'illegible', 'promise', 'complete', 'withdrawn'] as const;
type Kind = (typeof kinds)[number];
const kindOf = (index: number): Kind => kinds[index % kinds.length] ?? 'complete';

test('twenty mixed cases by keys alone, a promise kept, a letter in Word', async ({ desk: page }) => {
  test.setTimeout(420_000);
  const pointerEvents = await watchPointer(page);
  const keys = keysOf(page);
  const draft = completeDraft({ seed: 21, applications: CASES, first: 400 });
  const kindByNo = new Map<string, Kind>();
  draft.applications.forEach(({ json }, index) => {
    const name = json.content.members[0]?.name ?? '';
    kindByNo.set(`${name} ${json.content.members[0]?.identityNumber ?? ''}`, kindOf(index));
    if (kindOf(index) === 'promise') forget(json, 'income-proof');
  });

  await signIn(page, keys, clerk);
  await importByKeys(page, keys, await zipFile(draft));
  await keys.press('Alt+1');
  await queueGrid(page, '待受理');
  await expect(badge(page, '待受理')).toContainText(String(CASES));
  await keys.press('Home');
  await keys.press('Enter');
  await page.waitForURL(/\/case\//);

  const counted: Record<Kind, number> = { complete: 0, illegible: 0, promise: 0, withdrawn: 0 };
  let promised = '';
  for (let left = CASES; left > 0; left -= 1) {
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toContainText(/^XN/);
    const heading = await title.innerText();
    const kind = await kindShown(page, heading, kindByNo);
    await test.step(`${String(CASES - left + 1)}: ${kind}`, async () => {
      await decideOn(page, keys, kind);
      if (left > 1) await expect(title).not.toHaveText(heading);
      if (kind === 'promise') promised = heading;
    });
    counted[kind] += 1;
    await expect(badge(page, '待受理')).toContainText(String(left - 1));
  }
  expect(counted).toEqual({ complete: 8, illegible: 4, promise: 4, withdrawn: 4 });
  await expect(badge(page, '街道初审')).toContainText('12');
  await expect(badge(page, '待补正')).toContainText('4');

  await test.step('a refused paper stands on the notice with its reason', async () => {
    await openFirst(page, keys);
    await expectStatus(page, '待补正');
    await expect(page.getByText('材料不认可：身份证（看不清）')).toBeVisible();
    await openLetter(page, keys, '补正告知书');
    await expect(page.getByRole('article', { name: /公共租赁住房/ })).toContainText('身份证（看不清，请重新提交）');
    await keys.press('Escape');
  });

  await test.step('the promise slip, in Word too', async () => {
    await openNamed(page, keys, promised);
    await expectStatus(page, '街道初审');
    await expect(page.getByText('承诺补交：收入证明')).toBeVisible();
    await openLetter(page, keys, '容缺受理承诺书');
    await expect(page.getByRole('article', { name: /公共租赁住房/ })).toContainText('视为撤回申请');
    const download = page.waitForEvent('download');
    await keys.press('o');
    expect((await download).suggestedFilename()).toMatch(/承诺书.*\.docx$/);
    await expect(page.getByRole('status').filter({ hasText: '随案留存' })).toBeVisible();
    await keys.press('Escape');
  });

  await test.step('the promise is kept', async () => {
    await press(page, keys, '登记承诺补交材料');
    const record = page.getByRole('dialog', { name: '登记承诺补交材料' });
    await keys.tabTo(record.getByRole('button', { name: '上传收入证明' }));
    const chooser = page.waitForEvent('filechooser');
    await keys.press('Enter');
    const buffer = Buffer.from(samplePng(0x445566));
    await (await chooser).setFiles({ name: '收入证明.png', mimeType: 'image/png', buffer });
    await expect(record.getByText('收入证明.png')).toBeVisible();
    await expect(record.getByText('单个不超过')).toBeVisible();
    await keys.press('Control+Enter');
    await done(page, '登记承诺补交材料');
    await expect(page.getByText('承诺补交：收入证明')).toBeHidden();
  });

  await test.step('? lists the keys of the review', async () => {
    await keys.press('Shift+?');
    const help = page.getByRole('dialog', { name: '键盘操作' });
    for (const name of ['认可', '不认可', '两页并排', '裁剪、扶正（存副本）', '遮盖（公示用，存副本）']) {
      await expect(help.getByRole('row', { name, exact: false }).first()).toBeVisible();
    }
    await keys.press('Escape');
    await expect(help).toBeHidden();
  });
  expect(await violations(page, 'review')).toEqual([]);
  expect(await pointerEvents()).toBe(0);
});

async function signIn(page: Page, keys: Keys, person: Person): Promise<void> {
  await expect(page.getByLabel('账号', { exact: true })).toBeFocused();
  await keys.type(person.account);
  await keys.press('Tab');
  await keys.type(person.password);
  await keys.press('Enter');
  await expect(userMenu(page, person.name)).toBeVisible();
}

async function importByKeys(page: Page, keys: Keys, file: Awaited<ReturnType<typeof zipFile>>): Promise<void> {
  await keys.press('Control+k');
  await expect(page.getByPlaceholder('去哪里、做什么，或搜索申请')).toBeFocused();
  await keys.type('导入');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '导入申请包' })).toBeVisible();
  await expect(page.getByPlaceholder('去哪里、做什么，或搜索申请')).toBeHidden();
  const chooser = page.waitForEvent('filechooser');
  await keys.press('f');
  await (await chooser).setFiles(file);
  await expect(page.getByText('全部导入，没有问题。')).toBeVisible();
}

function badge(page: Page, name: string) {
  return page
    .getByRole('navigation', { name: '待办' })
    .getByRole('link')
    .filter({ hasText: new RegExp(`^${name}`) });
}

/** The case says who it is about; the test knows what it put into it. */
async function kindShown(page: Page, heading: string, kindByNo: ReadonlyMap<string, Kind>): Promise<Kind> {
  const values = page.getByRole('main').locator('dd');
  let shown: Kind | undefined;
  const find = async (): Promise<Kind | undefined> => {
    const facts = await values.allInnerTexts();
    const [, kind] =
      [...kindByNo].find(([who]) => {
        const [name = '', number = ''] = who.split(' ');
        return heading.endsWith(name) && facts.includes(name) && facts.includes(number);
      }) ?? [];
    shown = kind;
    return kind;
  };
  await expect.poll(find, { message: `${heading} is of the package` }).toBeDefined();
  if (shown === undefined) throw new Error(`${heading} is not of the package`);
  return shown;
}

async function decideOn(page: Page, keys: Keys, kind: Kind): Promise<void> {
  const judged = page.getByRole('group', { name: '材料认定' });
  await expect(judged).toContainText('未认定');
  switch (kind) {
    case 'complete':
      // Six papers, a key for each; the last one leaves nothing to judge.
      for (let paper = 0; paper < 6; paper += 1) await keys.press('y');
      await expect(judged).toContainText('材料已全部认定');
      await press(page, keys, '受理');
      break;
    case 'illegible': {
      await keys.press('Shift+PageDown');
      await expect(page.getByRole('toolbar', { name: '材料工具' })).toContainText('身份证');
      await keys.press('f');
      await expect(page.getByRole('dialog', { name: '不认可' })).toBeVisible();
      await keys.press('1');
      await keys.press('Control+Enter');
      await expect(judged).toContainText('不认可：看不清');
      await expect(page.getByText('材料不认可：身份证（看不清）')).toBeVisible();
      await press(page, keys, '一次性补正');
      const box = page.getByRole('checkbox', { name: '身份证（看不清，请重新提交）' });
      await expect(box).toBeChecked();
      break;
    }
    case 'promise':
      await press(page, keys, '容缺受理');
      await expect(page.getByText('收入证明：受理次日起 15 个工作日内')).toBeVisible();
      break;
    case 'withdrawn':
      await press(page, keys, '撤回');
      await keys.press('1');
      break;
  }
  await keys.press('Control+Shift+Enter');
}

/** Presses the number that the bar shows for the command. */
async function press(page: Page, keys: Keys, command: string): Promise<void> {
  const button = decisionBar(page).getByRole('button', { name: command, exact: true });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  // A judgement that is under way may change which number that is.
  await settled(page);
  const number = await button.getAttribute('aria-keyshortcuts');
  await keys.press(number ?? '');
  await expect(page.getByRole('dialog', { name: command, exact: true })).toBeVisible();
}

/** The first of those that wait for the applicant. */
async function openFirst(page: Page, keys: Keys): Promise<void> {
  await keys.press('Alt+2');
  const grid = await queueGrid(page, '待补正');
  await expect(grid.getByRole('row', { selected: true })).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function openNamed(page: Page, keys: Keys, heading: string): Promise<void> {
  const [caseNo = ''] = heading.split(' ');
  await keys.press('Alt+3');
  const grid = await queueGrid(page, '街道初审');
  await keys.press('Home');
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '2');
  await downTo(grid, keys, caseNo);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(caseNo);
}

async function openLetter(page: Page, keys: Keys, letter: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: letter });
  await keys.press('p');
  await expect(item).toBeVisible();
  // The menu takes the focus once it has unfolded.
  await expect(page.locator('[role=menu]:focus-within, [role=menu]:focus')).toBeVisible();
  await keys.arrowTo(item, 'ArrowDown');
  await keys.press('Enter');
  await expect(page.getByRole('article', { name: /公共租赁住房/ })).toBeVisible();
}

async function done(page: Page, command: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: `已办理：${command}` })).toBeVisible();
}
