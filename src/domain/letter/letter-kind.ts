/** The letters of a case, in the order in which a case comes to them. */
export const letterKinds = ['supplement', 'receipt', 'promise', 'decision', 'recheck', 'objection'] as const;

export type LetterKind = (typeof letterKinds)[number];

/** The letters of what is heard, by where it stands: those of a petition, and the replies to all else. */
export const ticketLetterKinds = [
  'petition-acceptance',
  'petition-extension',
  'petition-decision',
  'petition-review',
  'petition-re-review',
  'ticket-accepted',
  'ticket-progress',
  'ticket-reply',
  'ticket-refusal',
  'ticket-return',
  'ticket-same-fact',
] as const;

export type TicketLetterKind = (typeof ticketLetterKinds)[number];

/** What is written about what is heard. */
const reportKinds = ['weekly-report'] as const;

/** What is written about rent that is not paid. */
export const arrearsLetters = ['arrears-reminder', 'arrears-agreement', 'arrears-order'] as const;

export type ArrearsLetter = (typeof arrearsLetters)[number];

/** The papers of a household that leaves: the notice with its rights, a short lease, the settlement. */
const leavingDocuments = ['leaving-notice', 'leaving-transition', 'leaving-settlement'] as const;

export type LeavingDocument = (typeof leavingDocuments)[number];

/** The contract of a lease, its supplements, and what is written about rent that is not paid. */
export const leaseDocuments = ['lease-contract', 'lease-supplement', ...arrearsLetters, ...leavingDocuments] as const;

export type LeaseDocument = (typeof leaseDocuments)[number];

/** What reminds a tenant of the yearly review and of the renewal. */
export const reminderLetters = ['review-reminder', 'renewal-reminder'] as const;

export type ReminderLetter = (typeof reminderLetters)[number];

/** Everything that an office has a Word template for. */
export const templateKinds = [
  ...letterKinds,
  ...ticketLetterKinds,
  ...reportKinds,
  ...leaseDocuments,
  ...reminderLetters,
] as const;

export type TemplateKind = (typeof templateKinds)[number];
