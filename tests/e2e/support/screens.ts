/** Every screen of the demo city with the person who sits in front of it. Finds its way in any language. */
import { type Locator, type Page, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterKind } from '../../../src/domain/letter/letter-kind.ts';
import type { QueueName } from '../../../src/domain/queue/definitions.ts';
import { arrived } from './arrived.ts';
import { goTo } from './desk.ts';
import { painted } from './painted.ts';
import { answered, openQuestions } from './unanswered.ts';

export interface Account {
  readonly account: string;
  readonly password: string;
  readonly name: string;
}

/** The people of the demo city, as its data folder names them. */
export function accountsOf(folder: string): (account: string) => Account {
  const { accounts } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { accounts: readonly Account[] };
  return (wanted) => {
    const found = accounts.find(({ account }) => account === wanted);
    if (found === undefined) throw new Error(`the demo city has no ${wanted}`);
    return found;
  };
}

interface Screen {
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
  /** Closes what lies over the page, so that the next screen can be shown. */
  readonly leave?: (page: Page) => Promise<void>;
}

interface Round {
  readonly account: string;
  readonly screens: readonly Screen[];
}

const at = (name: string, address: string): Screen => ({
  name,
  show: async (page) => {
    await goTo(page, address);
    await settled(page);
  },
});

const queue = (name: QueueName): Screen => at(`queue-${name}`, `/queue/${name}`);

async function openTicket(page: Page, title: string): Promise<void> {
  await page.getByRole('row', { name: title }).getByRole('link').click();
  await expect(page.locator('#ticket-title')).toContainText(title);
  await settled(page);
}

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');

/** What a key brings up on the screen before. */
const byKey = (name: string, keys: string, shown: (page: Page) => Locator): Screen => ({
  name,
  show: async (page) => {
    await page.keyboard.press(keys);
    await expect(shown(page)).toBeVisible();
    await settled(page);
  },
  leave: async (page) => {
    await escape(page);
    await expect(shown(page)).toBeHidden();
  },
});

/** The first case of a queue in which the city has some. */
const firstCase = (name: string, from: QueueName): Screen => ({
  name,
  show: async (page) => {
    await openFirst(page, from);
  },
});

const letter = (kind: LetterKind, from: QueueName): Screen => ({
  name: `letter-${kind}`,
  show: async (page) => {
    await openFirst(page, from);
    const caseId = /\/case\/([^?]+)/.exec(page.url())?.[1] ?? '';
    await goTo(page, `/cases/${caseId}/print/${kind}`);
    await expect(page.getByRole('article')).toBeVisible();
    await settled(page);
  },
});

async function openFirst(page: Page, from: QueueName): Promise<void> {
  await goTo(page, `/queue/${from}`);
  await settled(page);
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-busy', 'false');
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeVisible();
  await settled(page);
}

const dialog = (page: Page): Locator => page.getByRole('dialog');

