import type { SameKeys } from '../same-keys.ts';
import type { holdWords as zh } from '../zh/hold.ts';

export const holdWords: SameKeys<typeof zh> = {
  take: 'Take',
  takeNext: 'Take the next',
  release: 'Let go',
  takeOver: 'Take over',
  own: 'yourself',
  over: 'time over',
  byOther:
    '{{name}} is working on it (until {{until}}). You may look; to decide, wait until it is let go, or a supervisor takes it over.',
  bySelf: 'Yours until {{until}}',
  overBy: 'The time of {{name}} is over; anybody may take it.',
  nothing: 'There is nothing to take.',
  because: {
    'own-case': 'they or a declared relative belong to the household.',
    'four-eyes': 'they took an earlier step of it.',
    'missing-permission': 'their role does not allow it.',
    'wrong-office': 'the step is not taken at their office.',
    'not-now': 'no step of it is to be taken now.',
  },
  reason: 'Reason',
  reasonHint: 'Told to the person who held it; needed',
  overBody: '{{name}} is working on this case. It becomes yours, and {{name}} sees the reason that you give.',
  overTitle: 'Take over {{caseNo}}',
  notice: {
    title: 'Changes of holder',
    'taken-over': 'was taken over or given to another by {{by}}, because: {{reason}}.',
    released: 'was released by {{by}}, because: {{reason}}.',
    seen: 'Read',
  },
  command: {
    take: 'take a case',
    release: 'let a case go',
    assign: 'assign or take over',
    'see-notice': 'notice read',
  },
  skipped: {
    title: 'Passed over {{n}}: {{why}}',
    held: '{{n}} held by others',
    barred: '{{n}} barred by recusal or four eyes',
    passed: '{{n}} that you put off',
    none: 'By "{{rule}}" there is no further case that you can work on.',
    more: 'So many were passed over that there may be more; narrow the list.',
  },
};
