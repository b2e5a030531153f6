/** A plan as the public reads it (PRH-11, PRH-14): in Chinese, which is the language of the notice. */
import { summaryOf, type EstateSummary } from '../../domain/allocation/plan-unit.ts';
import { planRulesOf, type PlanRules } from '../../domain/allocation/plan-rules.ts';
import { poolsOf } from '../../domain/allocation/pools.ts';
import { tierCount } from '../../domain/allocation/entry.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { PriorityGroup } from '../../domain/policy/allocation.ts';
import type { Programme } from '../../domain/application/programme.ts';
import { dayWords } from '../publicity/notice-papers.ts';
import { publicPage } from '../publicity/public-page.ts';

export interface PlanPaper {
  readonly lines: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface PaperOf {
  readonly plan: PlanState;
  /** As published, or as they would be published today. */
  readonly units: PlanState['units'];
  readonly policy: PolicyVersion | undefined;
  readonly officeName: string;
}

export function planPaper({ plan, units, policy, officeName }: PaperOf): PlanPaper {
  const { parts, planNo, publishedOn } = plan;
  const rules = plan.rules ?? (policy === undefined ? null : planRulesOf(policy));
  const { from, until } = parts.window;
  const lines = [
    `编号：${planNo ?? '（发布时编号）'}`,
    `发布机构：${officeName}`,
    ...(publishedOn === null ? [] : [`发布日期：${dayWords(publishedOn)}`]),
    `房源位置：${parts.location}`,
    `房源数量：${String(units.length)} 套，户型、面积、租金见下表`,
    `租金标准：${parts.rentStandard}`,
    `配租对象：${parts.groups.map((group) => groupWords[group]).join('、')}`,
    `意向登记期限：${dayWords(from)}至${dayWords(until)}（含首尾两日）。逾期不再登记。`,
    ...(rules === null ? [] : methodLines(rules, poolsOf(units, rules.units).length)),
    ...plan.contributions.map(
      ({ org, label, alphabet, length }) => `种子提供：${org}（${label}），${String(length)} 位，字符集 ${alphabet}`,
    ),
    ...(parts.note.trim() === '' ? [] : [parts.note]),
  ];
  return {
    lines,
    columns: ['片区', '小区', '户型', '套数', '建筑面积（㎡）', '月租金（元）'],
    rows: summaryOf(units).map(homeRow),
  };
}

export function planPage(title: string, { lines, columns, rows }: PlanPaper): string {
  return publicPage({ title, lines, table: { columns, rows }, notes: [], expires: null, foot: '' });
}

/** PRH-14: the method of the draw is public before anybody registers. */
function methodLines(rules: PlanRules, pools: number): readonly string[] {
  const { first, everyMonths, most } = rules.tickets;
  const more = everyMonths === null ? '' : `，轮候每满 ${String(everyMonths)} 个月增加 1 签，最多 ${String(most)} 签`;
  const tiers = rules.tiers === 'one' ? [] : rules.priority.tiers;
  return [
    `摇号办法：按片区和户型分 ${String(pools)} 个房源池；每户可选 ${String(rules.preferences)} 个片区并排序；每户 ${String(first)} 签${more}（轮候时间算到意向登记最后一日）。`,
    ...(tiers.length === 0
      ? []
      : [
          `优先层次：${tiers.map((groups, at) => `第 ${String(at + 1)} 层 ${groups.map((group) => priorityWords[group]).join('、')}`).join('；')}；第 ${String(tierCount(rules))} 层 其他家庭。`,
        ]),
    `轮次：${rules.rounds.map(roundWords).join('；')}。`,
    `候补顺序：${rules.reserves === 'by-tier' ? '先按层次，再按签值' : '按签值'}。${rules.assign === 'rank-order' ? '中签名次为选房顺序。' : '中签名次与抽定的房源对应。'}`,
    '规程 anju-draw/1：名册与房源冻结、指纹公布之后才产生种子，任何人可用公布的数据重新计算结果。',
  ];
}

function roundWords({ tiers, seats }: PlanRules['rounds'][number], at: number): string {
  const who = tiers.length === 0 ? '全部层次' : `第 ${tiers.join('、')} 层`;
  return `第 ${String(at + 1)} 轮 ${who}，${seats === null ? '其余全部房源' : `各池 ${percent(seats)} 的房源（向下取整）`}`;
}

function percent(thousandths: number): string {
  return `${String(Math.floor(thousandths / 10))}${thousandths % 10 === 0 ? '' : `.${String(thousandths % 10)}`}%`;
}

function homeRow({ area, estateName, type, units, size, rent }: EstateSummary): readonly string[] {
  return [area, estateName, typeWords[type], String(units), range(size, 10_000), range(rent, 100)];
}

/** Hundredths, in whole numbers: cm² as m², fen as yuan. */
function range([from, to]: readonly [number, number], per: number): string {
  const words = (value: number): string => {
    const hundredths = Math.round((value * 100) / per);
    return `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`;
  };
  return from === to ? words(from) : `${words(from)}–${words(to)}`;
}

const typeWords: Readonly<Record<EstateSummary['type'], string>> = {
  dormitory: '宿舍床位',
  'one-room': '一居',
  'two-room': '两居',
  'three-room': '三居',
};

const groupWords: Readonly<Record<Programme, string>> = {
  'low-income': '低保、特困家庭',
  'lower-middle-income': '中等偏下收入家庭',
  'new-employment': '新就业无房职工',
  'migrant-worker': '稳定就业外来务工人员',
};

const priorityWords: Readonly<Record<PriorityGroup, string>> = {
  'minimum-living': '低保',
  'extreme-poverty': '特困',
  'honoured-veteran': '优抚对象',
  'lonely-aged': '孤老',
  'aged-60': '60 周岁以上老人',
  'severe-disability': '重度残疾',
  disability: '残疾',
  'serious-illness': '重病',
  'no-home': '无房',
  'dangerous-housing': '危房',
  'demolition-housing': '拆迁',
  'model-worker': '劳动模范',
  'merit-of-courage': '见义勇为',
};
