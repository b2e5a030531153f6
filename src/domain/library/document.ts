/**
 * A policy document that offices go by and citizens are told of: a law, a rule, a notice. Its versions follow each other
 * by the day from which each holds; what was cited stays readable, whatever came later (M16).
 */
import type { BlobHash, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** By rank, the highest first. */
export const documentClasses = ['law', 'regulation', 'normative', 'notice', 'guide'] as const;

export type DocumentClass = (typeof documentClasses)[number];

export interface DocumentVersion {
  readonly title: string;
  /** 文号; empty where it has none. */
  readonly number: string;
  /** Who issued it. */
  readonly source: string;
  /** Where it was read: an address, a gazette; empty where nobody said. */
  readonly reference: string;
  readonly issuedOn: PlainDate;
  /** The first day on which it holds, and the last; null: no end is known. */
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  /** The words, for reading and for the search. */
  readonly text: string;
  readonly file: { readonly name: string; readonly hash: BlobHash } | null;
}

export type LibraryEvent =
  | {
      readonly type: 'library.added.v1';
      readonly payload: {
        readonly docId: string;
        readonly office: OfficeId;
        readonly class: DocumentClass;
        readonly version: DocumentVersion;
      };
    }
  | { readonly type: 'library.revised.v1'; readonly payload: { readonly version: DocumentVersion } }
  | {
      readonly type: 'library.withdrawn.v1';
      /** The first day on which it does not hold any more. */
      readonly payload: { readonly on: PlainDate; readonly reason: string };
    }
  | { readonly type: 'library.listed.v1'; readonly payload: { readonly listed: boolean } };

export type LibraryEventType = LibraryEvent['type'];

export type RecordedLibraryEvent = LibraryEvent & { readonly actor: StaffId; readonly wallTime: number };

export interface LibraryDocument {
  readonly docId: string;
  readonly office: OfficeId;
  readonly class: DocumentClass;
  readonly versions: readonly DocumentVersion[];
  readonly withdrawn: { readonly on: PlainDate; readonly reason: string } | null;
  /** Whether it stands in the list that is published. */
  readonly listed: boolean;
}

export function foldDocument(events: Iterable<LibraryEvent>): LibraryDocument | undefined {
  let state: LibraryDocument | undefined;
  for (const event of events) state = evolveDocument(state, event);
  return state;
}

function evolveDocument(state: LibraryDocument | undefined, event: LibraryEvent): LibraryDocument | undefined {
  if (event.type === 'library.added.v1') {
    const { docId, office, class: rank, version } = event.payload;
    return { docId, office, class: rank, versions: [version], withdrawn: null, listed: true };
  }
  if (state === undefined) return undefined;
  switch (event.type) {
    case 'library.revised.v1':
      return { ...state, versions: [...state.versions, event.payload.version] };
    case 'library.withdrawn.v1':
      return { ...state, withdrawn: event.payload };
    case 'library.listed.v1':
      return { ...state, listed: event.payload.listed };
  }
}

export const documentStatuses = ['in-force', 'to-come', 'ended', 'withdrawn'] as const;

export type DocumentStatus = (typeof documentStatuses)[number];

/** The place of the version that holds on a day, the first being 1; undefined: none does. */
export function versionOn(
  { versions, withdrawn }: Pick<LibraryDocument, 'versions' | 'withdrawn'>,
  day: PlainDate,
): number | undefined {
  if (withdrawn !== null && day >= withdrawn.on) return undefined;
  const at = versions.findLastIndex(({ from }) => from <= day);
  const until = versions[at]?.until ?? null;
  return at === -1 || (until !== null && day > until) ? undefined : at + 1;
}

export function statusOn(document: Pick<LibraryDocument, 'versions' | 'withdrawn'>, day: PlainDate): DocumentStatus {
  if (versionOn(document, day) !== undefined) return 'in-force';
  if (document.withdrawn !== null && day >= document.withdrawn.on) return 'withdrawn';
  return document.versions.some(({ from }) => from <= day) ? 'ended' : 'to-come';
}

/** `《信访工作条例》（国令…）`: how a letter names it. */
export function citationOf({ title, number }: Pick<DocumentVersion, 'title' | 'number'>): string {
  return number === '' ? `《${title}》` : `《${title}》（${number}）`;
}
