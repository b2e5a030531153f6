import { createInstance, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConflictField } from '../../../contract/conflicts.ts';
import { zh } from '../../messages/zh.ts';
import { fieldRows } from './field-rows.ts';
import { fieldName, valueLines } from './field-words.ts';

let t: TFunction;
const officeName = (office: string): string => (office === '630104003' ? '虎台街道' : office);

beforeAll(async () => {
  const i18n = createInstance();
  const resources = { zh: { words: zh } };
  t = await i18n.init({
    lng: 'zh',
    ns: ['words'],
    defaultNS: 'words',
    resources,
    interpolation: { escapeValue: false },
  });
});

/** The table as a person reads it. */
function shown(fields: readonly ConflictField[]): readonly (readonly [string, string, string, string])[] {
  return fieldRows(fields).map((row) => {
    const words = (value: unknown): string => valueLines(row.path, value, { t, officeName }).join(' / ');
    return [fieldName(row, t), words(row.before), words(row.mine), words(row.theirs)];
  });
}

const field = (path: string, [before, mine, theirs]: readonly [unknown, unknown, unknown]): ConflictField => ({
  path,
  before,
  mine,
  theirs,
});

const member = (name: string, identityNumber: string, monthlyIncome: number) => ({
  name,
  identityNumber,
  relation: '01',
  maritalStatus: '20',
  phone: '',
  employer: '',
  monthlyIncome,
  flags: { counted: true, income: true, ownership: true, residence: true },
});

describe('the fields of a conflict', () => {
  it('are told by what they mean', () => {
    expect(
      shown([
        field('status', ['awaiting-supplement', 'street-review', 'withdrawn']),
        field('clock.dueOn', ['2026-11-20', '2026-12-09', null]),
        field('content.phone', ['13909711234', '13909711234', '13997024455']),
        field('content.consent.verification', [false, true, false]),
        field('content.employment.insuredMonths', [11, 12, 11]),
        field('street', ['630104003', '630104003', '630104001']),
        field('rejectionReasons', [[], ['income-above-limit', 'other'], []]),
        field('roles', [['clerk'], ['clerk', 'supervisor'], ['clerk']]),
      ]),
    ).toEqual([
      ['状态', '待补正', '街道初审', '已撤回'],
      ['到期日', '2026-11-20 (周五)', '2026-12-09 (周三)', ''],
      ['联系电话', '13909711234', '13909711234', '13997024455'],
      ['核验授权', '否', '是', '否'],
      ['社保（公积金）', '11 个月', '12 个月', '11 个月'],
      ['受理街道', '虎台街道', '虎台街道', '630104001'],
      ['驳回理由', '', '收入超过标准 / 其他', ''],
      ['岗位', '受理员', '受理员 / 主管', '受理员'],
    ]);
  });

  it('tell a clock by its due day, and by its parts only where that is the same', () => {
    const started = field('clock.startedOn', ['2026-11-06', '2026-11-21', null]);
    const provisional = (mine: boolean) => field('clock.provisional', [false, mine, null]);
    const due = field('clock.dueOn', ['2026-11-20', '2026-12-09', null]);
    const unit = field('clock.unit', ['working', 'working', 'calendar']);
    const names = (...fields: ConflictField[]) => shown(fields).map(([name]) => name);
    expect(names(started, due, unit, provisional(false))).toEqual(['到期日']);
    expect(names(due, provisional(true))).toEqual(['到期日', '到期日暂定']);
    expect(names(started, unit)).toEqual(['起算日', '时限单位']);
  });

  it('put a document that came together again from its leaves', () => {
    const leaves = (index: number, [mine, theirs]: readonly [string | null, string | null]): ConflictField[] => [
      field(`documents.${String(index)}.id`, [null, mine, theirs]),
      field(`documents.${String(index)}.type`, [null, mine, theirs]),
      field(`documents.${String(index)}.title`, [null, mine && '', theirs && '']),
      field(`documents.${String(index)}.files.0.hash`, [null, mine && 'a', theirs && 'b']),
      field(`documents.${String(index)}.files.1.hash`, [null, mine && 'a', null]),
    ];
    expect(
      shown([
        field('status', ['submitted', 'supplemented', 'supplemented']),
        ...leaves(2, ['income-proof', 'diploma']),
        ...leaves(3, ['other', null]),
      ]),
    ).toEqual([
      ['状态', '已提交', '已补正', '已补正'],
      ['材料', '', '收入证明（2 个文件） / 其他材料（2 个文件）', '毕业证书（1 个文件）'],
    ]);
  });

  it('leave one value inside an item of a list as a field of its own', () => {
    expect(shown([field('content.members.1.monthlyIncome', [151_200, 174_833, 151_200])])).toEqual([
      ['第 2 项 · 月收入', '1,512.00 元', '1,748.33 元', '1,512.00 元'],
    ]);
  });

  it('compare members by person, wherever they stand in the list', () => {
    const [one, two] = [
      member('马秀莲', '630102197001011111', 151_200),
      member('马小龙', '630102199801011111', 400_000),
    ];
    const rows = shown([field('content.members', [[one, two], [two, { ...one, monthlyIncome: 174_833 }], [one]])]);
    expect(rows).toEqual([
      ['马秀莲 · 月收入', '1,512.00 元', '1,748.33 元', '1,512.00 元'],
      ['马小龙 · 家庭成员', '马小龙（本人） / 月收入 4,000.00 元', '马小龙（本人） / 月收入 4,000.00 元', ''],
    ]);
  });

  it('show a path and a value of a newer program as they are', () => {
    expect(shown([field('lease.rent', [1, 'two', { three: 3 }])])).toEqual([['lease.rent', '1', 'two', '{"three":3}']]);
  });

  it('say nothing where nothing differs', () => {
    expect(shown([field('content.homes', [[], [], []]), field('acceptedOn', [null, undefined, null])])).toEqual([]);
  });
});
