/** The numbers an administrator sets. */
export const settingsWords = {
  title: 'Settings',
  note: 'These numbers are usual practice that no rule confirms (GK). The city may set them by its own needs. Every change goes into the case log.',
  name: {
    lockoutAttempts: 'Wrong passwords in a row before an account is locked',
    lockoutMinutes: 'Length of a lockout (minutes)',
    idleLockMinutes: 'Minutes without a key or click before the screen locks',
    passwordMinLength: 'Least length of a password',
    policyBackdateDays: 'Days back from which a new policy version may apply',
    holdHours: 'Hours that a person keeps a case',
    massAlone: 'More cases than this at once take two people',
    nextCaseRule: 'Order of "decide and next"',
  },
  nextCase: { due: 'by due date', oldest: 'oldest first', green: 'green channel first' },
  range: '{{low}} to {{high}}',
  outOfRange: 'Between {{low}} and {{high}}',
  usual: 'Usual: {{value}}',
  reason: 'Reason for the change',
  reasonHint: 'Goes into the case log; needed',
  reasonMissing: 'Give a reason',
  save: 'Save the settings',
  saved: 'Saved. The new numbers hold from now on.',
  unchanged: 'Nothing changed',
  notYours: 'Only an administrator changes the settings.',
  keys: {
    save: 'Save the settings',
  },
};
