/**
 * Letters that remind of the yearly review, of the renewal and of rent, one or many in a Word file to be printed. Each
 * stands in the record of its review, renewal or arrears as a reminder by letter.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';
import type { CommandId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, ok } from '../../kernel/result.ts';
import { type CommitRequest, commitMany } from '../../store/unit-of-work.ts';
import { prepareReview } from '../annual-review/execute-review.ts';
import { loadReview } from '../annual-review/review-stream.ts';
import { prepareArrears } from '../arrears/execute-arrears.ts';
import { leaseDocumentValues, leaseValues } from '../lease/lease-document.ts';
import { loadLease } from '../lease/lease-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { prepareRenewal } from '../renewal/execute-renewal.ts';
import { applyByOf } from '../renewal/renewal-view.ts';
import { dayInWords } from './chinese-forms.ts';
import { LetterFile } from './fill-docx.ts';

export interface ReminderFile {
  readonly bytes: Uint8Array;
  /** How many letters are in it. */
  readonly made: number;
  /** Leases that were left out: somebody decided meanwhile, or whoever asks may not. */
  readonly left: number;
}

const remind = { type: 'remind', way: 'letter', note: '' } as const;

/** One letter: what is written when it is made, and what it says. Both are of the moment in which they are asked for. */
export interface Letter {
  readonly leaseId: string;
  readonly note: () => Result<CommitRequest, AnyRefusal>;
  readonly values: () => TemplateValues;
}

export function reviewLetter(
  desk: OpenDesk,
  { leaseId, year }: { readonly leaseId: string; readonly year: number },
  actor: Actor,
): Letter {
  return {
    leaseId,
    note: () => {
      const request = { commandId: desk.newId() as CommandId, leaseId, year, version: null, command: remind };
      const prepared = prepareReview(desk, request, actor);
      return prepared.ok ? ok(prepared.value.commit) : prepared;
    },
    values: () => {
      const dueOn = loadReview(desk.file, leaseId, year).state?.dueOn;
      const own = { 年度: String(year), 申报期限: dueOn === undefined ? '' : dayInWords(dueOn) };
      return { ...ofLease(desk, leaseId), ...own };
    },
  };
}

export function renewalLetter(
  desk: OpenDesk,
  { leaseId, until }: { readonly leaseId: string; readonly until: PlainDate },
  actor: Actor,
): Letter {
  return {
    leaseId,
    note: () => {
      const request = { commandId: desk.newId() as CommandId, leaseId, until, version: null, command: remind };
      const prepared = prepareRenewal(desk, request, actor);
      return prepared.ok ? ok(prepared.value.commit) : prepared;
    },
    values: () => ({ ...ofLease(desk, leaseId), 申请期限: dayInWords(applyByOf(desk, leaseId, until)) }),
  };
}

export function arrearsLetter(desk: OpenDesk, leaseId: string, actor: Actor): Letter {
  const command = { type: 'make-letter', letter: 'arrears-reminder' } as const;
  return {
    leaseId,
    note: () => prepareArrears(desk, { commandId: desk.newId() as CommandId, leaseId, version: null, command }, actor),
    values: () => {
      const { state } = loadLease(desk.file, leaseId);
      if (state === undefined) throw refused({ code: 'unknown-lease' });
      return leaseDocumentValues(desk, state, { kind: command.letter, no: null });
    },
  };
}

function ofLease(desk: OpenDesk, leaseId: string): TemplateValues {
  const { state } = loadLease(desk.file, leaseId);
  if (state === undefined) throw refused({ code: 'unknown-lease' });
  return leaseValues(desk, state);
}

/** A few letters at once. Refused `no-such-letter` where none of them can be made. */
export function fewLetters(desk: OpenDesk, letters: readonly Letter[], template: Uint8Array): ReminderFile {
  const notes = letters.map((letter) => ({ letter, note: letter.note() }));
  const file = new LetterFile(template);
  const commits = notes.flatMap(({ letter, note }) => {
    if (!note.ok) return [];
    file.add(letter.values());
    return [note.value];
  });
  if (commits.length === 0) throw noneLeft(notes.map(({ note }) => note));
  const bytes = file.bytes();
  commitMany(desk.file, commits);
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return { bytes, made: commits.length, left: letters.length - commits.length };
}

/** The first refusal, or that there is no letter. */
export function noneLeft(notes: readonly Result<CommitRequest, AnyRefusal>[]): Error {
  const first = notes.find((note) => !note.ok);
  return refused(first?.ok === false ? first.error : { code: 'no-such-letter' });
}
