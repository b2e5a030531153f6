import type { KeptLetterView } from '../../contract/letters.ts';
import { applicationStream } from '../application/application-stream.ts';
import { executeCaseCommand } from '../application/execute.ts';
import type { KeptLetter } from '../../domain/application/kept-letter.ts';
import type { TemplateKind } from '../../domain/letter/letter-kind.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { MAX_TEMPLATE_BYTES, checkTemplate } from '../letters/check-template.ts';
import { builtInTemplate, changeTemplate, templateFor, templateViews } from '../letters/templates.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, noteReading } from '../session/note-reading.ts';
import { staffName } from '../staff/staff-stream.ts';
import { caseInScope } from './cases-router.ts';
import { pageOf } from './documents-router.ts';
import { type CallContext, os } from './guarded.ts';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const lettersRouter = {
  templates: os.letters.templates.handler(({ context }) => [
    ...templateViews(context.desk(), context.person().actor.office),
  ]),
  templateFile: os.letters.templateFile.handler(({ context, input: { kind } }) =>
    templateBlob(context, context.person().actor.office, kind).then(({ file }) => file),
  ),
  upload: os.letters.upload.handler(async ({ context, input: { commandId, kind, file } }) => {
    if (file.size > MAX_TEMPLATE_BYTES) throw refused({ code: 'file-too-large', limit: MAX_TEMPLATE_BYTES });
    const bytes = new Uint8Array(await file.arrayBuffer());
    valueOrRefuse(await checkTemplate(kind, bytes));
    const desk = context.desk();
    const kept = { hash: desk.file.blobs.put(bytes), bytes: bytes.length, name: file.name.slice(0, 200) };
    const command = { type: 'upload', kind, file: kept } as const;
    return valueOrRefuse(changeTemplate(desk, { commandId, command }, context.person()));
  }),
  withdraw: os.letters.withdraw.handler(({ context, input: { commandId, kind } }) =>
    valueOrRefuse(changeTemplate(context.desk(), { commandId, command: { type: 'withdraw', kind } }, context.person())),
  ),
  forCase: os.letters.forCase.handler(({ context, input: { caseId, kind, step } }) => {
    const { office } = stepOf(context, caseId, step);
    return templateBlob(context, office, kind);
  }),
  keep: os.letters.keep.handler(async ({ context, input }) => {
    const { commandId, caseId, kind, step, template, file } = input;
    const desk = context.desk();
    const loaded = caseInScope(desk, caseId, context.person());
    const before = keptLetters(desk, caseId).find(
      (letter) => letter.kind === kind && letter.step === step && letter.template === template,
    );
    if (before !== undefined) return { hash: before.hash, name: before.name };
    const { number } = stepOf(context, caseId, step);
    if (file.size > MAX_TEMPLATE_BYTES * 2) throw refused({ code: 'file-too-large', limit: MAX_TEMPLATE_BYTES * 2 });
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!isZip(bytes)) throw refused({ code: 'bad-file', reason: file.name });
    const kept = { hash: desk.file.blobs.put(bytes), bytes: bytes.length, name: file.name.slice(0, 200) };
    const letter: KeptLetter = { kind, step, number, template, file: kept };
    const request = { commandId, caseId, version: loaded.version, command: { type: 'keep-letter', letter } as const };
    valueOrRefuse(executeCaseCommand(desk, request, context.person().actor));
    return { hash: kept.hash, name: kept.name };
  }),
  kept: os.letters.kept.handler(({ context, input: { caseId } }) => {
    caseInScope(context.desk(), caseId, context.person());
    return [...keptLetters(context.desk(), caseId)];
  }),
  read: os.letters.read.handler(async ({ context, input: { caseId, hash } }) => {
    const desk = context.desk();
    caseInScope(desk, caseId, context.person());
    if (!keptLetters(desk, caseId).some((letter) => letter.hash === hash)) throw refused({ code: 'unknown-case' });
    const reading = { action: 'case.letter', subject: caseId, detail: hash.slice(0, 12), atMostEvery: CASE_READING_MS };
    noteReading(desk, context.person(), reading);
    return wordBlob(await pageOf(context, hash));
  }),
};

type Context = Pick<CallContext, 'desk' | 'person' | 'host'>;

async function templateBlob(context: Context, office: OfficeId, kind: TemplateKind) {
  const { id, bytes } = await templateBytes(context, office, kind);
  return { template: id, file: wordBlob(bytes) };
}

/** The template that the office writes with, and which one it is. */
export async function templateBytes(
  context: Context,
  office: OfficeId,
  kind: TemplateKind,
): Promise<{ readonly id: string; readonly bytes: Uint8Array }> {
  const { id, file } = templateFor(context.desk(), office, kind);
  return { id, bytes: file === null ? builtInTemplate(context.desk(), kind) : await pageOf(context, file.hash) };
}

export function wordBlob(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)], { type: WORD_TYPE });
}

/** The step of the case's history that a letter is of: whose office it was, and the number that it used. */
function stepOf(
  context: Context,
  caseId: CaseId,
  step: number,
): { readonly office: OfficeId; readonly number: string } {
  const desk = context.desk();
  caseInScope(desk, caseId, context.person());
  const event = desk.file.load(applicationStream(caseId)).events.find(({ streamVersion }) => streamVersion === step);
  const { noticeNo, receiptNo, resultNo } = (event?.payload ?? {}) as Partial<
    Readonly<Record<'noticeNo' | 'receiptNo' | 'resultNo', string>>
  >;
  const number = resultNo ?? noticeNo ?? receiptNo ?? '';
  if (event === undefined || number === '') throw refused({ code: 'no-such-letter' });
  return { office: event.office as OfficeId, number };
}

function keptLetters(desk: OpenDesk, caseId: CaseId): readonly KeptLetterView[] {
  return desk.file.load(applicationStream(caseId)).events.flatMap(({ type, payload, wallTime, actor }) => {
    if (type !== 'application.letter-kept.v1') return [];
    const { file, ...letter } = payload as unknown as KeptLetter;
    return [{ ...letter, hash: file.hash, name: file.name, at: wallTime, byName: staffName(desk, actor) }];
  });
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}
