/**
 * The look for a tenant as the person at the counter meets it: in Chromium, from the last key typed to the painted row,
 * beside what the query alone takes on the same file.
 */
import type { Page } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../../src/kernel/invariant.ts';
import type { OfficeId } from '../../src/kernel/ids.ts';
import { keyringPath } from '../../src/store/case-file.ts';
import type { Database } from '../../src/store/connection.ts';
import { setSlot } from '../../src/store/keyring.ts';
import { findLeases } from '../../src/store/queries/leases.ts';
import type { TestDesk } from '../support/desk/test-desk.ts';
import { TEST_PASSWORD, testOffices, testStaff } from '../support/desk/test-offices.ts';
import { deskWindow } from './desk-window.ts';
import { type Row, type Timing, percentiles, timed } from './measure.ts';
import { startHost } from './screen.ts';

const SAMPLES = 40;
const OWN_PASSWORD = 'at the counter 2026';
const PASSPHRASE = 'a city that is measured';
/** As the router asks. */
const MOST_FOUND = 50;

interface Lookup {
  readonly what: string;
  readonly column: 'tenant_name' | 'identity_number' | 'phone' | 'address';
}

const LOOKUPS: readonly Lookup[] = [
  { what: 'name', column: 'tenant_name' },
  { what: 'identity number', column: 'identity_number' },
  { what: 'telephone', column: 'phone' },
  { what: 'address', column: 'address' },
];

export async function lookupRows(made: TestDesk): Promise<readonly Row[]> {
  await furnish(made);
  const { child, url } = await startHost(made.folder);
  const { browser, page } = await deskWindow();
  try {
    await page.goto(url);
    await page.getByLabel('账号').fill(testStaff.hall.account);
    await page.getByLabel('密码').first().fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('当前密码').fill(TEST_PASSWORD);
    for (const label of ['新密码', '再输入一次新密码'])
      await page.getByLabel(label, { exact: true }).fill(OWN_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor({ timeout: 60_000 });
    await page.keyboard.press('Alt+v');
    await page.getByRole('heading', { name: '一窗办结' }).waitFor();
    const rows: Row[] = [];
    for (const lookup of LOOKUPS) rows.push(await lookupRow(page, made.desk.file.db, lookup));
    return rows;
  } finally {
    await browser.close();
    child.kill('SIGTERM');
  }
}

/** What a desk of this test has not: a keyring of the key that it has, and the file of a demo that unlocks it. */
async function furnish({ folder, dataKey }: TestDesk): Promise<void> {
  const check = createHmac('sha256', dataKey).update('anju-keyring/1/check').digest('base64');
  const keyring = { format: 'anju-keyring/1', check, slots: [{ kind: 'keychain', blob: 'AA==' }] };
  writeFileSync(keyringPath(folder), JSON.stringify(keyring));
  await setSlot(keyringPath(folder), dataKey, { kind: 'passphrase', passphrase: PASSPHRASE });
  writeFileSync(join(folder, 'demo.json'), JSON.stringify({ passphrase: PASSPHRASE, accounts: [] }));
}

async function lookupRow(page: Page, db: Database, { what, column }: Lookup): Promise<Row> {
  const scope: OfficeId = testOffices.street.id;
  const rank = db
    .prepare<[at: number], string>(`SELECT ${column} FROM lease_row ORDER BY lease_key LIMIT 1 OFFSET ?`)
    .pluck();
  const { leases } = db.prepare<[], { leases: number }>('SELECT count(*) AS leases FROM lease_row').get() ?? {
    leases: 0,
  };
  const expectedOf = (text: string): Expected => {
    const found = findLeases(db, { scope, text, limit: MOST_FOUND });
    return { first: found[0]?.leaseNo ?? '', count: found.length };
  };
  const chosen: string[] = [];
  const taken: number[] = [];
  for (let at = 0; taken.length < SAMPLES && at < leases; at += 1) {
    // All over the city, not one beside the other.
    const text = rank.get((at * 7_919 + 211) % leases) ?? '';
    const expected = expectedOf(text);
    invariant(expected.count > 0, `nobody is found by ${text}`);
    const before = expectedOf(text.slice(0, -1));
    // The last key has to change what is shown, or its answer is not seen to come.
    if (before.first === expected.first && before.count === expected.count) continue;
    chosen.push(text);
    taken.push(await lookFor(page, text, expected));
  }
  const query = timed(300, (index) =>
    findLeases(db, { scope, text: chosen[index % chosen.length] ?? '', limit: MOST_FOUND }),
  );
  return {
    what: `a tenant by ${what}, from the last key to the painted row; the query alone`,
    ours: `${millis(percentiles(taken))}; ${millis({ p50: query.p50 / 1_000, p95: query.p95 / 1_000 })}`,
    peer: '',
    ratio: null,
    target: '< 1 s',
  };
}

function millis({ p50, p95 }: Timing): string {
  const shown = (ms: number): string => (ms < 10 ? ms.toFixed(3) : ms.toFixed(0));
  return `${shown(p50)} ms (p95 ${shown(p95)})`;
}

interface Expected {
  readonly first: string;
  readonly count: number;
}

/** Everything but the last key is in the field and answered before the clock starts. */
async function lookFor(page: Page, text: string, { first, count }: Expected): Promise<number> {
  const field = page.getByLabel('承租人');
  await field.fill('');
  await field.fill(text.slice(0, -1));
  await page.waitForTimeout(400);
  await page.evaluate(`void (window.painted = (${WATCH})(${JSON.stringify({ first, count })}))`);
  await page.keyboard.press(text.slice(-1));
  return page.evaluate<number>('window.painted');
}

/**
 * Runs in the page: from the key, as the browser stamped it, to the end of the frame that shows these rows. Text, since
 * this program has no DOM of its own.
 */
const WATCH = `({ first, count }) => new Promise((resolve) => {
  let pressed;
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
  const look = () => {
    const rows = document.querySelectorAll('tbody tr');
    if (pressed === undefined || rows.length !== count || !rows[0].textContent.includes(first)) return;
    watcher.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - pressed);
      port2.postMessage(null);
    });
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
})`;
