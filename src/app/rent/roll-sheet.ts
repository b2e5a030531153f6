import type { EstateRoll } from '../../store/queries/rent-figures.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { workbookOf } from '../publicity/sheet.ts';

const COLUMNS = ['小区', '租约数', '应收租金', '财政补贴', '违约金', '实收', '收取保证金', '期末欠缴'] as const;

/**
 * The rent roll for the finance office (PRH-23: rent of government homes is non-tax revenue): yuan with two decimals,
 * which Excel adds up, one line for each estate and one for all.
 */
export function rollSheet(
  lines: readonly EstateRoll[],
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Uint8Array<ArrayBuffer> {
  const total = lines.reduce(added, { ...NOTHING });
  return workbookOf({
    name: '非税收入',
    heading: ['公共租赁住房租金收入（非税收入）', `${from} 至 ${until}  单位：元`],
    columns: [...COLUMNS],
    figures: [1],
    amounts: [2, 3, 4, 5, 6, 7],
    rows: [...lines, total].map(cells),
  });
}

const NOTHING: EstateRoll = {
  estate: '合计',
  leases: 0,
  owedFen: 0,
  tenant: 0,
  rent: 0,
  lateFee: 0,
  subsidy: 0,
  deposit: 0,
  money: 0,
};

function added(sum: EstateRoll, line: EstateRoll): EstateRoll {
  return {
    estate: sum.estate,
    leases: sum.leases + line.leases,
    owedFen: sum.owedFen + line.owedFen,
    tenant: sum.tenant + line.tenant,
    rent: sum.rent + line.rent,
    lateFee: sum.lateFee + line.lateFee,
    subsidy: sum.subsidy + line.subsidy,
    deposit: sum.deposit + line.deposit,
    money: sum.money + line.money,
  };
}

/** Income is a credit: it is shown without its sign. */
function cells({ estate, leases, rent, subsidy, lateFee, money, deposit, owedFen }: EstateRoll): readonly string[] {
  const amounts = [-rent, subsidy, -lateFee, money, -deposit, owedFen];
  return [estate, String(leases), ...amounts.map(yuan)];
}

function yuan(fen: number): string {
  const whole = Math.abs(fen);
  const sign = fen < 0 ? '-' : '';
  return `${sign}${String(Math.floor(whole / 100))}.${String(whole % 100).padStart(2, '0')}`;
}
