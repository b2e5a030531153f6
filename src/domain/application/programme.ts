/** The classes of people whom public rental housing serves (PRH-01, PRH-40). */
export const programmes = ['low-income', 'lower-middle-income', 'new-employment', 'migrant-worker'] as const;

export type Programme = (typeof programmes)[number];

/** How an application reached the office (M1, M13, M15). */
export const channels = ['app', 'counter', 'home-visit', 'employer'] as const;

export type Channel = (typeof channels)[number];

/** Why a household is served first (PRH-16, PRH-42). */
export const greenChannelReasons = [
  'aged-60',
  'severe-disability',
  'serious-illness',
  'honoured-veteran',
  'dangerous-housing',
  'other',
] as const;

export type GreenChannelReason = (typeof greenChannelReasons)[number];

export interface GreenChannel {
  readonly reason: GreenChannelReason;
  readonly note: string;
}
