/** An evaluation in words for an operator, Chinese and English on one line. */
import type {
  ConditionResult,
  ConditionUnit,
  Evaluation,
  Outcome,
  Term,
  TermKind,
  Verdict,
} from '../domain/eligibility/evaluation.ts';
import type { Origin } from '../domain/eligibility/household-facts.ts';
import type { ConditionId } from '../domain/policy/limits.ts';

const outcomes: Readonly<Record<Outcome, string>> = {
  eligible: '符合条件 eligible',
  ineligible: '不符合条件 ineligible',
  undetermined: '尚不能确定 undetermined',
};

const verdicts: Readonly<Record<Verdict, string>> = {
  met: '满足 met',
  unmet: '不满足 unmet',
  unknown: '不明 unknown',
};

const conditions: Readonly<Record<ConditionId, string>> = {
  programme: '保障类别 programme',
  'applicant-age': '申请人年龄 age of the applicant',
  'sole-applicant-age': '单人申请年龄 age of who applies alone',
  registration: '本地户籍 local registration',
  residence: '居住证 residence permit',
  graduation: '毕业年限 time since graduation',
  employment: '就业 employment',
  insurance: '社保或公积金 social insurance or housing fund',
  welfare: '低保、特困 minimum living or extreme poverty',
  income: '人均月收入 income a month and person',
  assets: '财产 assets',
  'housing-area': '人均住房面积 own area a person',
  'no-home': '自有住房 own homes',
  'not-housed': '已享受住房保障 housed already',
};

const terms: Readonly<Record<TermKind, string>> = {
  offered: '本市受理 taken here',
  birth: '出生 born',
  age: '周岁 age',
  persons: '人数 persons',
  'registered-since': '户籍自 registered since',
  'resident-since': '居住证自 permit since',
  'graduated-on': '毕业 graduated',
  'employed-since': '就业自 employed since',
  'insured-months': '缴费月数 months paid',
  'welfare-since': '待遇 benefit',
  'monthly-income': '月收入 income a month',
  assets: '财产 assets',
  vehicles: '车辆 vehicles',
  'owned-area': '自有面积 own area',
  homes: '自有住房 own homes',
  'public-housing': '公房或补贴 public home or subsidy',
  'months-since': '满月数 full months',
  'years-since': '满年数 full years',
  sum: '合计 sum',
  'known-sum': '已知部分合计 sum of what is known',
  'per-person': '人均 a person',
  'per-person-rounded-down': '人均（舍尾） a person, rounded down',
};

const origins: Readonly<Record<Origin['kind'], string>> = {
  declared: '申报 declared',
  document: '材料 document',
  agency: '部门 registry',
  manual: '人工 by hand',
  ruling: '裁定 ruling',
  imputed: '按最低工资推定 imputed at the minimum wage',
};

/** Terms that are neither money nor area, whatever their condition is measured in. */
const plainTerms: ReadonlySet<TermKind> = new Set(['persons', 'homes']);

export function evaluationLines({ policy, on, outcome, conditions: list }: Evaluation): readonly string[] {
  const head = `${outcomes[outcome]}  (${policy}, ${on})`;
  return [
    head,
    ...list.flatMap((condition) => [conditionLine(condition), ...condition.terms.map(termLine(condition))]),
  ];
}

function conditionLine(condition: ConditionResult): string {
  const { id, rule, verdict, value, limit, unit, comparison, source, confidence, imputed } = condition;
  const measured = `${shown(value, unit)} ${comparison} ${shown(limit, unit)}`;
  const mark = imputed ? '  [推定 imputed]' : '';
  return `${verdicts[verdict]}  ${conditions[id]}: ${measured}${mark}  (${rule}; ${source}; ${confidence})`;
}

function termLine(condition: ConditionResult): (term: Term) => string {
  return ({ person, name, what, amount, origin }) => {
    const who = name === '' ? person : name;
    const from = origin === null ? '' : `  ${origins[origin.kind]}`;
    const unit = plainTerms.has(what) ? 'count' : condition.unit;
    return `    ${who === '' ? '' : `${who} `}${terms[what]}: ${shown(amount, unit)}${from}`;
  };
}

/** Fen as yuan and cm² as m², exactly. */
function shown(value: number | string | null, unit: ConditionUnit): string {
  if (value === null) return '—';
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'fen':
      return `${decimal(value, 2)} 元`;
    case 'fen-per-month':
      return `${decimal(value, 2)} 元/月`;
    case 'cm2':
      return `${decimal(value, 4)} m²`;
    case 'years':
    case 'months':
    case 'count':
    case 'date':
    case 'yes-no':
      return String(value);
  }
}

function decimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
