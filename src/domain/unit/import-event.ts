import type { StaffId } from '../../kernel/ids.ts';

/**
 * A file that was read into the ledger: a stream per file, named by the file's SHA-256, so that the city knows which
 * files came in, by whom, and with what result.
 */
export interface UnitImportEvent {
  readonly type: 'unit-import.finished.v1';
  readonly payload: {
    readonly fileName: string;
    readonly fileHash: string;
    readonly rows: number;
    readonly added: number;
    /** Stood in the ledger with the same content. */
    readonly repeated: number;
    readonly refused: number;
    readonly secondBy: StaffId;
  };
}

export function unitImportStream(fileHash: string): string {
  return `unit-import:${fileHash}`;
}
