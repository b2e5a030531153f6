import type { BlobHash, DocumentId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** What a document proves (domain reference §2.3, materials). */
export const documentTypes = [
  'application-form',
  'identity-card',
  'household-register',
  'marriage-certificate',
  'residence-permit',
  'income-proof',
  'welfare-certificate',
  'housing-proof',
  'labour-contract',
  'social-insurance-proof',
  'diploma',
  'employer-licence',
  'asset-declaration',
  'integrity-promise',
  'query-consent',
  'disability-certificate',
  'other',
] as const;

export type DocumentType = (typeof documentTypes)[number];

export const pageMediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;

/** One file of a document: an image is one page, a PDF may hold several. */
export interface DocumentFile {
  readonly hash: BlobHash;
  readonly mediaType: (typeof pageMediaTypes)[number];
  readonly bytes: number;
  readonly name: string;
}

export const copyKinds = ['straightened', 'redacted'] as const;

/** How a copy differs: cropped and put straight, or with parts blacked out for publication. */
export type CopyKind = (typeof copyKinds)[number];

export interface CaseDocument {
  readonly id: DocumentId;
  readonly type: DocumentType;
  readonly title: string;
  readonly receivedOn: PlainDate;
  readonly files: readonly DocumentFile[];
  /** A copy made here, and of which page; left out for what was handed in. */
  readonly copyOf?: { readonly documentId: DocumentId; readonly page: BlobHash; readonly made: CopyKind };
}
