/** The commands of a draw by name (commands.ts says what each carries). */
export const drawCommandTypes = [
  'freeze',
  'enter-contribution',
  'confirm-contribution',
  'start',
  'record-result',
  'sign',
  'close-signing',
  'publish',
  'raise-objection',
  'answer-objection',
  'settle',
  'void',
] as const;

export type DrawCommandType = (typeof drawCommandTypes)[number];
