/** Two tenants swap homes. */
export const leaseSwapWords = {
  title: '互换房屋',
  what: '因就业、子女就学等原因，两户互换承租的房屋（PRH-24）。双方租约各自继续，租金按换入房屋的标准；两份租约、两套房屋一起变更。',
  find: '另一份租约：租约号、房号、证号、电话或姓名',
  reason: { work: '就业', schooling: '子女就学' },
  landlord: '出租人同意（签名）',
  tenant: '{{name}} 同意（签名）',
  other: '对方承租人同意（签名）',
  comment: '说明',
  missing: '请选择另一份租约，填写三方签名和说明。',
};
