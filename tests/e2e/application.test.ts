/** An application from the wizard to its approval: three offices, five people, every step by the screens. */
import type { Page } from '@playwright/test';
import { begin, confirm, decisionBar, expectStatus, importFigures, openCase } from './support/cases.ts';
import { expect, goTo, test } from './support/desk.ts';
import { applicant, completeDraft, forget, zipFile } from './support/packages.ts';
import {
  administrator,
  citySupervisor,
  clerk,
  districtClerk,
  offices,
  passphrase,
  type Person,
  secondClerk,
  secondSupervisor,
} from './support/people.ts';
import { overruleAll } from './support/overrule.ts';
import { changeTo, signIn, signOut, userMenu } from './support/session.ts';
import { samplePng } from '../support/intake/sample-files.ts';

test.use({ base: 'empty' });

test('wizard, staff, a package, a supplement, three offices, approval', async ({ desk: page }) => {
  test.setTimeout(240_000);
  const draft = completeDraft({ seed: 3, applications: 2, first: 1 });
  const complete = applicant(draft, 0);
  const lacking = applicant(draft, 1);
  complete.name = '马秀莲';
  lacking.name = '童建国';
  const [, second] = draft.applications;
  if (second !== undefined) forget(second.json, 'income-proof');
  const people: Person[] = [];

  await test.step('the wizard makes the office', () => setUpByWizard(page));
  await test.step('the administrator registers five people', async () => {
    await signIn(page, administrator);
    for (const person of [clerk, secondClerk, districtClerk, citySupervisor, secondSupervisor]) {
      people.push(await register(page, person));
    }
    await signOut(page, administrator);
  });
  const [taker, reviewer, district, city, other] = people as [Person, Person, Person, Person, Person];

  await test.step('each sets a password of their own', async () => {
    for (const person of people) await firstSignIn(page, person);
  });

  await test.step('a clerk drops the package on the screen and reads the report', async () => {
    await signIn(page, own(taker));
    await dropPackage(page, await zipFile(draft));
    await expect(page.getByText('全部导入，没有问题。')).toBeVisible();
    await expect.poll(() => importFigures(page)).toEqual({ 共: '2', 已导入: '2', 以前已导入: '0', 未导入: '0' });
    await expect(page.getByRole('region', { name: '新建的申请（2）' }).getByRole('link')).toHaveCount(2);
  });

  await test.step('what is complete is accepted, with a receipt', async () => {
    await openCase(page, '待受理', complete.name);
    await begin(page, '受理');
    await confirm(page, '受理');
    await expectStatus(page, '街道初审');
    await expect(decisionBar(page).getByRole('button', { name: '提交审核意见' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.getByRole('link', { name: '打印受理回执' }).click();
    const letter = page.getByRole('article', { name: '公共租赁住房申请受理回执' });
    await expect(letter).toContainText(`${complete.name}：`);
    await expect(letter).toContainText('编号：');
    await page.getByRole('button', { name: '返回申请' }).click();
    await expectStatus(page, '街道初审');
  });

  await test.step('what lacks a paper is asked for once, comes, and is accepted', () => supplement(page, lacking.name));

  await test.step('the street reviews by a second clerk', async () => {
    await changeTo(page, taker, own(reviewer));
    await review(page, { queue: '街道初审', name: lacking.name });
    await expectStatus(page, '区级复审');
  });
  await test.step('the district reviews', async () => {
    await changeTo(page, reviewer, own(district));
    await review(page, { queue: '区级复审', name: lacking.name });
    await expectStatus(page, '市级审定');
  });
  await test.step('the city approves', async () => {
    await changeTo(page, district, own(city));
    await openCase(page, '市级审定', lacking.name);
    await begin(page, '通过');
    await overruleAll(page, own(other));
    await confirm(page, '通过');
    // What the city approved is made public before it is registered (PRH-07).
    await expectStatus(page, '待公示');
  });

  await test.step('the history can be read by a layman', async () => {
    await page.getByRole('button', { name: '办理历史' }).click();
    const steps = page.getByRole('region', { name: '办理历史' }).getByRole('listitem');
    await expect(steps.getByRole('heading')).toHaveText([
      '审定通过',
      '提交审核意见',
      '提交审核意见',
      '受理',
      '补正材料已收',
      '一次性告知补正',
      '收到申请',
    ]);
    await expect(steps.nth(0)).toContainText(`${city.name} · ${offices.city.name}`);
    await expect(steps.nth(1)).toContainText(`${district.name} · ${offices.district.name}`);
    await expect(steps.nth(2)).toContainText(`${reviewer.name} · ${offices.street.name}`);
    await expect(steps.nth(3)).toContainText(taker.name);
    await expect(steps.nth(5)).toContainText('收入证明（近六个月的工资流水）');
  });

  await test.step('the approval lies ready for the printer', async () => {
    await page.getByRole('link', { name: '打印审核决定' }).click();
    const letter = page.getByRole('article', { name: '公共租赁住房申请审核通过通知书' });
    await expect(letter).toContainText(lacking.name);
    await expect(letter).toContainText(lacking.identityNumber);
  });
});

async function setUpByWizard(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: '下一步' });
  await expect(page.getByRole('heading', { name: '首次设置' })).toBeVisible();
  await next.click();
  await expect(page.getByText('应为 4 位数字。')).toBeVisible();
  for (const [level, office] of [
    ['市', offices.city],
    ['区（县）', offices.district],
    ['街道（镇）', offices.street],
  ] as const) {
    await page.getByLabel(`${level}代码`).fill(office.id);
    await page.getByLabel(`${level}名称`).fill(office.name);
  }
  await next.click();
  await page.getByLabel('编号字头').fill('xn');
  await page.getByRole('combobox', { name: '适用政策' }).click();
  await page.getByRole('option', { name: '西宁' }).click();
  await next.click();
  await page.getByLabel('姓名').fill(administrator.name);
  await page.getByLabel('密码', { exact: true }).fill(administrator.password);
  await page.getByLabel('再输入一次新密码').fill(administrator.password);
  await next.click();
  await page.getByLabel('案卷口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再输入一次口令').fill(passphrase);
  await page.getByLabel('口令已抄写并交专人保管').check();
  await next.click();
  await expect(page.getByRole('row', { name: '编号字头' })).toContainText('XN');
  await page.getByRole('button', { name: '建立案卷' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
}

/** Registers a person on the screen; the password is the one shown, once. */
async function register(page: Page, person: Person): Promise<Person> {
  await goTo(page, '/staff');
  await page.getByRole('button', { name: '登记人员' }).click();
  const form = page.getByRole('dialog', { name: '登记人员' });
  await form.getByLabel('姓名').fill(person.name);
  await form.getByLabel('账号').fill(person.account);
  await form.getByLabel('所属机构').selectOption(person.office);
  await form.getByRole('textbox', { name: /^身份证号/ }).fill(person.identityNumber);
  const [role] = person.roles;
  await form.getByRole('checkbox', { name: role === 'supervisor' ? '主管' : '受理员' }).check();
  await form.getByRole('button', { name: '登记人员' }).click();
  const note = page.getByRole('dialog', { name: '初始密码' });
  const password = await note.getByLabel('初始密码').innerText();
  await note.getByRole('button', { name: '我已抄下' }).click();
  await expect(page.getByRole('row', { name: person.account })).toContainText(person.name);
  return { ...person, password };
}

const own = (person: Person): Person => ({ ...person, password: `${person.account}-own-7718` });

/** A password set by somebody else opens nothing but the change of it. */
async function firstSignIn(page: Page, person: Person): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(person.account);
  await page.getByLabel('密码', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '请先修改密码' })).toBeVisible();
  await page.getByLabel('当前密码', { exact: true }).fill(person.password);
  await page.getByLabel('新密码', { exact: true }).fill(own(person).password);
  await page.getByLabel('再输入一次新密码', { exact: true }).fill(own(person).password);
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(userMenu(page, person.name)).toBeVisible();
  await signOut(page, person);
}

