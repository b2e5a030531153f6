import { z } from 'zod';
import { type AgencyPort, noAgencies } from '../domain/agency-check/agency-port.ts';
import type { CityCalendar } from '../domain/calendar/city-calendar.ts';
import type { PolicyVersion } from '../domain/policy/policy.ts';
import { type Settings, foldSettings, type SettingsEvent } from '../domain/settings/settings.ts';
import { chinaDateOf, instant } from '../kernel/instant.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { OfficeId } from '../kernel/ids.ts';
import { cityOf } from '../domain/office/office.ts';
import { invariant } from '../kernel/invariant.ts';
import type { CaseFile } from '../store/case-file.ts';
import { calendarOf, useCalendars } from '../store/due-days.ts';
import { readMeta } from '../store/meta.ts';
import { hubState } from '../store/sync/hub-state.ts';
import type { ChangeBus } from './change-bus.ts';
import { type Pack, livePack, versionOn } from './policy/pack.ts';
import type { ReferenceData } from './reference/reference-data.ts';
import { typedEvents } from '../store/typed-events.ts';

const profileSchema = z.object({
  office: z.string().transform((text) => text as OfficeId),
  numberPrefix: z.string(),
  deskCode: z.string(),
  policyCity: z.string(),
});

/** What makes this desk this desk; chosen in the wizard, kept beside the log. */
export type DeskProfile = z.infer<typeof profileSchema>;

export const PROFILE_KEY = 'desk-profile';
export const SETTINGS_STREAM = 'settings:city';

/** A desk whose case file is open: what every use case works with. */
export interface OpenDesk {
  readonly file: CaseFile;
  readonly profile: DeskProfile;
  readonly changes: ChangeBus;
  readonly calendar: CityCalendar;
  readonly reference: ReferenceData;
  /** The policy that the city follows, with every version that it issued so far, here or at another desk. */
  readonly pack: () => Pack | undefined;
  /** Its versions that this program can read, by their days. */
  readonly policies: readonly PolicyVersion[];
  /** The line to the registries. */
  readonly agency: AgencyPort;
  readonly now: () => number;
  readonly newId: () => string;
}

export interface OpenDeskParts {
  readonly file: CaseFile;
  readonly reference: ReferenceData;
  readonly changes: ChangeBus;
  /** Without it no registry is configured. */
  readonly agency?: AgencyPort;
}

/** Undefined while the wizard has not been finished. */
export function openDesk({ file, reference, changes, agency }: OpenDeskParts): OpenDesk | undefined {
  const stored = readMeta(file.db, PROFILE_KEY);
  if (stored === undefined) return undefined;
  const chosen = profileSchema.parse(JSON.parse(stored));
  const profile: DeskProfile = {
    ...chosen,
    /** The hub may have moved the device to another office since the wizard. */
    get office() {
      return hubState(file.db)?.office ?? chosen.office;
    },
  };
  useCalendars(file.db, reference.calendarYearsOf(cityOf(profile.office)));
  const pack = livePack(file, reference, profile.policyCity);
  return {
    file,
    profile,
    changes,
    /** A year that the city announced arrives like any event, while the desk is open. */
    get calendar() {
      const calendar = calendarOf(file.db);
      invariant(calendar, 'the years that came with the program were handed to the store');
      return calendar;
    },
    reference,
    pack,
    get policies() {
      return pack()?.versions.flatMap(({ usable }) => usable ?? []) ?? [];
    },
    agency: agency ?? noAgencies,
    now: file.now,
    newId: file.newId,
  };
}

export function todayOf(desk: OpenDesk): PlainDate {
  return chinaDateOf(instant(desk.now()));
}

/**
 * The policy in force today; undefined when the city's first version starts later, and where this program cannot read
 * the version in force: an older one is not taken instead.
 */
export function currentPolicy(desk: OpenDesk): PolicyVersion | undefined {
  const pack = desk.pack();
  return pack === undefined ? undefined : versionOn(pack, todayOf(desk))?.usable;
}

export function settingsOf(desk: OpenDesk): Settings {
  const { events } = desk.file.load(SETTINGS_STREAM);
  return foldSettings(typedEvents<SettingsEvent>(events, 'settings'));
}
