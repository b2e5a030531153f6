import { generateKeyPairSync, sign } from 'node:crypto';
import { type AgencyConfig, type AgencySettings, agencyConfigSchema } from '../../../src/agency/agency-config.ts';
import { type AgencyPorts, type AgencySigner, agencyClient } from '../../../src/agency/agency-client.ts';
import type { AgencyRequest } from '../../../src/domain/agency-check/agency-port.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { Simulator } from '../../../src/simulator/start-simulator.ts';

/** A desk's key, as a case file has one. */
export function testSigner(id = 'desk-01'): AgencySigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { id, publicKey: Buffer.from(x, 'base64url'), sign: (text) => sign(null, Buffer.from(text), privateKey) };
}

/** Invented people, numbered. */
function person(index: number): { readonly identityNumber: string; readonly name: string } {
  const birth = plainDate(`19${String(60 + (index % 40))}-0${String(1 + (index % 9))}-1${String(index % 10)}`);
  return { identityNumber: identityNumberFor('630102', birth, index % 1_000), name: `样本${String(index)}` };
}

export function question(index: number, given: Partial<AgencyRequest> = {}): AgencyRequest {
  return {
    requestId: `r-${String(index)}`,
    consentId: `c-${String(index)}`,
    caseNo: `XN2026-${String(index % 50)}`,
    source: 'household-registration',
    subject: person(index),
    purpose: 'application',
    askedAt: Date.now(),
    ...given,
  };
}

/** Every source at one server, with limits in which a test ends soon. */
export function settings(
  { url, publicKey }: Pick<Simulator, 'url' | 'publicKey'>,
  defaults: AgencySettings['defaults'] = {},
): AgencyConfig {
  const line = { url, key: publicKey };
  return agencyConfigSchema.parse({
    defaults: { timeoutMs: 10_000, firstWaitMs: 5, longestWaitMs: 40, failuresToOpen: 1_000, ...defaults },
    sources: { 'household-registration': line, housing: line, vehicles: line, tax: line, marriage: line },
  });
}

export function testClient(config: AgencyConfig, ports: Partial<AgencyPorts> = {}) {
  const signer = testSigner();
  return agencyClient(config, { signer: () => signer, ...ports });
}
