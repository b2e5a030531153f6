/** What is done about unpaid rent. */
export const leaseChaseWords = {
  made: '已制作《{{letter}}》',
  pausedFor: '暂停催缴至 {{until}}：{{reason}}',
  agreedOn: '{{on}} 约定分期',
  reached: '{{way}}，已联系到',
  notReached: '{{way}}，未联系到',
  until: '至 {{until}}',
  instalmentsHow: '每行一期：日期 金额，如 2026-12-01 500',
  way: { phone: '电话', message: '短信', letter: '信函', visit: '上门', office: '来访' },
  step: { remind: '催缴', visit: '上门催缴', order: '责令限期缴清或腾退', court: '申请法院' },
  next: {
    paused: '暂停至 {{until}}',
    watch: '履行分期，下期 {{next}}',
    broken: '分期违约，差 {{amount}} 元',
    wait: '等待至 {{until}}',
    step: '建议：{{step}}',
  },
  command: {
    contact: '记联系',
    'take-step': '记催缴措施',
    'make-letter': '记函件',
    pause: '暂停催缴',
    resume: '恢复催缴',
    agree: '约定分期',
    'end-agreement': '终止分期',
  },
  field: { way: '方式', reached: '已联系到', step: '措施', until: '暂停至', instalments: '分期' },
};
