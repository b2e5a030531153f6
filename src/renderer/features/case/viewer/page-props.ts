import type { Rotation } from './viewer-state.ts';

/** What draws one page needs, whatever the kind of file. */
export interface PageProps {
  readonly blob: Blob;
  /** CSS pixels that the turned page takes. */
  readonly width: number;
  readonly rotation: Rotation;
  /** What this page is, for those who do not see it. */
  readonly label: string;
  /** The file cannot be shown. */
  readonly onProblem: () => void;
}
