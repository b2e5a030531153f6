/** `anju eligibility`: a household file against the policy of a city on a day; needs no desk. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readHousehold } from '../app/eligibility/read-household.ts';
import { loadReferenceData } from '../app/reference/reference-data.ts';
import { evaluate } from '../domain/eligibility/evaluate.ts';
import type { Evaluation } from '../domain/eligibility/evaluation.ts';
import type { HouseholdFacts } from '../domain/eligibility/household-facts.ts';
import { type PolicyVersion, policyOn } from '../domain/policy/policy.ts';
import { type PlainDate, parsePlainDate } from '../kernel/plain-date.ts';
import { evaluationLines } from './eligibility-words.ts';
import { CommandFailure, say } from './words.ts';

/** `--policy CITY --on DATE --household FILE`; 2 for a wrong call or a household that is not in order. */
export function printEligibility(args: readonly string[]): void {
  const { values } = parsedCall(args);
  const on = parsePlainDate(values.on ?? '');
  if (on === undefined) throw new CommandFailure('--on: YYYY-MM-DD', 2);
  if (values.household === undefined) throw new CommandFailure('缺少 missing: --household FILE', 2);
  const policy = versionOn(values.policy ?? '', on);
  const evaluation = evaluate(householdIn(values.household, policy, on), { policy, on });
  if (values.json) say(JSON.stringify(onOneLine(evaluation)));
  else for (const line of evaluationLines(evaluation)) say(line);
}

function parsedCall(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        policy: { type: 'string' },
        on: { type: 'string' },
        household: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error), 2);
  }
}

function versionOn(id: string, on: PlainDate): PolicyVersion {
  const { cities } = loadReferenceData(fileURLToPath(new URL('../../resources/', import.meta.url)));
  const city = cities.find((known) => known.id === id);
  if (city === undefined) throw new CommandFailure(`--policy: ${cities.map((known) => known.id).join(' | ')}`, 2);
  const version = policyOn(city.versions, on);
  if (version !== undefined) return version;
  const first = city.versions.map(({ effectiveFrom }) => effectiveFrom).toSorted()[0] ?? '';
  throw new CommandFailure(`${city.name} ${id}: ${on} 尚无政策版本 no version yet, the first is of ${first}`, 2);
}

function householdIn(typed: string, policy: PolicyVersion, on: PlainDate): HouseholdFacts {
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), typed);
  const household = readHousehold(bytesOf(file), { policy, on });
  if (household.ok) return household.value;
  const lines = household.error.map(({ field, reason }) => `${file}: ${field === '' ? reason : `${field}: ${reason}`}`);
  throw new CommandFailure(lines.join('\n'), 2);
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CommandFailure(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, 2);
  }
}

/** The form that other programs read: only what stands in docs/household-format.md. */
function onOneLine({ outcome, conditions }: Evaluation) {
  return {
    outcome,
    conditions: conditions.map(({ id, rule, verdict, value, limit }) => ({ id, rule, verdict, value, limit })),
  };
}
