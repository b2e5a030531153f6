/** The desk's line to the registries: what the host that started the desk says, else `agency.json` in its data folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AgencyConfig, type AgencySettings, agencyConfigSchema } from '../agency/agency-config.ts';
import { type AgencyClient, type AgencySigner, agencyClient } from '../agency/agency-client.ts';
import { noAgencies } from '../domain/agency-check/agency-port.ts';

const FILE = 'agency.json';

/** What makes a desk not open: a person wrote something into the file that cannot be meant. */
class AgencyConfigFault extends Error {
  override readonly name = 'AgencyConfigFault';
}

export interface AgencyLineParts {
  readonly folder: string;
  /** Undefined: the file counts, where it is read. */
  readonly settings: AgencySettings | undefined;
  readonly readsFile: boolean;
  readonly now: () => number;
  /** Of the desk while it is open. */
  readonly signer: () => AgencySigner | undefined;
}

/** Without settings and without the file no registry is configured. Throws an AgencyConfigFault that names the field. */
export function agencyLine({ folder, settings, readsFile, now, signer }: AgencyLineParts): AgencyClient {
  const config = settings === undefined && !readsFile ? undefined : configOf(folder, settings);
  if (config === undefined) return { ...noAgencies, close: () => undefined };
  return agencyClient(config, { now, signer });
}

function configOf(folder: string, settings: AgencySettings | undefined): AgencyConfig | undefined {
  const path = join(folder, FILE);
  if (settings === undefined && !existsSync(path)) return undefined;
  const parsed = agencyConfigSchema.safeParse(settings ?? jsonIn(path));
  if (parsed.success) return parsed.data;
  throw new AgencyConfigFault(`${settings === undefined ? path : 'agency'}:\n${z.prettifyError(parsed.error)}`);
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new AgencyConfigFault(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
