/** What the papers of a leaving say beside the lease: the notice with its rights, the short lease, the settlement. */
import type { LeavingDocument } from '../../domain/letter/letter-kind.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';
import type { LeaseState, Meter } from '../../domain/lease/state.ts';
import { type LeavingGround, groundRules } from '../../domain/leaving/grounds.ts';
import type { Fine, Judgment, Suit } from '../../domain/leaving/penalty.ts';
import type { LeavingState } from '../../domain/leaving/state.ts';
import type { MovingOut } from '../../domain/policy/tenancy.ts';
import { yuanInWords } from '../../domain/rent/yuan-in-words.ts';
import { dayInWords, yuan } from '../letters/chinese-forms.ts';
import { type OpenDesk, currentPolicy } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { loadLeaving } from './leaving-stream.ts';

/** Refused `no-such-letter` for a paper whose step was not taken. */
export function leavingDocumentValues(desk: OpenDesk, lease: LeaseState, kind: LeavingDocument): TemplateValues {
  const { state } = loadLeaving(desk.file, lease.leaseId);
  switch (kind) {
    case 'leaving-notice':
      return noticeValues(state, currentPolicy(desk)?.movingOut.rule.value ?? null);
    case 'leaving-transition':
      return transitionValues(state);
    case 'leaving-settlement':
      return settlementValues(state, lease);
  }
}

function noticeValues({ opened, heard, notified, rentSet }: LeavingState, rule: MovingOut | null): TemplateValues {
  if (opened === null || notified === null) throw refused({ code: 'no-such-letter' });
  const { ground, since, evidence, figures } = opened;
  return {
    事由: groundWords[ground].name,
    条款: groundWords[ground].article,
    起始日期: since === null ? '' : dayInWords(since),
    证据: evidence,
    欠缴说明:
      figures === null
        ? ''
        : `截至${dayInWords(opened.on)}累计欠缴 ${String(figures.months)} 个月租金，共 ${yuan(figures.lateFen)} 元`,
    陈述申辩: heard === null ? '' : `${dayInWords(heard.on)}：${heard.statement}`,
    通知日期: dayInWords(notified.on),
    腾退期限: dayInWords(notified.leaveBy),
    租金说明: rentWords(ground, rule),
    市场租金: rentSet === null ? '' : yuan(rentSet.marketFen),
    限制申请: groundRules[ground].ban === null ? '' : '自退回住房之日起，在规定年限内不得再次申请公共租赁住房',
  };
}

function rentWords(ground: LeavingGround, rule: MovingOut | null): string {
  const { marketRent } = groundRules[ground];
  if (marketRent === 'all') return '自入住之日起按市场租金补缴租金，直至退回住房之日';
  if (marketRent === 'breach') return '自违规之日起按市场租金补缴租金，直至退回住房之日';
  if (rule === null) return '腾退期内按租赁合同约定缴纳租金';
  const after = `期满未腾退的，按市场租金${share(rule.afterPermilleOfMarket)}缴纳`;
  if (rule.rentOf === 'contract') return `腾退期内按租赁合同约定缴纳租金；${after}`;
  return `腾退期内签订短期租赁合同，按市场租金${share(rule.rentPermille)}缴纳；${after}`;
}

function share(permille: number): string {
  return permille === 1_000 ? '' : `的 ${String(permille / 10)}% `;
}

function transitionValues({ transition }: LeavingState): TemplateValues {
  if (transition === null) throw refused({ code: 'no-such-letter' });
  const { signedOn, term, monthlyFen } = transition;
  return {
    过渡签订日期: dayInWords(signedOn),
    过渡起始: dayInWords(term.from),
    过渡截止: dayInWords(term.until),
    过渡月租: yuan(monthlyFen),
    过渡月租大写: yuanInWords(monthlyFen),
  };
}

function settlementValues(state: LeavingState, { movedOut }: LeaseState): TemplateValues {
  const { returned, settled, fines, suits } = state;
  if (returned === null || settled === null) throw refused({ code: 'no-such-letter' });
  const { heldFen, setOffFen, owedFen, depositFen, aheadFen } = settled.settlement;
  const back = depositFen + aheadFen;
  return {
    结算日期: dayInWords(settled.on),
    退回日期: dayInWords(returned.returnedOn),
    持有保证金: yuan(heldFen),
    抵扣: yuan(setOffFen),
    尚欠: owedFen === 0 ? '' : yuan(owedFen),
    尚欠大写: owedFen === 0 ? '' : yuanInWords(owedFen),
    应退保证金: yuan(depositFen),
    应退预缴: yuan(aheadFen),
    应退合计: yuan(back),
    应退大写: yuanInWords(back),
    退款期限: settled.refundBy === null ? '' : dayInWords(settled.refundBy),
    罚款说明: fines.map(fineWords).join('；'),
    诉讼说明: suits.map(suitWords).join('；'),
    限制至: returned.ban === null ? '' : dayInWords(returned.ban.until),
    读数: (movedOut?.readings ?? []).map(({ meter, reading }, index) => ({
      序号: String(index + 1),
      仪表: meterWords[meter],
      读数: reading,
    })),
  };
}

function fineWords({ documentNo, decidedOn, fen, gainFen, paid }: Fine): string {
  const gain = gainFen === 0 ? '' : `（违法所得 ${yuan(gainFen)} 元）`;
  const state = paid === null ? '未缴' : `已于${dayInWords(paid.paidOn)}缴清`;
  return `${dayInWords(decidedOn)}${documentNo}，罚款 ${yuan(fen)} 元${gain}，${state}`;
}

function suitWords({ kind, court, caseNo, filedOn, judged, enforced }: Suit): string {
  const filed = `${dayInWords(filedOn)}向${court}${kind === 'lawsuit' ? '起诉' : '申请强制执行'}${caseNo === '' ? '' : `，案号${caseNo}`}`;
  const decided = judged === null ? '' : `，${dayInWords(judged.on)}${judgmentWords[judged.outcome]}`;
  return `${filed}${decided}${enforced === null ? '' : `，${dayInWords(enforced.on)}执行完毕`}`;
}

const judgmentWords: Readonly<Record<Judgment, string>> = {
  granted: '裁判支持',
  partly: '裁判部分支持',
  dismissed: '裁判驳回',
  settled: '调解或者撤诉',
};

const meterWords: Readonly<Record<Meter, string>> = { water: '水表', power: '电表', gas: '燃气表', heat: '热力表' };

/** The ground as the notice names it, and the article of 《公共租赁住房管理办法》. */
const groundWords: Readonly<Record<LeavingGround, { readonly name: string; readonly article: string }>> = {
  // No article makes anybody leave who wants to.
  voluntary: { name: '承租人自愿退租', article: '' },
  'not-renewed': { name: '租赁期满未续租', article: '第三十条' },
  'review-failed': { name: '经审核不再符合保障条件', article: '第三十一条' },
  'acquired-housing': { name: '取得其他住房，不再符合保障条件', article: '第三十一条' },
  'other-subsidised': { name: '承租或者承购其他保障性住房', article: '第三十一条' },
  arrears: { name: '累计欠缴租金', article: '第二十九条' },
  vacant: { name: '无正当理由连续闲置', article: '第二十七条' },
  sublet: { name: '转借、转租或者擅自调换', article: '第二十七条' },
  'change-of-use': { name: '改变房屋用途', article: '第二十七条' },
  damage: { name: '破坏或者擅自装修，拒不恢复原状', article: '第二十七条' },
  illegal: { name: '在住房内从事违法活动', article: '第二十七条' },
  deceit: { name: '以欺骗等不正当手段承租', article: '第三十五条' },
};
