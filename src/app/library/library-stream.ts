import { type LibraryDocument, type RecordedLibraryEvent, foldDocument } from '../../domain/library/document.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function libraryStream(docId: string): string {
  return `library:${docId}`;
}

export interface LoadedDocument {
  readonly version: number;
  readonly state: LibraryDocument;
}

/** Undefined when there is no such document. */
export function loadDocument(file: Pick<CaseFile, 'load'>, docId: string): LoadedDocument | undefined {
  const { version, events } = file.load(libraryStream(docId));
  const state = foldDocument(typedEvents<RecordedLibraryEvent>(events, 'library'));
  return state === undefined ? undefined : { version, state };
}
