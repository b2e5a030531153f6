/** The registries that a household is checked against, each with its own question, answer and validity (M3). */
export const checkSources = [
  'household-registration',
  'vehicles',
  'marriage',
  'welfare',
  'economic-report',
  'housing',
  'social-insurance',
  'housing-fund',
  'tax',
  'firms',
  'disability',
  'education',
  'residence-permit',
] as const;

export type CheckSource = (typeof checkSources)[number];

export const authorities = [
  'police',
  'civil-affairs',
  'real-estate',
  'social-insurance',
  'housing-fund',
  'tax',
  'market-regulator',
  'disabled-federation',
  'education',
] as const;

export type Authority = (typeof authorities)[number];

/** Who keeps the registry (domain reference §5.2). */
export const authorityOf: Readonly<Record<CheckSource, Authority>> = {
  'household-registration': 'police',
  vehicles: 'police',
  'residence-permit': 'police',
  marriage: 'civil-affairs',
  welfare: 'civil-affairs',
  'economic-report': 'civil-affairs',
  housing: 'real-estate',
  'social-insurance': 'social-insurance',
  'housing-fund': 'housing-fund',
  tax: 'tax',
  firms: 'market-regulator',
  disability: 'disabled-federation',
  education: 'education',
};
