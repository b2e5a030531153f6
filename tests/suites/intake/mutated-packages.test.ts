import { afterAll, beforeAll, expect, it } from 'vitest';
import { importReasonOf } from '../../../src/contract/import-reason.ts';
import type { ImportReport } from '../../../src/contract/intake.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { lastPosition, streamsWithPrefix } from '../../../src/store/event-log.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { type Mutation, mutations } from '../../support/intake/mutations.ts';
import { sampleDraft } from '../../support/intake/package-builder.ts';
import { badPackageReason, importReport, wholeCases } from '../../support/intake/run-import.ts';

const ROUNDS = 400;

let test: TestDesk;

beforeAll(async () => {
  test = await testDesk();
});
afterAll(() => {
  test.remove();
});

type Became = 'whole' | 'none' | 'one' | 'all';

interface Round {
  readonly became: Became;
  readonly imported: number;
}

/** One spoilt package into the desk; throws when anything about the desk is not whole afterwards. */
async function round(seed: number, mutation: Mutation): Promise<Round> {
  const draft = sampleDraft({ seed, applications: 2, first: seed * 2 });
  const good = draft.applications[1]?.json.applicationId;
  const file = new Blob([mutation.spoil(draft, seededRandom(seed))]);
  const before = lastPosition(test.desk.file.db);
  const result: ImportReport | Error = await importReport(test, file).catch((error: unknown) => {
    if (error instanceof Error) return error;
    throw error;
  });
  const cases = wholeCases(test, before);
  if (result instanceof Error) {
    const reason = badPackageReason(result);
    if (reason === undefined) throw result;
    expect(importReasonOf(reason).code).toBeDefined();
    expect(lastPosition(test.desk.file.db)).toBe(before);
    return { became: 'whole', imported: 0 };
  }
  expect(cases).toHaveLength(result.imported);
  expect(cases.map(({ caseId, caseNo }) => [caseId, caseNo])).toEqual(
    result.caseNos.map(({ caseId, caseNo }) => [caseId, caseNo]),
  );
  expect(result.imported + result.repeated + result.refused).toBe(result.total);
  expect(new Set(result.problems.map((problem) => problem.file)).size).toBe(result.refused);
  for (const { reason } of result.problems) expect(importReasonOf(reason).code).toBeDefined();
  if (mutation.outcome === 'one') expect(result.caseNos.map(({ externalId }) => externalId)).toEqual([good]);
  return { became: (['none', 'one', 'all'] as const)[result.imported] ?? 'all', imported: result.imported };
}

it(`${String(ROUNDS)} spoilt packages never crash the import and never come in by half`, async () => {
  const became: Record<Became, number> = { whole: 0, none: 0, one: 0, all: 0 };
  let imported = 0;
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const mutation = mutations[seed % mutations.length];
    if (mutation === undefined) throw new Error('there are mutations');
    const label = `seed ${String(seed)}: ${mutation.name}`;
    const done = await round(seed, mutation).catch((cause: unknown) => {
      throw new Error(label, { cause });
    });
    if (mutation.outcome !== 'any') expect(done.became, label).toBe(mutation.outcome);
    became[done.became] += 1;
    imported += done.imported;
    if (seed % 50 === 0) expect(auditLog(test.desk.file.db).findings, label).toEqual([]);
  }
  expect(auditLog(test.desk.file.db).findings).toEqual([]);
  expect(wholeCases(test)).toHaveLength(imported);
  expect(streamsWithPrefix(test.desk.file.db, 'claim:external-', 10_000)).toHaveLength(imported);
  test.reopen();
  expect(wholeCases(test)).toHaveLength(imported);
  expect(Object.prototype).not.toHaveProperty('isAdmin');
  console.log(
    `${String(ROUNDS)} packages spoilt in ${String(mutations.length)} ways: ${String(became.whole)} refused whole, ` +
      `${String(became.none)} with no application in, ${String(became.one)} with one, ${String(became.all)} with both; ` +
      `${String(imported)} cases, all whole`,
  );
}, 180_000);
