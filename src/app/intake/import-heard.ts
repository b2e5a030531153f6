/**
 * What citizens said in the app, one file after the other: each is a ticket of its own, in whole with its papers or not
 * at all, and known again by the sender's number in whichever package it comes.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Attachment, Intake } from '../../domain/ticket/events.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { executeTicket, prepareTicket } from '../ticket/execute-ticket.ts';
import { outsideId } from '../ticket/outside-id.ts';
import { loadTicket } from '../ticket/ticket-stream.ts';
import { type PackageContext, readDocumentFile, readListed } from './check-application.ts';
import { type FieldProblem, fieldProblem } from './field-problems.ts';
import { type IntakePackage, type PackageHeard, packageHeardSchema, packageLimits } from './package-format.ts';

export type TakenHeard =
  | { readonly kind: 'added'; readonly externalId: string; readonly ticketId: string; readonly ticketNo: string }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] };

type Listed = NonNullable<IntakePackage['heard']>[number];

export async function importHeard(context: PackageContext, listed: Listed): Promise<TakenHeard> {
  const { desk, by, manifest, seen } = context;
  const read = await readListed(context, listed, packageHeardSchema);
  if (!read.ok) return { kind: 'refused', problems: read.error };
  const { heardId } = read.value;
  if (seen.has(heardId)) return { kind: 'refused', problems: [fieldProblem('heardId', 'twice-in-package')] };
  seen.add(heardId);
  const orderNo = `${manifest.sender}:${heardId}`;
  const ticketId = outsideId(`anju-heard/1 ticket ${orderNo}`);
  if (loadTicket(desk.file, ticketId) !== undefined) return { kind: 'repeated' };
  const papers = await readPapers(context, read.value);
  if (!papers.ok) return { kind: 'refused', problems: papers.error };
  const { pages, attachments } = papers.value;
  const request = {
    commandId: outsideId(`anju-heard/1 command ${orderNo}`) as CommandId,
    ticketId,
    version: 0,
    command: { type: 'receive', intake: intakeOf(read.value, { orderNo, attachments }) },
  } as const;
  // The rule is asked first, so that no paper of what is refused is stored; then again, on what the log is by then.
  const rehearsed = prepareTicket(desk, request, { actor: by.actor });
  if (!rehearsed.ok) return { kind: 'refused', problems: [ruleProblem(rehearsed.error)] };
  await desk.file.blobs.putAll(pages);
  const done = executeTicket(desk, request, by.actor);
  if (!done.ok) return { kind: 'refused', problems: [ruleProblem(done.error)] };
  return { kind: 'added', externalId: heardId, ticketId, ticketNo: done.value.ticketNo };
}

interface Papers {
  readonly pages: readonly Uint8Array[];
  readonly attachments: readonly Attachment[];
}

async function readPapers(
  context: PackageContext,
  { files }: PackageHeard,
): Promise<Result<Papers, readonly FieldProblem[]>> {
  const pages: Uint8Array[] = [];
  const attachments: Attachment[] = [];
  let left: number = packageLimits.applicationDocuments;
  for (const [index, listed] of files.entries()) {
    const read = await readDocumentFile(context, listed, left);
    if (!read.ok) return err([{ field: `files.${String(index)}.${read.error.part}`, reason: read.error.reason }]);
    const { page, file } = read.value;
    left -= page.length;
    pages.push(page);
    attachments.push({ name: file.name, hash: file.hash });
  }
  return ok({ pages, attachments });
}

function intakeOf(
  { heardId: _id, files: _files, ...said }: PackageHeard,
  more: Pick<Intake, 'orderNo' | 'attachments'>,
): Intake {
  return { ...said, ...more, channel: 'app', orderDueOn: null, earlier: null };
}

/** The field that a rule of what is heard is about. */
function ruleProblem(refusal: AnyRefusal): FieldProblem {
  if (refusal.code === 'wrong-office') return fieldProblem('office', 'outside-office', refusal.office);
  if (refusal.code === 'too-many-representatives') {
    return fieldProblem('representatives', 'too-many', String(refusal.most));
  }
  if (refusal.code !== 'ticket-refused') return fieldProblem('', 'not-taken', refusal.code);
  return refusal.why === 'in-future'
    ? fieldProblem('receivedOn', 'in-future')
    : fieldProblem('', 'not-taken', refusal.why);
}
