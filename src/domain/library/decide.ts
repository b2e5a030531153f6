import type { Refusal } from '../application/refusal.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { DocumentClass, DocumentVersion, LibraryDocument, LibraryEvent } from './document.ts';

export type LibraryCommand =
  | { readonly type: 'add'; readonly class: DocumentClass; readonly version: DocumentVersion }
  | { readonly type: 'revise'; readonly version: DocumentVersion }
  | { readonly type: 'withdraw'; readonly on: PlainDate; readonly reason: string }
  /** Whether it stands in the list that is published. */
  | { readonly type: 'list'; readonly listed: boolean };

export type LibraryCommandType = LibraryCommand['type'];

export const libraryCommandTypes = [
  'add',
  'revise',
  'withdraw',
  'list',
] as const satisfies readonly LibraryCommandType[];

export const libraryProblems = [
  'known-already',
  'words-missing',
  'days-wrong',
  'not-later',
  'withdrawn-already',
  'nothing-new',
] as const;

export type LibraryProblem = (typeof libraryProblems)[number];

export type LibraryRefusal =
  | Refusal
  | { readonly code: 'unknown-policy-document' }
  | { readonly code: 'library-refused'; readonly why: LibraryProblem };

type LibraryDecision = Result<readonly LibraryEvent[], LibraryRefusal>;

export interface LibraryFacts {
  readonly actor: Actor;
  readonly docId: string;
}

/**
 * M16. Refused without title, source or words, for a version that ends before it begins or that does not begin after the
 * one before, after the document was withdrawn, and for an office that does not keep it.
 */
export function decideLibrary(
  command: LibraryCommand,
  state: LibraryDocument | undefined,
  { actor, docId }: LibraryFacts,
): LibraryDecision {
  const permission = 'library.manage';
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (command.type === 'add') {
    if (state !== undefined) return refusedFor('known-already');
    const problem = problemOf(command.version);
    if (problem !== undefined) return refusedFor(problem);
    const { class: rank, version } = command;
    return ok([{ type: 'library.added.v1', payload: { docId, office: actor.office, class: rank, version } }]);
  }
  if (state === undefined) return err({ code: 'unknown-policy-document' });
  if (!covers(actor.office, state.office)) return err({ code: 'wrong-office', office: state.office });
  return decideLater(command, state);
}

function decideLater(
  command: Exclude<LibraryCommand, { readonly type: 'add' }>,
  state: LibraryDocument,
): LibraryDecision {
  switch (command.type) {
    case 'revise': {
      if (state.withdrawn !== null) return refusedFor('withdrawn-already');
      const problem = problemOf(command.version);
      if (problem !== undefined) return refusedFor(problem);
      const last = state.versions.at(-1);
      if (last !== undefined && command.version.from <= last.from) return refusedFor('not-later');
      return ok([{ type: 'library.revised.v1', payload: { version: command.version } }]);
    }
    case 'withdraw': {
      if (state.withdrawn !== null) return refusedFor('withdrawn-already');
      if (command.reason.trim() === '') return refusedFor('words-missing');
      return ok([{ type: 'library.withdrawn.v1', payload: { on: command.on, reason: command.reason.trim() } }]);
    }
    case 'list':
      if (command.listed === state.listed) return refusedFor('nothing-new');
      return ok([{ type: 'library.listed.v1', payload: { listed: command.listed } }]);
  }
}

function problemOf({ title, source, text, from, until }: DocumentVersion): LibraryProblem | undefined {
  if ([title, source, text].some((words) => words.trim() === '')) return 'words-missing';
  return until !== null && until < from ? 'days-wrong' : undefined;
}

function refusedFor(why: LibraryProblem): LibraryDecision {
  return err({ code: 'library-refused', why });
}
