/**
 * A pack as it stands at a desk: the versions that came with the program are the base, those that the city issued lie
 * over them. Where a later program ships a version of a day for which the city has issued one, the city's stays: cases
 * were decided on it, and its id must go on meaning the same.
 */
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import {
  type IssuedVersion,
  type PackState,
  type RecordedPolicyEvent,
  foldPack,
} from '../../domain/policy/issue/state.ts';
import type { JsonObject, Layer } from '../../domain/policy/issue/value-tree.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { streamTip } from '../../store/event-log.ts';
import type { PolicyFile } from '../reference/policy-file.ts';
import type { PolicyCity, ReferenceData } from '../reference/reference-data.ts';
import { type Standing, checkVersion } from './check-version.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** One version of a pack, as it is written and, where this program can read it, complete. */
export interface PackVersion {
  readonly id: string;
  readonly effectiveFrom: PlainDate;
  readonly version: JsonObject;
  /** Undefined when it came with the program. */
  readonly issued: IssuedVersion | undefined;
  /** Undefined when a newer program issued it and this one cannot read it. */
  readonly usable: PolicyVersion | undefined;
}

export interface Pack {
  readonly id: string;
  readonly name: string;
  readonly source: PolicyCity;
  /** By their days. */
  readonly versions: readonly PackVersion[];
  readonly state: PackState;
  /** What to expect when appending to the pack's stream. */
  readonly streamVersion: number;
}

export function policyStream(pack: string): string {
  return `policy:${pack}`;
}

/** Undefined for a pack that did not come with the program. */
export function loadPack(
  { file, reference }: { readonly file: Pick<CaseFile, 'load'>; readonly reference: ReferenceData },
  id: string,
): Pack | undefined {
  const source = reference.cities.find((city) => city.id === id);
  if (source === undefined) return undefined;
  const { version: streamVersion, events } = file.load(policyStream(id));
  const state = foldPack(typedEvents<RecordedPolicyEvent>(events, 'policy'));
  const days = new Set<string>(state.issued.map(({ proposal }) => proposal.effectiveFrom));
  const shipped = source.file.versions.filter(({ effectiveFrom }) => !days.has(effectiveFrom));
  const written = [...shipped.map((version) => shippedText(version, source)), ...state.issued.map(issuedText)].sort(
    byDay,
  );
  return { id, name: source.name, source, versions: completed(source, written), state, streamVersion };
}

/** The city's own pack, read again only when its stream moved: every command on a case asks for it. */
export function livePack(file: CaseFile, reference: ReferenceData, id: string): () => Pack | undefined {
  let known: { readonly tip: string | undefined; readonly pack: Pack | undefined } | undefined;
  return () => {
    const tip = streamTip(file.db, policyStream(id));
    if (known === undefined || known.tip !== tip) known = { tip, pack: loadPack({ file, reference }, id) };
    return known.pack;
  };
}

/** The version in force on a day: the latest that does not start after it. */
export function versionOn(pack: Pick<Pack, 'versions'>, on: PlainDate): PackVersion | undefined {
  return pack.versions.findLast(({ effectiveFrom }) => effectiveFrom <= on);
}

/**
 * What a version of this day is written over, the lowest first: the versions of the pack below up to that day, then the
 * city's own earlier ones.
 */
export function layersBelow({ source, versions }: Pack, effectiveFrom: PlainDate): readonly Layer[] {
  const { parent } = source;
  const below = (parent?.versions ?? [])
    .filter((version) => version.effectiveFrom <= effectiveFrom)
    .map((version) => ({ id: `${parent?.id ?? ''}@${version.effectiveFrom}`, version: asText(version) }));
  const earlier = versions.filter((version) => version.effectiveFrom < effectiveFrom);
  return [...below.sort((a, b) => (a.id < b.id ? -1 : 1)), ...earlier];
}

/** The pack's file with the versions that this program can read, for checking the next one against it. */
export function standingOf({ source, versions }: Pick<Pack, 'source' | 'versions'>): Standing {
  const { file, parent } = source;
  const readable = versions.flatMap(({ usable, version }) => (usable === undefined ? [] : [asVersion(version)]));
  return { file: { ...file, versions: readable }, parent };
}

type Written = Omit<PackVersion, 'usable'>;
type FileVersion = PolicyFile['versions'][number];

/** What neither this program nor the version says cannot be inherited either: after one that is not read none is. */
function completed(source: PolicyCity, written: readonly Written[]): readonly PackVersion[] {
  const versions: PackVersion[] = [];
  for (const each of written) {
    const isBroken = versions.some(({ usable }) => usable === undefined);
    const checked = isBroken ? undefined : checkVersion(standingOf({ source, versions }), each.version);
    versions.push({ ...each, usable: checked?.ok === true ? checked.value : undefined });
  }
  return versions;
}

function shippedText(version: FileVersion, source: PolicyCity): Written {
  const { effectiveFrom } = version;
  const id = `${source.id}@${effectiveFrom}`;
  return { id, effectiveFrom: plainDate(effectiveFrom), version: asText(version), issued: undefined };
}

function issuedText(issued: IssuedVersion): Written {
  const { version, effectiveFrom } = issued.proposal;
  return { id: issued.id, effectiveFrom, version, issued };
}

function byDay(a: Written, b: Written): number {
  return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
}

/** A version as the files have it is JSON; only its readers know it by its parts. */
function asText(version: FileVersion): JsonObject {
  return version as unknown as JsonObject;
}

function asVersion(version: JsonObject): FileVersion {
  return version as unknown as FileVersion;
}
