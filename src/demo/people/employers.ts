import { checkCreditCode } from '../../domain/identity/credit-code.ts';

/** Invented employers and schools. */
export const employers = [
  '西宁安和物业服务有限公司',
  '青海高原暖阳供热有限公司',
  '西宁河湟食品加工厂',
  '青海昆仑云数据服务有限公司',
  '西宁市湟水第三小学',
  '西宁市北山初级中学',
  '青海三江口腔门诊部',
  '西宁丹霞城市环境服务有限公司',
  '青海雪豹物流有限公司',
  '西宁市虎台社区卫生服务站',
  '青海青稞酒业销售有限公司',
  '西宁锂源新能源材料有限公司',
  '甘河工业园恒铝制品有限公司',
  '西宁老灶火餐饮管理有限公司',
  '青海云杉建筑劳务有限公司',
  '西宁金轮公交服务有限公司',
  '青海牧歌乳品有限公司',
  '西宁夏都酒店管理有限公司',
] as const;

export const schools = [
  ['青海河湟大学', '本科'],
  ['西宁高原师范学院', '本科'],
  ['青海三江医学院', '本科'],
  ['兰州黄河理工大学', '本科'],
  ['西宁城市职业技术学院', '大专'],
  ['青海畜牧职业技术学院', '大专'],
  ['西安终南大学', '硕士研究生'],
] as const;

export const estates = [
  '安和苑', '虹景花园', '丽水湾小区', '老电厂家属院', '毛纺厂家属院', '祥和家园', '康乐小区', '教师新村',
  '朝阳公寓', '青藏花园', '湟水佳苑', '供销社家属院', '铁路新村', '阳光里', '雪莲小区', '南山雅居',
] as const; // prettier-ignore

/** A well-formed credit code that says DEM in its middle: no registry gave it out. */
export function creditCodeOf(employer: (typeof employers)[number]): string {
  const body = `91630100MA7DEM${String(employers.indexOf(employer) + 100)}`;
  const checked = checkCreditCode(`${body}0`);
  return checked.kind === 'warning' ? body + checked.expected : `${body}0`;
}
