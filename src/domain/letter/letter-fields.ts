/**
 * What a template may ask for, letter by letter: the words between braces in the Word file (docs/letters.md). A list is
 * opened and closed by its name, `{#事项}{序号}. {内容}{/事项}`, and holds the fields named here.
 */
import type { TemplateKind } from './letter-kind.ts';

export interface TemplateFields {
  readonly plain: readonly string[];
  /** Lists, each with the fields of its lines. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const common = [
  '机关',
  '文号',
  '标题',
  '收件人',
  '日期',
  '申请编号',
  '申请人',
  '证件号码',
  '保障类别',
  '家庭人数',
  '收到日期',
  '经办人',
] as const;

/** Of every letter about a ticket. */
const ofTicket = [
  ...['机关', '文号', '标题', '收件人', '日期', '编号', '工单号', '事项', '诉求', '内容', '收到日期', '经办人'],
] as const;

const LINE = ['序号', '内容'] as const;

/** Of every paper about a lease. */
const ofLease = [
  ...['机关', '标题', '日期', '合同编号', '出租人', '承租人', '证件号码', '电话', '同住人', '用人单位'],
  ...['小区', '房源编号', '地址', '建筑面积', '房屋状况', '起租日', '到期日', '签订日期', '备案号'],
  ...['月租金', '承租人月缴', '承租人月缴大写', '租金依据', '缴纳方式', '违约金', '保证金', '保证金大写'],
] as const;

const ofArrears = [...ofLease, '欠缴金额', '欠缴大写', '欠缴月数', '最早欠缴', '应缴余额', '上限月数'] as const;

export const templateFields: Readonly<Record<TemplateKind, TemplateFields>> = {
  supplement: { plain: [...common, '期限', '期限说明', '再次告知原因'], lists: { 事项: LINE } },
  receipt: { plain: [...common, '受理日期', '后续环节', '期限说明'], lists: { 材料: LINE, 承诺材料: LINE } },
  promise: { plain: [...common, '受理日期', '期限说明', '说明'], lists: { 承诺材料: LINE } },
  decision: { plain: [...common, '结论', '说明'], lists: { 理由: LINE, 权利: LINE } },
  recheck: { plain: [...common, '结论', '说明'], lists: { 权利: LINE } },
  objection: { plain: [...common, '公示编号', '异议日期', '结论', '说明'], lists: {} },
  'lease-contract': {
    plain: [...ofLease, '房屋用途', '维修责任', '费用承担', '退回房屋', '违约责任', '其他约定', '告知日期', '物业联系'],
    lists: {},
  },
  'lease-supplement': { plain: [...ofLease, '补充序号', '补充内容', '补充日期'], lists: {} },
  'arrears-reminder': { plain: [...ofArrears], lists: { 欠缴: ['序号', '月份', '应缴日', '金额'] } },
  'arrears-agreement': { plain: [...ofArrears, '约定日期'], lists: { 分期: ['序号', '日期', '金额'] } },
  'arrears-order': { plain: [...ofArrears], lists: { 欠缴: ['序号', '月份', '应缴日', '金额'] } },
  'review-reminder': { plain: [...ofLease, '年度', '申报期限'], lists: {} },
  'renewal-reminder': { plain: [...ofLease, '申请期限'], lists: {} },
  'leaving-notice': {
    plain: [
      ...ofLease,
      ...['事由', '条款', '起始日期', '证据', '欠缴说明', '陈述申辩', '通知日期', '腾退期限'],
      ...['租金说明', '市场租金', '限制申请'],
    ],
    lists: {},
  },
  'leaving-transition': {
    plain: [...ofLease, '过渡签订日期', '过渡起始', '过渡截止', '过渡月租', '过渡月租大写'],
    lists: {},
  },
  'leaving-settlement': {
    plain: [
      ...ofLease,
      ...['结算日期', '退回日期', '持有保证金', '抵扣', '尚欠', '尚欠大写', '应退保证金', '应退预缴'],
      ...['应退合计', '应退大写', '退款期限', '限制至', '罚款说明', '诉讼说明'],
    ],
    lists: { 读数: ['序号', '仪表', '读数'] },
  },
  'petition-acceptance': { plain: [...ofTicket, '期限', '期限说明'], lists: {} },
  'petition-extension': { plain: [...ofTicket, '说明', '期限', '期限说明'], lists: {} },
  'petition-decision': { plain: [...ofTicket, '结论', '答复', '救济'], lists: { 依据: LINE } },
  'petition-review': { plain: [...ofTicket, '复查机关', '结论', '答复', '救济'], lists: {} },
  'petition-re-review': { plain: [...ofTicket, '复查机关', '结论', '答复', '救济'], lists: {} },
  'ticket-accepted': { plain: [...ofTicket, '期限', '期限说明'], lists: {} },
  'ticket-progress': { plain: [...ofTicket, '说明', '期限', '期限说明'], lists: {} },
  'ticket-reply': { plain: [...ofTicket, '结论', '答复'], lists: { 依据: LINE } },
  'ticket-refusal': { plain: [...ofTicket, '结论', '途径'], lists: {} },
  'ticket-return': { plain: [...ofTicket, '说明'], lists: {} },
  'ticket-same-fact': { plain: [...ofTicket, '说明'], lists: {} },
  'weekly-report': {
    plain: [
      ...['机关', '标题', '日期', '起始日期', '截止日期', '收到', '上周收到', '答复', '办结', '督办'],
      ...['按时答复率', '解决率', '满意率', '上周按时答复率', '上周解决率', '上周满意率', '在办', '逾期', '即将到期'],
    ],
    lists: {
      每日: ['日期', '收到', '答复', '办结'],
      类别: ['名称', '收到', '答复', '按时答复率', '解决率', '满意率'],
      机构: ['名称', '收到', '答复', '按时答复率', '解决率', '满意率'],
      事项: ['名称', '收到', '重复'],
      反复: ['序号', '名称', '本周', '一年'],
      逾期件: ['序号', '编号', '事项', '机构', '承办人', '期限'],
      到期件: ['序号', '编号', '事项', '机构', '承办人', '期限'],
    },
  },
};

/** A letter's values by the names above. */
export type TemplateValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

/** Whether the template of a letter may ask for the field, inside the list or outside of any (null). */
export function isKnownField(kind: TemplateKind, field: string, list: string | null): boolean {
  const { plain, lists } = templateFields[kind];
  if (list !== null && Object.hasOwn(lists, list) && lists[list]?.includes(field) === true) return true;
  return plain.includes(field);
}
