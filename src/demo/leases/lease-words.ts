import type { LeavingGround } from '../../domain/leaving/grounds.ts';

export const landlord = '西宁市住房保障中心（演示）';
export const signer = '住房保障中心经办人';
export const employer = '西宁某机械制造有限公司（演示）';
export const description = '厨房、卫生间各一间，砖混结构，门窗、灶台、热水器齐全';
export const standard = '市住房保障中心公租房租金标准（演示）';
export const leaving = '承租人自愿退房，回乡居住';
export const clauses = {
  use: '房屋只用于承租人及同住人居住，不得转租、转借或者改变用途；未经出租人同意不得装修。',
  repair: '房屋及设施的日常维修由出租人负责；因承租人使用不当造成的损坏，由承租人负责修复或者赔偿。',
  charges: '物业、水、电、燃气、采暖等费用由承租人按时缴纳。',
  return: '有转租、转借、擅自调换，改变用途，无正当理由长期闲置等情形的，承租人应当退回房屋。',
  breach: '一方违约的，依法承担违约责任；争议协商不成的，可以向房屋所在地人民法院起诉。',
  other: '',
} as const;

export const statementName = '西宁银行到账明细';
export const statementColumns = ['交易流水号', '交易日期', '贷方发生额', '对方户名', '租约编号', '房源编号', '摘要'];
export const ill = '承租人住院治疗，家属称出院后缴清';
export const agreed = '两次缴清，逾期恢复催缴';
export const unreached = '无人接听';
export const grandchild = '新增一名家庭成员，收入略有增加';
export const bought = '已购买商品住房';

export const valuation = '住建局 2026 年市场租金评估';

export const hearing = '称房屋由亲属临时借住，已要求其搬出';

/** What shows the grounds of those who leave. */
export const evidence: Partial<Record<LeavingGround, string>> = {
  'acquired-housing': '不动产登记核验：本人名下新购住房一套',
  'change-of-use': '入户检查：房屋用作仓库，现场照片',
  sublet: '邻里反映、入户检查：承租人不在此居住，实际使用人承认按月付租',
  'other-subsidised': '名册比对：已承租另一套保障性租赁住房',
  voluntary: '随子女到外地居住',
};

/** Who stays is taken to court, and a breach is fined. */
export const court = '城西区人民法院';
export const courtCaseNo = '（2026）青0104民初1208号';
export const fineNo = '宁住罚〔2026〕7号';

export const wrongWay = '缴款方式记错，实为刷卡';
