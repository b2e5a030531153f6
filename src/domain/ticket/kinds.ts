/**
 * What is heard, and on which clock. Three kinds of clock exist and are never mixed (domain reference §4): orders of the
 * hotline and what citizens say otherwise (working days), ratings of a service (working days), petitions (calendar days).
 */
export const ticketKinds = ['hotline', 'rating', 'petition'] as const;

export type TicketKind = (typeof ticketKinds)[number];

/** What somebody wants: it sets how long handling may take (CMP-13). */
export const ticketClasses = ['complaint', 'suggestion', 'enquiry', 'help'] as const;

export type TicketClass = (typeof ticketClasses)[number];

export const ticketChannels = ['app', 'hotline-order', 'counter', 'phone', 'letter', 'visit'] as const;

export type TicketChannel = (typeof ticketChannels)[number];

/** The matter, for figures and for finding what is alike. */
export const ticketTopics = [
  'application',
  'publicity',
  'allocation',
  'repair',
  'estate-service',
  'rent',
  'conduct',
  'app-use',
  'policy',
  'other',
] as const;

export type TicketTopic = (typeof ticketTopics)[number];

/** What a ticket is about. `staff` is more than a label: who is named there neither sees nor takes it (CMP-09). */
export const aboutKinds = ['person', 'unit', 'estate', 'case', 'staff', 'window'] as const;

export type AboutKind = (typeof aboutKinds)[number];

export interface About {
  readonly kind: AboutKind;
  /** Of the unit, estate, case or member of staff; what people call it where there is no id. */
  readonly id: string;
  readonly label: string;
  /** The estate of a home that was picked from the register: what is near it is found by that. */
  readonly within?: string | undefined;
}

/** EVA-02: the last two are bad. */
export const ratingLevels = [1, 2, 3, 4, 5] as const;

export type RatingLevel = (typeof ratingLevels)[number];

export function isBad(level: RatingLevel): boolean {
  return level >= 4;
}

/** EVA-01: on site once for each visit, online once for each matter. */
export const ratingPlaces = ['on-site', 'online'] as const;

export interface Rating {
  readonly level: RatingLevel;
  readonly place: (typeof ratingPlaces)[number];
  /** The visit or the matter that was rated. */
  readonly of: string;
}

/** CMP-15: why a matter is not taken, each with another path that is the right one. */
export const refusalGrounds = [
  'court',
  'arbitration',
  'discipline',
  'review',
  'disclosure',
  'petition-running',
  'secret',
  'concluded',
  'other',
] as const;

export type RefusalGround = (typeof refusalGrounds)[number];

/** Why a clock stands. */
export const ticketPauses = ['citizen', 'appraisal', 'lawsuit', 'hearing', 'other-body'] as const;

export type TicketPause = (typeof ticketPauses)[number];

export const answerOutcomes = ['solved', 'explained', 'partly', 'not-solved'] as const;

export type AnswerOutcome = (typeof answerOutcomes)[number];

export const satisfactions = ['satisfied', 'fair', 'dissatisfied'] as const;

export type Satisfaction = (typeof satisfactions)[number];

/** CMP-08. */
export const supervisionCauses = ['overdue', 'repeated', 'refused', 'bad-effect', 'dissatisfied-twice'] as const;

export type SupervisionCause = (typeof supervisionCauses)[number];

export const closeReasons = [
  'satisfied',
  'not-reached',
  'no-contact-wanted',
  'not-accepted',
  'not-ours',
  'same-fact',
  'handed-on',
  'helped',
  'withdrawn',
  'counted',
  'struck',
  'not-asked-in-time',
  'final',
] as const;

export type CloseReason = (typeof closeReasons)[number];

export const contactFindings = ['fix-now', 'needs-time', 'doubtful'] as const;

export type ContactFinding = (typeof contactFindings)[number];

export const appealGrounds = ['mistaken', 'malicious'] as const;

/** The levels above the body that decided (PET-05, PET-06). */
export const reviewLevels = ['review', 're-review'] as const;

export type ReviewLevel = (typeof reviewLevels)[number];
