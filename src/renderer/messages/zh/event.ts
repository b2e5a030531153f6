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
  },
};
