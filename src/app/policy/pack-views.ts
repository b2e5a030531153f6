/** A pack, a version of it and the difference of two, as the screens show them. */
import type {
  PackSummary,
  PolicyChange,
  PolicyVersionView,
  ProposalSummary,
  VersionSummary,
} from '../../contract/policies.ts';
import { type ValueChange, differenceOf } from '../../domain/policy/issue/difference.ts';
import type { Proposal } from '../../domain/policy/issue/state.ts';
import { type JsonObject, type LayeredValue, datedOf, layeredValues } from '../../domain/policy/issue/value-tree.ts';
import { type PlainDate, addDays, parsePlainDate } from '../../kernel/plain-date.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';
import { type Pack, type PackVersion, layersBelow, loadPack, versionOn } from './pack.ts';

/** The city's own pack first, then those that it inherits from. */
export function packsInSight(desk: OpenDesk): readonly Pack[] {
  const packs: Pack[] = [];
  let id: string | null | undefined = desk.profile.policyCity;
  while (id !== null && id !== undefined) {
    const pack = loadPack(desk, id);
    if (pack !== undefined && !packs.some((known) => known.id === pack.id)) packs.push(pack);
    id = pack?.source.file.inherits;
  }
  return packs;
}

export function packSummary(desk: OpenDesk, pack: Pack, asks: string): PackSummary {
  return {
    id: pack.id,
    name: pack.name,
    isOwn: pack.id === desk.profile.policyCity,
    versions: pack.versions.map((version) => versionSummary(desk, pack, version)).reverse(),
    inForce: versionOn(pack, todayOf(desk))?.id ?? null,
    proposal: pack.state.proposal === null ? null : proposalSummary(desk, pack.state.proposal, asks),
  };
}

export function proposalSummary(desk: OpenDesk, proposal: Proposal, asks: string): ProposalSummary {
  const { proposalId, effectiveFrom, base, reason, by, at } = proposal;
  return { proposalId, effectiveFrom, base, reason, by: { name: staffName(desk, by), at }, isMine: by === asks };
}

export function versionView(desk: OpenDesk, pack: Pack, version: PackVersion): PolicyVersionView {
  const proposal = version.issued?.proposal;
  return {
    ...versionSummary(desk, pack, version),
    pack: pack.id,
    packName: pack.name,
    isOwn: pack.id === desk.profile.policyCity,
    written: version.version,
    values: shown(valuesUnder(pack, version)),
    dated: datedOf(version.version) ?? null,
    proposed:
      proposal === undefined
        ? null
        : { name: staffName(desk, proposal.by), at: proposal.at, reason: proposal.reason, base: proposal.base },
  };
}

/** What a version says and inherits; of one that is not issued yet, as it would be. */
function valuesUnder(
  pack: Pack,
  { id, effectiveFrom, version }: Pick<PackVersion, 'id' | 'effectiveFrom' | 'version'>,
): readonly LayeredValue[] {
  return layeredValues([...layersBelow(pack, effectiveFrom), { id, version }]);
}

export function changesBetween(
  before: readonly [Pack, PackVersion],
  after: readonly [Pack, PackVersion],
): PolicyChange[] {
  return shownChanges(differenceOf(valuesUnder(...before), valuesUnder(...after)));
}

/** What a draft, or what waits, would change against the version that it was made from. */
export function changesOfDraft(pack: Pack, base: PackVersion, version: JsonObject): PolicyChange[] {
  return shownChanges(draftChanges(pack, base, version));
}

/** Without a day that can be read, as of the base's. */
export function draftChanges(pack: Pack, base: PackVersion, version: JsonObject): readonly ValueChange[] {
  const day = version['effectiveFrom'];
  const effectiveFrom: PlainDate = (typeof day === 'string' ? parsePlainDate(day) : undefined) ?? base.effectiveFrom;
  const draft = { id: `${pack.id}@${effectiveFrom}`, effectiveFrom, version };
  return differenceOf(valuesUnder(pack, base), valuesUnder(pack, draft));
}

function versionSummary(desk: OpenDesk, { versions }: Pack, version: PackVersion): VersionSummary {
  const next = versions[versions.indexOf(version) + 1];
  const { id, effectiveFrom, issued, usable } = version;
  return {
    id,
    effectiveFrom,
    until: next === undefined ? null : addDays(next.effectiveFrom, -1),
    issuedBy: issued === undefined ? null : { name: staffName(desk, issued.by), at: issued.at },
    isReadable: usable !== undefined,
  };
}

function shown(values: readonly LayeredValue[]): PolicyVersionView['values'] {
  return values.map((value) => ({ ...value, path: [...value.path] }));
}

function shownChanges(changes: readonly ValueChange[]): PolicyChange[] {
  const one = (value: LayeredValue | null) => (value === null ? null : { ...value, path: [...value.path] });
  return changes.map(({ path, kind, before, after }) => ({
    path: [...path],
    kind,
    before: one(before),
    after: one(after),
  }));
}
