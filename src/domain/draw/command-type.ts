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

/** What was asked for and refused: a command of the draw, or a change of what is frozen for it (plan, homes, intents). */
export const attemptedCommands = [...drawCommandTypes, 'edit-plan', 'edit-intent'] as const;

export type AttemptedCommand = (typeof attemptedCommands)[number];
