import type { DocumentType } from '../../domain/application/document.ts';
import type { RejectionReason, ReturnReason, WithdrawalReason } from '../../domain/application/reasons.ts';

/** What officers write. */
export const passComments = [
  '材料齐全，情况属实，建议通过。',
  '入户核实，与申报一致。',
  '家庭收入及住房情况符合条件，同意上报。',
  '经核对，符合保障条件。',
  '',
] as const;

export const doubtComments = [
  '名下有住房一套，面积超标，建议不予通过。',
  '家庭人均收入高于标准，建议不予通过。',
] as const;

export const approveComments = ['符合公租房保障条件，予以批准。', '同意街道、区级意见，予以批准。', ''] as const;

export const returns: readonly (readonly [ReturnReason, string])[] = [
  ['check-income', '配偶收入证明与社保缴费基数不一致，请核实。'],
  ['check-housing', '请补充核实现住房产权人与申请人的关系。'],
  ['check-household', '户口簿缺少共同申请人页，请核对家庭成员。'],
  ['check-documents', '劳动合同复印件签字页不清晰，请核对原件。'],
  ['opinion-unclear', '初审意见未写明核实方式，请补充。'],
];

export const rejections: readonly (readonly [readonly RejectionReason[], string])[] = [
  [['income-above-limit'], '家庭人均月收入超过现行标准。'],
  [['housing-above-limit'], '家庭自有住房人均面积超过标准。'],
  [['assets-above-limit', 'income-above-limit'], '名下有车辆及理财产品，合计超过资产标准。'],
  [['registration-too-short'], '本市户籍登记时间不满规定年限。'],
  [['insurance-too-short'], '社会保险连续缴纳时间不足。'],
  [['already-housed'], '配偶已享受保障性住房。'],
  [['other'], '申报的劳动关系已于审核期间终止，不再符合本类别条件。'],
];

export const recheckGrounds = [
  '车辆已于上月过户，附转移登记证明。',
  '收入按去年年终奖计算，不能代表月平均收入。',
  '所列房屋系父母所有，本人没有份额。',
] as const;

export const confirmComments = ['经复核，原认定事实清楚，维持原决定。'] as const;
export const overturnComments = ['经复核，申请人补充的证明有效，撤销原决定，予以批准。'] as const;

export const withdrawals: readonly (readonly [WithdrawalReason, string])[] = [
  ['applicant-request', '本人书面申请撤回。'],
  ['bought-home', '家庭已购买商品房。'],
  ['moved-away', '工作调动，迁往外地。'],
  ['entered-twice', '与线上申请重复登记。'],
];

export const supplementNotes = ['申请人到窗口补交。', '通过公租房APP补传。', '由家属代交，已核对原件。'] as const;

/** What the one-time notice asks for (PRH-05). */
export const promiseComment = '申请人书面承诺按期补交。';

export const supplementTexts: Readonly<Record<DocumentType, string>> = {
  'application-form': '申请表未签名，请补签。',
  'identity-card': '请补交全部共同申请人的身份证正反面。',
  'household-register': '请补交户口簿首页及全部成员页。',
  'marriage-certificate': '请补交结婚证。',
  'residence-permit': '请补交在有效期内的居住证。',
  'income-proof': '请补交近六个月的收入证明或银行流水。',
  'welfare-certificate': '请补交民政部门的救助证明。',
  'housing-proof': '请补交现住房的租赁合同或住房证明。',
  'labour-contract': '请补交劳动合同（含签字盖章页）。',
  'social-insurance-proof': '请补交社会保险缴费证明。',
  diploma: '请补交毕业证书。',
  'employer-licence': '请补交用人单位营业执照副本。',
  'asset-declaration': '请补交家庭财产申报表。',
  'integrity-promise': '诚信承诺书缺少配偶签名，请补签。',
  'query-consent': '请补交全部成年成员签名的核查授权书。',
  'disability-certificate': '请补交残疾人证。',
  other: '请补交其他证明材料。',
};

export const documentTitles: Readonly<Record<DocumentType, string>> = {
  'application-form': '公共租赁住房申请表',
  'identity-card': '居民身份证',
  'household-register': '居民户口簿',
  'marriage-certificate': '结婚证',
  'residence-permit': '居住证',
  'income-proof': '收入证明',
  'welfare-certificate': '最低生活保障证明',
  'housing-proof': '住房租赁合同',
  'labour-contract': '劳动合同',
  'social-insurance-proof': '社会保险缴费证明',
  diploma: '毕业证书',
  'employer-licence': '用人单位营业执照',
  'asset-declaration': '家庭财产申报表',
  'integrity-promise': '诚信承诺书',
  'query-consent': '信息核查授权书',
  'disability-certificate': '残疾人证',
  other: '其他材料',
};

export const assessmentFindings =
  '公示依据为法定职责，目的为接受社会监督；只公示政策列明的内容，不含身份证号、电话、住址、疾病、收入和未成年人姓名，对个人影响可控。';

export const assessmentMeasures = '姓名隐去，同名以申请编号区分；期满即撤下。';

export const objectionText = '据了解该户另有住房，请核实。';

export const objectionResult = '经向不动产登记部门核查并入户走访，该户无自有住房，异议不成立。';

export const drawnNotice = '当月轮候号码摇号公告';
export const boughtAddress = '城北区新购商品房';
export const olderRegister = '原纸质轮候名册';
export const changedIncome = '家庭购买了商品房，申请人收入提高。';
export const gaveUp = '家庭已自购住房，自愿放弃。';
export const sublet = '将承租住房转租他人，已收回。';
