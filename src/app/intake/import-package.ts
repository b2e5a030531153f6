/**
 * Brings an intake package in (docs/intake-package.md): its applications, then what was said in the app.
 *
 * What must stay true: a package whose ZIP or package.json is broken changes nothing. An application is in whole, with
 * its document files, or not at all. Groups are committed one after the other; between them the desk does other work,
 * and an import that ends there, by the signal, by a fault or with the program, is finished by importing again, since
 * what came in is known by the sender's application id.
 */
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { importReason, importReasonOf } from '../../contract/import-reason.ts';
import type { ImportReport, importEventSchema } from '../../contract/intake.ts';
import { fieldOfFinding, householdFindings } from '../../domain/application/household-findings.ts';
import { cityOf } from '../../domain/office/office.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { refused } from '../refuse.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { type PackageContext, type ReadyApplication, checkApplication } from './check-application.ts';
import { type FieldProblem, fieldProblem } from './field-problems.ts';
import { importHeard } from './import-heard.ts';
import { type IntakePackage, PACKAGE_FILE, intakePackageSchema, packageLimits } from './package-format.ts';
import { readJson } from './read-json.ts';
import { type SavedGroup, saveGroup } from './save-group.ts';
import { type ZipReader, openZip } from './zip-reader.ts';

export type ImportEvent = z.infer<typeof importEventSchema>;

export interface ImportOptions {
  readonly by: SignedIn;
  /** Ends the import before its next group; no report then. */
  readonly signal?: AbortSignal | undefined;
}

/** Applications of one transaction. */
const GROUP = 100;
/** A group is saved early when its document files are this large together: they are in memory until then. */
const GROUP_BYTES = 64 * 1024 * 1024;
/** Applications checked between two signs of life. */
const CHECK_STEP = 20;
/** Problems told of one application, and from how many problems on only the first of each. */
const PROBLEMS_EACH = 10;
const PROBLEMS_FULL = 10_000;

/** Throws `REFUSED` `bad-package` when the ZIP itself or its package.json is broken: then nothing changed. */
export async function* importPackage(
  desk: OpenDesk,
  file: Blob,
  { by, signal }: ImportOptions,
): AsyncGenerator<ImportEvent, void> {
  const started = performance.now();
  const zip = await opened(file);
  const manifest = await manifestOf(desk, zip);
  if (currentPolicy(desk) === undefined) throw refused({ code: 'no-policy' });
  const report = emptyReport(manifest);
  const context: PackageContext = { desk, by, zip, manifest, seen: new Set() };
  const { total } = report;
  yield { kind: 'progress', phase: 'reading', done: 0, total };
  let group: ReadyApplication[] = [];
  let groupBytes = 0;
  for (const [index, listed] of manifest.applications.entries()) {
    if (signal?.aborted === true) return;
    const checked = await checkApplication(context, listed);
    if (checked.kind === 'refused') refuse(report, listed.file, checked.problems);
    else if (checked.kind === 'repeated') report.repeated += 1;
    else {
      warn(report, checked.application, todayOf(desk));
      group.push(checked.application);
      groupBytes += checked.bytes;
    }
    const done = index + 1;
    if (done === manifest.applications.length || group.length >= GROUP || groupBytes >= GROUP_BYTES) {
      addGroup(report, await saveGroup(desk, group, by));
      group = [];
      groupBytes = 0;
      yield { kind: 'progress', phase: 'saving', done, total };
      await setImmediate();
    } else if (done % CHECK_STEP === 0) {
      yield { kind: 'progress', phase: 'checking', done, total };
      await setImmediate();
    }
  }
  yield* takeHeard(report, { ...context, seen: new Set() }, signal);
  if (signal?.aborted === true) return;
  report.millis = Math.round(performance.now() - started);
  yield { kind: 'report', report };
}

/** What was said in the app, after the applications. */
async function* takeHeard(
  report: ImportReport,
  context: PackageContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportEvent, void> {
  const heard = context.manifest.heard ?? [];
  const before = report.total - heard.length;
  for (const [index, listed] of heard.entries()) {
    if (signal?.aborted === true) return;
    const taken = await importHeard(context, listed);
    if (taken.kind === 'refused') refuse(report, listed.file, taken.problems);
    else if (taken.kind === 'repeated') report.repeated += 1;
    else {
      const { externalId, ticketId, ticketNo } = taken;
      report.imported += 1;
      report.ticketNos.push({ externalId, ticketId, ticketNo });
    }
    if ((index + 1) % CHECK_STEP === 0 || index + 1 === heard.length) {
      yield { kind: 'progress', phase: 'saving', done: before + index + 1, total: report.total };
      await setImmediate();
    }
  }
}

async function opened(file: Blob): Promise<ZipReader> {
  const zip = await openZip(file);
  if (!zip.ok) throw badPackage({ field: '', reason: importReason(zip.error.code, zip.error.detail) });
  return zip.value;
}

async function manifestOf(desk: OpenDesk, zip: ZipReader): Promise<IntakePackage> {
  const read = await zip.read(PACKAGE_FILE, packageLimits.packageFile);
  if (!read.ok) throw badPackage({ field: '', reason: importReason(read.error.code, PACKAGE_FILE) });
  const parsed = readJson(read.value, intakePackageSchema);
  if (!parsed.ok) {
    const wrongFormat = parsed.error.find((problem) => problem.field === 'format');
    if (wrongFormat !== undefined) throw badPackage({ field: '', reason: importReason('unknown-format') });
    throw badPackage(parsed.error[0] ?? { field: '', reason: importReason('not-json') });
  }
  const { city, applications, heard = [] } = parsed.value;
  if (applications.length + heard.length === 0) throw badPackage(fieldProblem('applications', 'too-few', '1'));
  if (city !== cityOf(desk.profile.office)) throw badPackage({ field: '', reason: importReason('other-city', city) });
  return parsed.value;
}

/** A field of package.json is named in the detail of the reason. */
function badPackage({ field, reason }: FieldProblem): Error {
  const code = importReasonOf(reason).code ?? 'wrong-format';
  return refused({
    code: 'bad-package',
    reason: field === '' ? reason : importReason(code, `${PACKAGE_FILE} ${field}`),
  });
}

function emptyReport({ packageId, sender, applications, heard = [] }: IntakePackage): ImportReport {
  const counts = { total: applications.length + heard.length, imported: 0, repeated: 0, refused: 0, millis: 0 };
  return { packageId, sender, ...counts, problems: [], warnings: [], caseNos: [], ticketNos: [] };
}

function refuse(report: ImportReport, file: string, problems: readonly FieldProblem[]): void {
  const told = report.problems.length < PROBLEMS_FULL ? PROBLEMS_EACH : 1;
  report.refused += 1;
  report.problems.push(...problems.slice(0, told).map((problem) => ({ file, ...problem })));
}

/** At most as many as problems are told of, so that a report stays one that people can read. */
function warn(report: ImportReport, { file, command }: ReadyApplication, today: PlainDate): void {
  if (report.warnings.length >= PROBLEMS_FULL) return;
  for (const finding of householdFindings(command.content, today)) {
    report.warnings.push({ file, field: `content.${fieldOfFinding(finding)}`, finding: finding.code });
  }
}

function addGroup(report: ImportReport, saved: SavedGroup): void {
  report.imported += saved.cases.length;
  report.caseNos.push(...saved.cases);
  report.repeated += saved.repeated;
  for (const { file, problem } of saved.refused) refuse(report, file, [problem]);
}
