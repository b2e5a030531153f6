import type { TFunction } from 'i18next';
import type { PackSummary, VersionSummary } from '../../../contract/policies.ts';

/** The day in a version's id. */
export function dayOfVersion(id: string): string {
  return id.slice(id.indexOf('@') + 1);
}

export function packOfVersion(id: string): string {
  return id.slice(0, id.indexOf('@'));
}

/** 自 2021-02-07 起（现行）. */
export function versionLabel(version: VersionSummary, pack: PackSummary, t: TFunction): string {
  return `${t('policy.versionFrom', { day: version.effectiveFrom })} · ${standingWord(version, pack, t)}`;
}

/** In force, before it, or past. */
function standingWord({ id, effectiveFrom, until }: VersionSummary, pack: PackSummary, t: TFunction): string {
  if (id === pack.inForce) return t('policy.inForce');
  const inForceFrom = pack.inForce === null ? undefined : dayOfVersion(pack.inForce);
  if (until === null || inForceFrom === undefined || effectiveFrom > inForceFrom) return t('policy.future');
  return t('policy.past', { until });
}

/** Where a value comes from, seen from the version that is shown. */
export function originWord(
  from: string,
  shown: { readonly id: string; readonly packs: readonly PackSummary[] },
  t: TFunction,
): string {
  if (from === shown.id) return t('policy.here');
  const day = dayOfVersion(from);
  if (packOfVersion(from) === packOfVersion(shown.id)) return t('policy.kept', { day });
  const pack = shown.packs.find(({ id }) => id === packOfVersion(from));
  return t('policy.inherited', { pack: `${shortName(pack?.name ?? packOfVersion(from))} ${day}` });
}

/** A pack's name without what stands in brackets behind it. */
export function shortName(name: string): string {
  return name.replace(/（.*$/, '');
}
