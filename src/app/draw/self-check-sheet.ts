import type { SelfCheckView } from '../../contract/self-check.ts';
import type { CheckDimension } from '../../domain/self-check/dimension.ts';
import type { CheckLine } from '../../domain/self-check/report.ts';
import { workbookOf } from '../publicity/sheet.ts';

const DIMENSIONS: Readonly<Record<CheckDimension, string>> = {
  pool: '房源池（第一志愿）',
  tier: '层次',
  street: '街道（乡镇）',
  registrar: '意向登记人',
  reviewer: '复核人',
  telephone: '联系电话相同的户',
  address: '地址相同的户',
  neighbours: '名册中的相邻号',
};

/** The self-check as a workbook, in Chinese like every paper of a draw. For the office alone. */
export function selfCheckSheet({
  title,
  officeName,
  report,
}: SelfCheckView & { readonly report: NonNullable<SelfCheckView['report']> }): Uint8Array<ArrayBuffer> {
  const { households, chosen, draws, known, lines } = report;
  return workbookOf({
    name: '自查报告',
    heading: [
      `${title}：摇号结果自查报告（内部资料，不对外公布）`,
      `组织单位：${officeName}`,
      `名册 ${String(households)} 户，入选 ${String(chosen)} 户；本机掌握经办情况的 ${String(known)} 户`,
      `对照：用同一方案、同一名册换不同种子再摇 ${String(draws)} 次`,
      '“偶然出现的可能”低于 1% 的标出。标出不等于有问题：每一百行里平均有一行纯属偶然也会标出。',
    ],
    columns: ['分组', '名称', '户数', '入选', '按机会平均', '一百次中九十五次', '偶然出现的可能', '标记'],
    figures: [2, 3],
    amounts: [4],
    rows: lines.map(cellsOf),
  });
}

function cellsOf({ dimension, label, households, chosen, expected, usual, p, marked }: CheckLine): readonly string[] {
  return [
    DIMENSIONS[dimension],
    nameOf(dimension, label),
    String(households),
    String(chosen),
    (expected / 100).toFixed(2),
    `${String(usual[0])}–${String(usual[1])}`,
    `${(p / 100).toFixed(2)}%`,
    marked ? '需说明' : '',
  ];
}

function nameOf(dimension: CheckDimension, label: string): string {
  switch (dimension) {
    case 'tier':
      return `第 ${label} 层`;
    case 'telephone':
    case 'address':
      return `与 ${label} 相同`;
    case 'neighbours':
      return label === 'pairs' ? '相邻两号都入选（对）' : '连续入选最长（户）';
    case 'pool':
    case 'street':
    case 'registrar':
    case 'reviewer':
      return label;
  }
}
