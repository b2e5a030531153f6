import type { LibraryRowView, LibraryView } from '../../contract/library.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { type LibraryCommand, decideLibrary, libraryCommandTypes } from '../../domain/library/decide.ts';
import { citationOf, statusOn, versionOn } from '../../domain/library/document.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import { searchText } from '../../domain/search/search-text.ts';
import type { Citation } from '../../domain/ticket/events.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import { type LibraryRow, findDocuments, libraryRows } from '../../store/queries/library.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { type LoadedDocument, loadDocument } from './library-stream.ts';

export function libraryList(
  desk: OpenDesk,
  { text, onlyInForce }: { readonly text: string; readonly onlyInForce: boolean },
): LibraryRowView[] {
  const { db } = desk.file;
  const today = todayOf(desk);
  const query = parseSearch(text);
  const rows = text.trim() === '' ? libraryRows(db) : query === undefined ? [] : findDocuments(db, query);
  return rows.map((row) => rowView(row, today, text)).filter(({ status }) => !onlyInForce || status === 'in-force');
}

function rowView({ document, text: words }: LibraryRow, today: PlainDate, text: string): LibraryRowView {
  const { docId, class: rank, versions, listed } = document;
  const last = versions.at(-1);
  invariant(last, 'a document has a version');
  const { title, number, source, issuedOn, from, until } = last;
  return {
    ...{ docId, class: rank, title, number, source, issuedOn, from, until, listed },
    versions: versions.length,
    status: statusOn(document, today),
    snippet: snippetOf(words, text),
  };
}

const AROUND = 30;

/** The words around the first place of the first word that was typed. */
function snippetOf(words: string, typed: string): string {
  const [first = ''] = typed.trim().split(/\s+/);
  if (searchText(first) === '') return '';
  const flat = words.replaceAll(/\s+/g, ' ');
  const at = flat.toLowerCase().indexOf(first.toLowerCase());
  if (at === -1) return '';
  const [start, end] = [Math.max(0, at - AROUND), at + first.length + AROUND];
  return `${start > 0 ? '…' : ''}${flat.slice(start, end)}${end < flat.length ? '…' : ''}`;
}

export function libraryView(desk: OpenDesk, { state, version }: LoadedDocument, actor: Actor): LibraryView {
  const today = todayOf(desk);
  const { docId, class: rank, versions, withdrawn, listed } = state;
  return {
    ...{ docId, version, class: rank, withdrawn, listed },
    officeName: officeName(desk, state.office),
    status: statusOn(state, today),
    holds: versionOn(state, today) ?? null,
    versions: [...versions],
    actions: libraryCommandTypes.flatMap((command) => {
      if (command === 'add') return [];
      const decided = decideLibrary(probe(command, state, today), state, { actor, docId });
      return [{ command, refusal: decided.ok ? null : decided.error }];
    }),
  };
}

/** A command as it would be with everything filled in: what refuses it then is why its button is off. */
function probe(
  command: Exclude<LibraryCommand['type'], 'add'>,
  { versions, listed }: LoadedDocument['state'],
  today: PlainDate,
): LibraryCommand {
  switch (command) {
    case 'revise': {
      const last = versions.at(-1);
      invariant(last, 'a document has a version');
      return { type: 'revise', version: { ...last, from: addDays(last.from, 1), until: null } };
    }
    case 'withdraw':
      return { type: 'withdraw', on: today, reason: '·' };
    case 'list':
      return { type: 'list', listed: !listed };
  }
}

/** How a letter of a day names a document; undefined where it does not hold on that day. */
export function citationOn(desk: OpenDesk, docId: string, day: PlainDate): Citation | undefined {
  const document = loadDocument(desk.file, docId)?.state;
  const place = document === undefined ? undefined : versionOn(document, day);
  const version = place === undefined ? undefined : document?.versions[place - 1];
  return place === undefined || version === undefined
    ? undefined
    : { docId, version: place, label: citationOf(version) };
}
