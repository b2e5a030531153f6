/**
 * One application of a package, from its file to what can be saved. Nothing is written here; the first stage that
 * fails ends the check, with everything that this stage found.
 */
import type { z } from 'zod';
import { MAX_DOCUMENT_BYTES } from '../../contract/documents.ts';
import type { ApplicationCommand } from '../../domain/application/commands.ts';
import type { CaseDocument, DocumentFile } from '../../domain/application/document.ts';
import { covers } from '../../domain/office/office.ts';
import type { BlobHash, CaseId, DocumentId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { blobHashOf } from '../../store/blobs.ts';
import { externalClaimStream, loadClaim } from '../application/application-stream.ts';
import { documentKind } from '../application/document-kind.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { officeOf } from '../staff/offices.ts';
import { type FieldProblem, fieldProblem } from './field-problems.ts';
import {
  type IntakePackage,
  type PackageApplication,
  packageApplicationSchema,
  packageLimits,
} from './package-format.ts';
import { readJson } from './read-json.ts';
import type { ZipReader } from './zip-reader.ts';

export interface PackageContext {
  readonly desk: OpenDesk;
  readonly by: SignedIn;
  readonly zip: ZipReader;
  readonly manifest: IntakePackage;
  /** Application ids met so far, with those that were refused. */
  readonly seen: Set<string>;
}

export interface ReadyApplication {
  readonly file: string;
  readonly applicationId: string;
  readonly command: Extract<ApplicationCommand, { type: 'submit' }>;
  /** The document files, to be stored before the command is. */
  readonly pages: readonly Uint8Array[];
}

export type CheckedApplication =
  | { readonly kind: 'ready'; readonly application: ReadyApplication; readonly bytes: number }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] };

/** Application ids of two senders may be equal. */
function externalIdOf(sender: string, applicationId: string): string {
  return `${sender}:${applicationId}`;
}

export async function checkApplication(
  context: PackageContext,
  listed: IntakePackage['applications'][number],
): Promise<CheckedApplication> {
  const { desk, manifest, seen } = context;
  const read = await readListed(context, listed, packageApplicationSchema);
  if (!read.ok) return { kind: 'refused', problems: read.error };
  const { applicationId } = read.value;
  if (seen.has(applicationId)) {
    return { kind: 'refused', problems: [fieldProblem('applicationId', 'twice-in-package')] };
  }
  seen.add(applicationId);
  const externalId = externalIdOf(manifest.sender, applicationId);
  if (loadClaim(desk.file, externalClaimStream(externalId)).state.holder !== null) return { kind: 'repeated' };
  const problems = placeProblems(context, read.value);
  if (problems.length > 0) return { kind: 'refused', problems };
  const documents = await readDocuments(context, read.value);
  if (!documents.ok) return { kind: 'refused', problems: documents.error };
  const command = submission(desk, externalId, { application: read.value, documents: documents.value.documents });
  const { pages, bytes } = documents.value;
  return { kind: 'ready', application: { file: listed.file, applicationId, command, pages }, bytes };
}

/** A JSON file that the package lists, checked against its hash and its form. */
export async function readListed<Value>(
  { zip }: Pick<PackageContext, 'zip'>,
  listed: IntakePackage['applications'][number],
  schema: z.ZodType<Value>,
): Promise<Result<Value, readonly FieldProblem[]>> {
  const read = await zip.read(listed.file, packageLimits.applicationFile);
  if (!read.ok) return err([fieldProblem('', read.error.code)]);
  if (blobHashOf(read.value) !== listed.sha256) return err([fieldProblem('', 'hash-differs')]);
  return readJson(read.value, schema);
}

function placeProblems({ desk, by }: PackageContext, application: PackageApplication): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { street, receivedOn } = application;
  const isStreet = officeOf(desk, street)?.level === 'street';
  if (!isStreet) problems.push(fieldProblem('street', 'unknown-office', street));
  else if (!covers(by.actor.office, street)) problems.push(fieldProblem('street', 'outside-office', street));
  if (receivedOn > todayOf(desk)) problems.push(fieldProblem('receivedOn', 'in-future'));
  return problems;
}

interface ReadDocuments {
  readonly documents: readonly CaseDocument[];
  readonly pages: readonly Uint8Array[];
  readonly bytes: number;
}

async function readDocuments(
  context: PackageContext,
  application: PackageApplication,
): Promise<Result<ReadDocuments, readonly FieldProblem[]>> {
  const problems: FieldProblem[] = [];
  const pages: Uint8Array[] = [];
  const documents: CaseDocument[] = [];
  let bytes = 0;
  for (const [index, { type, title, files: listed }] of application.documents.entries()) {
    const files: DocumentFile[] = [];
    for (const [place, listedFile] of listed.entries()) {
      const left = packageLimits.applicationDocuments - bytes;
      const read = await readDocumentFile(context, listedFile, left);
      if (!read.ok) {
        const { part, reason } = read.error;
        problems.push({ field: `documents.${String(index)}.files.${String(place)}.${part}`, reason });
        continue;
      }
      bytes += read.value.page.length;
      pages.push(read.value.page);
      files.push(read.value.file);
    }
    const id = context.desk.newId() as DocumentId;
    documents.push({ id, type, title, receivedOn: application.receivedOn, files });
  }
  return problems.length > 0 ? err(problems) : ok({ documents, pages, bytes });
}

type ListedFile = PackageApplication['documents'][number]['files'][number];

interface FilePartProblem {
  readonly part: 'path' | 'sha256';
  readonly reason: string;
}

/** A document file, told by its first bytes; `left` bytes may still be read. */
export async function readDocumentFile(
  { zip }: Pick<PackageContext, 'zip'>,
  { path, sha256, name }: ListedFile,
  left: number,
): Promise<Result<{ readonly file: DocumentFile; readonly page: Uint8Array }, FilePartProblem>> {
  const read = await zip.read(path, Math.min(MAX_DOCUMENT_BYTES, left));
  if (!read.ok) return err({ part: 'path', reason: read.error.code });
  const page = read.value;
  if (blobHashOf(page) !== sha256) return err({ part: 'sha256', reason: 'hash-differs' });
  const mediaType = documentKind(page);
  if (mediaType === undefined) return err({ part: 'path', reason: 'not-a-document' });
  return ok({ page, file: { hash: sha256 as BlobHash, mediaType, bytes: page.length, name } });
}

function submission(
  desk: OpenDesk,
  externalId: string,
  { application, documents }: { application: PackageApplication; documents: readonly CaseDocument[] },
): ReadyApplication['command'] {
  return {
    type: 'submit',
    caseId: desk.newId() as CaseId,
    externalId,
    channel: 'app',
    street: application.street,
    receivedOn: application.receivedOn,
    content: application.content,
    documents,
  };
}