export const rounds: readonly Round[] = [
  {
    account: 'city-sup1',
    screens: [
      queue('city-decision'),
      byKey('keys', 'Shift+?', dialog),
      byKey('palette', 'Control+k', dialog),
      firstCase('case', 'city-decision'),
      byKey('case-reject', '2', dialog),
      { name: 'case-history', show: (page) => page.keyboard.press('h').then(() => settled(page)) },
      { name: 'case-eligibility', show: (page) => page.keyboard.press('g').then(() => settled(page)) },
      { name: 'case-checks', show: (page) => page.keyboard.press('v').then(() => settled(page)) },
      {
        name: 'case-check-cell',
        show: async (page) => {
          await page.getByRole('gridcell').getByRole('button').first().click();
          await settled(page);
        },
      },
      { name: 'case-time', show: (page) => page.keyboard.press('t').then(() => settled(page)) },
      at('time', '/time?step=whole'),
      at('waiting-list', '/waiting'),
      at('waiting-left', '/waiting?list=left'),
      at('waiting-where', '/where'),
      {
        name: 'draw-self-check',
        show: async (page) => {
          await goTo(page, '/draws');
          await settled(page);
          await page.getByRole('main').getByRole('table').getByRole('link').last().click();
          await page.getByRole('button', { name: /^(?:查看自查报告|Show the self-check)$/ }).click();
          await page.getByRole('button', { name: /可打印|printable/ }).click();
          await expect(page.getByRole('article')).toContainText('全凭机会');
          await settled(page);
        },
        leave: (page) => goTo(page, '/draws'),
      },
      at('plans', '/plans'),
      {
        name: 'plan',
        show: async (page) => {
          await goTo(page, '/plans');
          await settled(page);
          await page.getByRole('table').getByRole('link').last().click();
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
      },
      ...(['candidates', 'passed', 'declared', 'roster'] as const).map((tab) => ({
        name: `plan-${tab}`,
        show: async (page: Page) => {
          await goTo(page, `${new URL(page.url()).hash.slice(1).split('?')[0] ?? ''}?tab=${tab}`);
          await settled(page);
        },
      })),
      {
        name: 'plan-household',
        show: async (page) => {
          await goTo(page, `${new URL(page.url()).hash.slice(1).split('?')[0] ?? ''}?tab=passed`);
          await settled(page);
          await page.keyboard.press('j');
          await expect(page.getByRole('complementary')).toBeVisible();
          await settled(page);
        },
      },
      byKey('plan-freeze', '1', dialog),
      {
        name: 'plan-print',
        show: async (page) => {
          await page.keyboard.press('p');
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
        leave: (page) => goTo(page, '/plans'),
      },
      at('homes', '/homes'),
      at('homes-vacant', '/homes?estate=XNHH01&unitState=vacant'),
      at('homes-map', '/homes?map=true&estate=XNHH01'),
      at('home', '/homes/unit/XNHH01-1-0101'),
      byKey('home-correct', '1', dialog),
      at('estate', '/homes/estate/XNHH01'),
      byKey('estate-correct', '1', dialog),
      at('homes-import', '/homes/import'),
      at('selection', '/selection'),
      {
        name: 'selection-counter',
        show: async (page) => {
          await page.locator('main a[href*="/selection/"]').first().click();
          await expect(page.locator('#console-title')).toBeVisible();
          await settled(page);
        },
      },
      at('tickets', '/tickets'),
      at('tickets-supervised', '/tickets?list=supervised'),
      at('tickets-team', '/tickets?list=team'),
      at('tickets-answered', '/tickets?list=answered'),
      { name: 'ticket', show: (page) => openTicket(page, '租金扣了两次') },
      byKey('ticket-call-back', '1', dialog),
      {
        name: 'petition',
        show: async (page) => {
          await goTo(page, '/tickets?list=to-do');
          await openTicket(page, '对上一批选房顺序不服');
        },
      },
      at('hear', '/hear'),
      at('library', '/library'),
      at('library-document', '/library?doc=0192f0c0-0000-7000-8000-0000000b0001'),
      at('orders-import', '/tickets/import'),
      at('heard', '/heard'),
      at('heard-late', '/heard?part=late'),
      at('heard-area', `/heard?area=${encodeURIComponent('海湖新区')}`),
      at('heard-week', '/heard?view=week'),
      at('heard-ratings', '/heard?view=ratings'),
      at('leases', '/leases'),
      at('leases-draft', '/leases?tab=draft'),
      at('leases-to-file', '/leases?tab=to-file'),
      at('leases-arrears', '/leases?tab=arrears'),
      at('leases-roll', '/leases?tab=roll'),
      byKey('charge-run', 'b', dialog),
      at('payments', '/leases/payments'),
      at('payments-open', '/leases/payments?tab=open'),
      at('receipts', '/leases/payments?tab=receipts'),
      at('lease-new', '/leases/new'),
      {
        name: 'lease',
        show: async (page) => {
          await goTo(page, '/leases?tab=arrears');
          await settled(page);
          await page.getByRole('table').getByRole('link').first().click();
          await expect(page.getByRole('heading', { level: 1, name: /^XN/ })).toBeVisible();
          await settled(page);
        },
      },
      byKey('lease-pay', 'm', dialog),
      {
        name: 'lease-contract',
        show: async (page) => {
          await page.keyboard.press('g');
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
        leave: async (page) => {
          await page.keyboard.press('Escape');
          await expect(page.getByRole('heading', { level: 1, name: /^XN/ })).toBeVisible();
          await settled(page);
        },
      },
      {
        name: 'lease-tenant-copy',
        show: async (page) => {
          await page.keyboard.press('y');
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
        leave: (page) => goTo(page, '/leases'),
      },
      at('renewals', '/reviews?renewal=open'),
      at('reviews', '/reviews'),
      at('reviews-promised', '/reviews?tab=promised'),

      byKey('review-run', 'b', dialog),
      {
        name: 'visit',
        show: async (page) => {
          await goTo(page, '/reviews');
          await settled(page);
          await page.getByRole('table').getByRole('link').first().click();
          await expect(page.locator('#visit-title')).toBeVisible();
          await settled(page);
        },
      },
      at('visit-find', '/visit'),
      at('leavings-suggested', '/leavings?tab=suggested'),
      at('leavings-settled', '/leavings?tab=settled'),
      at('leavings', '/leavings'),
      {
        name: 'leaving',
        show: async (page) => {
          await goTo(page, '/leavings?tab=overdue');
          await settled(page);
          await page.getByRole('table').getByRole('link').first().click();
          await expect(page.locator('#leaving-title')).toBeVisible();
          await settled(page);
        },
      },
      byKey('leaving-return', 'b', dialog),
      {
        name: 'leaving-begun',
        show: async (page) => {
          await goTo(page, '/leavings?tab=suggested');
          await settled(page);
          await page.getByRole('table').getByRole('link').first().click();
          await expect(page.locator('#leaving-title')).toBeVisible();
          await settled(page);
        },
      },
      byKey('leaving-open', 'b', dialog),
      {
        name: 'comparison',
        show: async (page) => {
          await goTo(page, '/comparison');
          await settled(page);
          await page.keyboard.press('b');
          await expect(page.getByRole('status').filter({ hasText: /核对|compared/ })).toBeVisible();
          await settled(page);
        },
      },
      queue('recheck'),
      queue('rejected'),
      letter('receipt', 'district-review'),
      letter('supplement', 'awaiting-supplement'),
      letter('decision', 'rejected'),
    ],
  },
  {
    account: 'city1',
    screens: [
      at('publicity-waiting', '/publicity'),
      at('publicity-published', '/publicity?tab=published'),
      at('publicity-objections', '/publicity?tab=objections'),
      at('publicity-closed', '/publicity?tab=closed'),
      at('publicity-register', '/publicity?tab=register'),
      {
        name: 'notice',
        show: async (page) => {
          await goTo(page, '/publicity?tab=objections');
          await settled(page);
          await page.getByRole('table').getByRole('link').first().click();
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
      },
      {
        name: 'notice-objection',
        show: async (page) => {
          await page.keyboard.press('2');
          await expect(dialog(page)).toBeVisible();
        },
        leave: async (page) => {
          await escape(page);
          await expect(dialog(page)).toBeHidden();
        },
      },
      {
        name: 'notice-print',
        show: async (page) => {
          await page.keyboard.press('p');
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
        leave: (page) => goTo(page, '/publicity'),
      },
      firstCase('case-registered', 'registered'),
      at('draws', '/draws'),
      {
        name: 'draw-frozen',
        show: async (page) => {
          await page.getByRole('main').getByRole('table').getByRole('link').first().click();
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
      },
      {
        name: 'draw-published',
        show: async (page) => {
          await goTo(page, '/draws');
          await settled(page);
          await page.getByRole('main').getByRole('table').getByRole('link').last().click();
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
      },
    ],
  },
  {
    account: 'hutai1',
    screens: [
      queue('to-accept'),
      byKey('connection', 'Alt+0', (page) => page.getByRole('dialog', { name: /同步状态|connection/i })),
      at('import', '/import'),
      at('new-application', '/new'),
      queue('mine'),
      queue('unclaimed'),
      queue('waiting-agency'),
      queue('mismatch'),
      queue('duplicates'),
      {
        name: 'pair',
        show: async (page) => {
          await page.keyboard.press('Enter');
          await expect(page.getByRole('article')).toBeVisible();
          await settled(page);
        },
      },
      ...(['duplicate', 'same-household', 'different'] as const).map((outcome, place) => ({
        name: `pair-${outcome}`,
        show: async (page: Page) => {
          await page.keyboard.press(String(place + 1));
          await settled(page);
        },
        leave: escape,
      })),
      queue('overdue'),
      queue('due-today'),
      queue('recent'),
      queue('drafts'),
      at('conflicts', '/conflicts'),
      at('outbox', '/outbox'),
    ],
  },
  {
    account: 'admin',
    screens: [
      at('staff', '/staff'),
      {
        name: 'offices',
        show: async (page) => {
          await page.getByRole('tab').nth(1).click();
          await settled(page);
        },
      },
      at('devices', '/devices'),
      // One part of the policy's hundreds of rows shows what all of them do.
      at('policy', '/policy?find=clocks'),
      at('policy-history', '/policy?view=history'),
      {
        name: 'policy-draft',
        show: async (page) => {
          await goTo(page, '/policy/draft');
          await page.getByRole('main').getByRole('searchbox').fill('clocks');
          await settled(page);
        },
      },
      at('calendar', '/calendar'),
      at('no-such-page', '/nowhere'),
      at('settings', '/settings'),
      at('log', '/log'),
    ],
  },
];

/** The screen of the address is there, and everything asked for has come: nothing stands in for it any more. */
export async function settled(page: Page): Promise<void> {
  await arrived(page);
  do {
    await answered(page);
    await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root, [aria-busy=true]')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    await painted(page);
    // What was drawn may ask for more.
  } while (openQuestions(page).length > 0);
}