/** Drops a file as the system's file manager does. */
async function dropPackage(page: Page, file: Awaited<ReturnType<typeof zipFile>>): Promise<void> {
  await goTo(page, '/import');
  await expect(page.getByText('把申请包（ZIP）拖到这里')).toBeVisible();
  const transfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const held = new DataTransfer();
      held.items.add(new File([bytes], name, { type }));
      return held;
    },
    { name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
  );
  const zone = page.getByText('同一个包导入两次不会重复建件');
  for (const event of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(event, { dataTransfer: transfer });
  await expect(page.getByRole('heading', { name: '导入报告' })).toBeVisible();
}

async function supplement(page: Page, name: string): Promise<void> {
  await openCase(page, '待受理', name);
  await expect(page.getByText('缺少材料：收入证明')).toBeVisible();
  const accept = decisionBar(page).getByRole('button', { name: '受理', exact: true });
  await expect(accept).toHaveAttribute('aria-disabled', 'true');
  await accept.hover();
  await expect(page.getByRole('tooltip')).toHaveText('材料不齐：收入证明。');
  const notice = await begin(page, '一次性补正');
  await expect(notice.getByRole('checkbox', { name: '收入证明' })).toBeChecked();
  await notice.getByLabel('收入证明 具体要求').fill('近六个月的工资流水');
  await confirm(page, '一次性补正');
  await expectStatus(page, '待补正');

  const record = await begin(page, '登记补正材料');
  const chooser = page.waitForEvent('filechooser');
  await record.getByRole('button', { name: '上传收入证明' }).click();
  await (
    await chooser
  ).setFiles({ name: '工资流水.png', mimeType: 'image/png', buffer: Buffer.from(samplePng(0x336699)) });
  await expect(record.getByText('工资流水.png')).toBeVisible();
  await confirm(page, '登记补正材料');
  await expectStatus(page, '已补正');
  await expect(page.getByText('缺少材料：收入证明')).toBeHidden();
  await begin(page, '受理');
  await confirm(page, '受理');
  await expectStatus(page, '街道初审');
}

async function review(page: Page, { queue, name }: { queue: '街道初审' | '区级复审'; name: string }): Promise<void> {
  await openCase(page, queue, name);
  const panel = await begin(page, '提交审核意见');
  await panel.getByRole('radio', { name: '建议通过' }).check();
  await panel.getByLabel('意见（可不填）').fill('材料核对无误');
  await confirm(page, '提交审核意见');
}
