import { ORPCError } from '@orpc/server';
import { type ImportEvent, importPackage } from '../../../src/app/intake/import-package.ts';
import { type RecordedEvent, foldApplication } from '../../../src/domain/application/evolve.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import type { ImportReport } from '../../../src/contract/intake.ts';
import { importEventSchema } from '../../../src/contract/intake.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { readLog } from '../../../src/store/event-log.ts';
import type { TestDesk } from '../desk/test-desk.ts';
import type { TestStaffName } from '../desk/test-offices.ts';

export interface ImportRun {
  readonly progress: readonly Extract<ImportEvent, { kind: 'progress' }>[];
  /** Undefined when the import ended before its report. */
  readonly report: ImportReport | undefined;
}

export async function runImport(
  { desk, as }: TestDesk,
  file: Blob,
  options: { readonly by?: TestStaffName; readonly signal?: AbortSignal } = {},
): Promise<ImportRun> {
  const progress: Extract<ImportEvent, { kind: 'progress' }>[] = [];
  let report: ImportReport | undefined;
  const by = as(options.by ?? 'cityClerk');
  for await (const event of importPackage(desk, file, { by, signal: options.signal })) {
    importEventSchema.parse(event);
    if (event.kind === 'report') report = event.report;
    else progress.push(event);
  }
  return { progress, report };
}

/** The report of an import that comes to its end. */
export async function importReport(test: TestDesk, file: Blob, by: TestStaffName = 'cityClerk'): Promise<ImportReport> {
  const { report } = await runImport(test, file, { by });
  invariant(report, 'the import came to its end');
  return report;
}

/** The reason of `bad-package`, or undefined when an error is anything else. */
export function badPackageReason(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return undefined;
  const data = error.data as { readonly code: string; readonly reason: string };
  return data.code === 'bad-package' ? data.reason : undefined;
}

/**
 * Every case that began after a place in the log, folded, each document file read and its hash checked: throws when a
 * case is not whole.
 */
export function wholeCases({ desk }: TestDesk, after = 0): readonly ApplicationState[] {
  const cases: ApplicationState[] = [];
  for (const { envelope } of readLog(desk.file.db, after, 1_000_000)) {
    if (envelope.type !== 'application.submitted.v1') continue;
    const { events } = desk.file.load(envelope.stream);
    const state = foldApplication(events as unknown as readonly RecordedEvent[]);
    invariant(state, `${envelope.stream} folds`);
    for (const file of state.documents.flatMap((document) => document.files)) {
      invariant(desk.file.blobs.get(file.hash).length === file.bytes, `${file.hash} has its length`);
    }
    cases.push(state);
  }
  return cases;
}
