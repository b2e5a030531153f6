/** What happened to a case, by the stored name of the event. */
export const eventWords = {
  application: {
    submitted: { v1: '收到申请' },
    'supplement-requested': { v1: '一次性告知补正' },
    supplemented: { v1: '补正材料已收' },
    accepted: { v1: '受理' },
    'review-passed': { v1: '提交审核意见' },
    returned: { v1: '退回上一环节' },
    approved: { v1: '审定通过' },
    rejected: { v1: '驳回' },
    'recheck-requested': { v1: '申请复核' },
    'rejection-confirmed': { v1: '复核维持驳回' },
    'rejection-overturned': { v1: '复核撤销驳回' },
    withdrawn: { v1: '撤回' },
    'conflict-settled': { v1: '冲突已处理' },
  },
  conflict: { settled: { v1: '冲突已处理' } },
  claim: { taken: { v1: '登记占用' }, released: { v1: '解除占用' } },
  office: { registered: { v1: '登记机构' }, renamed: { v1: '机构改名' } },
  settings: { changed: { v1: '修改设置' } },
  staff: {
    registered: { v1: '登记人员' },
    changed: { v1: '修改人员' },
    'password-changed': { v1: '更改密码' },
    deactivated: { v1: '停用人员' },
    reactivated: { v1: '恢复人员' },
  },
};
