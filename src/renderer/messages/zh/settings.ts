/** The numbers an administrator sets. */
export const settingsWords = {
  title: '设置',
  note: '以下数值是通行做法，尚未找到明文规定（GK），本市可按自己的安全要求调整。每次修改都记入案卷日志。',
  name: {
    lockoutAttempts: '连续输错几次密码后锁定账号',
    lockoutMinutes: '锁定多久（分钟）',
    idleLockMinutes: '无操作多久后锁屏（分钟）',
    passwordMinLength: '密码最少位数',
    policyBackdateDays: '政策新版本最多可追溯多少天',
    holdHours: '认领后保留多久（小时）',
    massAlone: '批量办理超过多少件须两人',
    nextCaseRule: '“定并下一件”的顺序',
  },
  nextCase: { due: '按到期', oldest: '先收先办', green: '绿色通道优先' },
  range: '{{low}} 到 {{high}}',
  outOfRange: '须在 {{low}} 到 {{high}} 之间',
  usual: '通行做法：{{value}}',
  reason: '修改理由',
  reasonHint: '记入案卷日志，必填',
  reasonMissing: '请填写理由',
  save: '保存设置',
  saved: '已保存。新数值立即生效。',
  unchanged: '没有改动',
  notYours: '只有管理员可以修改设置。',
  keys: {
    save: '保存设置',
  },
};
