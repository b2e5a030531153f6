/** The contract as it is printed. */
export const leasePaperWords = {
  title: '公共租赁住房租赁合同',
  number: '合同编号：{{number}}',
  article: '第 {{n}} 条　{{title}}',
  parties: '当事人',
  partiesText:
    '出租人：{{landlord}}。承租人：{{tenant}}，身份证号 {{identityNumber}}，电话 {{phone}}。同住人：{{occupants}}。{{employer}}',
  employer: '用人单位：{{employer}}。',
  nobody: '无',
  home: '房屋',
  homeText: '房屋位于{{address}}，{{estate}} {{unitNo}}，建筑面积 {{area}} 平方米。{{description}}',
  terms: '租期、租金和保证金',
  termText: '租期自 {{from}} 起至 {{until}} 止。',
  rentText: '月租金标准 {{monthly}} 元，承租人每月缴纳 {{own}} 元（{{words}}）。依据：{{source}}。不足一月的按日计算。',
  depositText: '保证金 {{amount}} 元（{{words}}），租约结束结清后退还。',
  none: '无。',
  explained: '出租人已于 {{on}} 向承租人说明其责任和应当退回房屋的情形。',
  signLandlord: '出租人（签章）：',
  signTenant: '承租人（签名）：',
  signEmployer: '用人单位（签章）：',
  signedOn: '签订日期：{{on}}',
  blankDay: '　　　　年　　月　　日',
};
