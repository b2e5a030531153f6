import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadReferenceData } from '../../../src/app/reference/reference-data.ts';
import { type PolicyVersion, policyOn } from '../../../src/domain/policy/policy.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';

const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));

export const packIds = ['national', 'yinchuan', 'xining', 'xuzhou', 'shenzhen'] as const;

export type PackId = (typeof packIds)[number];

/** The packs as they come with the program. */
export const packs = loadReferenceData(RESOURCES).cities;

/** The version of a pack that is in force on a day. */
export function versionOf(pack: PackId, on: string): PolicyVersion {
  const versions = packs.find((city) => city.id === pack)?.versions;
  invariant(versions, `no pack ${pack}`);
  const version = policyOn(versions, plainDate(on));
  invariant(version, `${pack} has no version on ${on}`);
  return version;
}

/** A pack's file as it stands on disk. */
export function packText(pack: PackId): unknown {
  return JSON.parse(readFileSync(`${RESOURCES}/policies/${pack}.json`, 'utf8'));
}
