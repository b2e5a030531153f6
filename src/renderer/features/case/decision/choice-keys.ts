/** The keys of a list of choices, in order: the digits, then letters that nothing else on the page uses. */
export const choiceKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'A'] as const;
