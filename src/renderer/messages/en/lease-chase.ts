/** What is done about unpaid rent. */
export const leaseChaseWords = {
  made: 'Letter made: {{letter}}',
  pausedFor: 'Paused until {{until}}: {{reason}}',
  agreedOn: 'Instalments agreed on {{on}}',
  reached: '{{way}}, reached',
  notReached: '{{way}}, not reached',
  until: 'until {{until}}',
  instalmentsHow: 'A line for each: day and amount, e.g. 2026-12-01 500',
  way: { phone: 'phone', message: 'message', letter: 'letter', visit: 'visit', office: 'came in' },
  step: { remind: 'reminder', visit: 'visit', order: 'order to pay or leave', court: 'court' },
  next: {
    paused: 'Paused until {{until}}',
    watch: 'Agreement kept, next {{next}}',
    broken: 'Agreement broken, {{amount}} yuan missing',
    wait: 'Wait until {{until}}',
    step: 'Next: {{step}}',
  },
  command: {
    contact: 'Record contact',
    'take-step': 'Record step',
    'make-letter': 'Note a letter',
    pause: 'Pause',
    resume: 'Go on',
    agree: 'Agree on instalments',
    'end-agreement': 'End agreement',
  },
  field: { way: 'How', reached: 'Reached', step: 'Step', until: 'Until', instalments: 'Instalments' },
};
