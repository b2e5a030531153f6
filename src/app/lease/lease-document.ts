/** Papers about a lease, filled into Word templates: the contract with the parts of PRH-18, supplements, arrears. */
import { type LeaseDocument } from '../../domain/letter/letter-kind.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { owedNow } from '../../domain/rent/balance.ts';
import type { PaymentTerms } from '../../domain/rent/cycle.ts';
import { arrearsOn, openRent } from '../../domain/rent/outstanding.ts';
import { yuanInWords } from '../../domain/rent/yuan-in-words.ts';
import { loadArrears } from '../arrears/arrears-stream.ts';
import { monthsLimitOf } from '../arrears/proposed-step.ts';
import { leavingDocumentValues } from '../leaving/leaving-document.ts';
import { dayInWords, yuan } from '../letters/chinese-forms.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { officeName } from '../staff/offices.ts';
import { loadEstate, loadUnit } from '../units/unit-stream.ts';
import { loadLedger } from './lease-stream.ts';

interface Asked {
  readonly kind: LeaseDocument;
  /** Of a supplement. */
  readonly no: number | null;
}

/** Refused `no-such-letter` for a supplement, an agreement or arrears that there are none of. */
export function leaseDocumentValues(desk: OpenDesk, lease: LeaseState, { kind, no }: Asked): TemplateValues {
  switch (kind) {
    case 'lease-contract':
      return { ...leaseValues(desk, lease), ...contractValues(desk, lease) };
    case 'lease-supplement': {
      const supplement = lease.supplements.find((one) => one.no === no);
      if (supplement === undefined) throw refused({ code: 'no-such-letter' });
      const { text, signedOn } = supplement;
      return {
        ...leaseValues(desk, lease),
        补充序号: String(supplement.no),
        补充内容: text,
        补充日期: dayInWords(signedOn),
      };
    }
    case 'arrears-reminder':
    case 'arrears-order':
      return { ...leaseValues(desk, lease), ...arrearsValues(desk, lease) };
    case 'leaving-notice':
    case 'leaving-transition':
    case 'leaving-settlement':
      return { ...leaseValues(desk, lease), ...leavingDocumentValues(desk, lease, kind) };
    case 'arrears-agreement':
      return { ...leaseValues(desk, lease), ...arrearsValues(desk, lease), ...agreementValues(desk, lease) };
  }
}

/** What every paper about a lease knows. */
export function leaseValues(desk: OpenDesk, { leaseNo, content, signed, filed }: LeaseState) {
  const { landlord, employer, tenant, home, term, payment, rent, depositFen, office } = content;
  const own = rent.monthlyFen - rent.reductionFen - rent.subsidyFen;
  return {
    机关: officeName(desk, office),
    标题: '公共租赁住房租赁合同',
    日期: dayInWords(todayOf(desk)),
    合同编号: leaseNo,
    出租人: landlord,
    承租人: tenant.name,
    证件号码: tenant.identityNumber,
    电话: tenant.phone,
    同住人: tenant.occupants.map(({ name }) => name).join('、') || '无',
    用人单位: employer,
    小区: home.estate,
    房源编号: home.unitNo,
    地址: home.address,
    建筑面积: String(home.area / 10_000),
    房屋状况: home.description,
    起租日: dayInWords(term.from),
    到期日: dayInWords(term.until),
    签订日期: signed === null ? '　　　　年　　月　　日' : dayInWords(signed.on),
    备案号: filed?.filingNo ?? '',
    月租金: yuan(rent.monthlyFen),
    承租人月缴: yuan(own),
    承租人月缴大写: yuanInWords(own),
    租金依据: rent.source,
    缴纳方式: cycleInWords(payment),
    违约金: `逾期缴纳的，每日按月租金的千分之 ${String(payment.lateFeePermillePerDay)} 缴纳违约金`,
    保证金: yuan(depositFen),
    保证金大写: yuanInWords(depositFen),
  };
}

function contractValues(desk: OpenDesk, { content, explained }: LeaseState) {
  const { use, repair, charges, return: giveBack, breach, other } = content.clauses;
  const unit = loadUnit(desk.file, content.home.unitNo).state;
  const manager = unit === undefined ? undefined : loadEstate(desk.file, unit.estateId).state?.manager;
  return {
    房屋用途: use,
    维修责任: repair,
    费用承担: charges,
    退回房屋: giveBack,
    违约责任: breach,
    其他约定: other === '' ? '无。' : other,
    告知日期: explained === null ? '' : dayInWords(explained.on),
    物业联系: [manager?.company, manager?.telephone].filter((text) => text !== undefined && text !== '').join(' '),
  };
}

function arrearsValues(desk: OpenDesk, { leaseId }: LeaseState) {
  const ledger = loadLedger(desk.file, leaseId).state;
  const today = todayOf(desk);
  if (ledger === undefined) throw refused({ code: 'no-such-letter' });
  const arrears = arrearsOn(ledger, today);
  const late = openRent(ledger).filter(({ dueOn }) => dueOn < today);
  return {
    欠缴金额: yuan(arrears.fen),
    欠缴大写: yuanInWords(arrears.fen),
    欠缴月数: String(arrears.months),
    最早欠缴: arrears.since === null ? '' : dayInWords(arrears.since),
    应缴余额: yuan(owedNow(ledger)),
    上限月数: String(monthsLimitOf(desk)),
    欠缴: late.map(({ dueOn, fen, month }, index) => ({
      序号: String(index + 1),
      月份: `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`,
      应缴日: dayInWords(dueOn),
      金额: yuan(fen),
    })),
  };
}

function agreementValues(desk: OpenDesk, { leaseId }: LeaseState) {
  const { agreement } = loadArrears(desk.file, leaseId).state;
  if (agreement === null) throw refused({ code: 'no-such-letter' });
  return {
    约定日期: dayInWords(agreement.on),
    分期: agreement.instalments.map(({ dueOn, fen }, index) => ({
      序号: String(index + 1),
      日期: dayInWords(dueOn),
      金额: yuan(fen),
    })),
  };
}

function cycleInWords({ cycleMonths, inAdvance, dueDaysBefore }: PaymentTerms): string {
  const every = cycleMonths === 1 ? '每月' : `每 ${String(cycleMonths)} 个月`;
  if (!inAdvance) return `租金${every}缴纳一次，期末缴清`;
  return `租金${every}缴纳一次，每期开始 ${String(dueDaysBefore)} 日前缴清`;
}
