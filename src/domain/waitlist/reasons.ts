/** Why a household leaves the waiting list. */
export const leaveReasons = [
  'housed',
  'gave-up',
  'moved',
  'death',
  'acquired-home',
  'income',
  'not-entitled',
  'not-confirmed',
  'declined-too-often',
  'deceit',
  'breach',
  'cancelled',
] as const;

export type LeaveReason = (typeof leaveReasons)[number];

/** Reasons that somebody other than the household gives: two people sign, and the comment says what is known. */
export const againstTheirWill: readonly LeaveReason[] = [
  'acquired-home',
  'income',
  'not-entitled',
  'not-confirmed',
  'declined-too-often',
  'deceit',
  'breach',
  'cancelled',
];

/** What is different in a household that waits. */
export const changeCauses = ['member-joined', 'member-left', 'death', 'income', 'home', 'moved', 'other'] as const;

export type ChangeCause = (typeof changeCauses)[number];

/** How a household was told to confirm again. */
export const reminderWays = ['letter', 'message', 'phone', 'visit'] as const;

export type ReminderWay = (typeof reminderWays)[number];

export const offerRefusals = ['not-choosing', 'not-signing', 'declining'] as const;
export type OfferRefusal = (typeof offerRefusals)[number];

export const offerExcuses = ['no-fitting-unit', 'special-reason'] as const;
export type OfferExcuse = (typeof offerExcuses)[number];

export const banGrounds = ['deceit', 'breach'] as const;
export type BanGrounds = (typeof banGrounds)[number];
