export const undoableSteps = ['acceptance', 'review', 'return'] as const;
export type UndoableStep = (typeof undoableSteps)[number];
