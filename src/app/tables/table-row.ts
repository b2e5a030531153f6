/** One line of a table that somebody handed in, as text. */
export interface TableRow {
  /** The name of the sheet; empty for a file without sheets. */
  readonly sheet: string;
  /** As the office program numbers it, the first line being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table is read once, from its beginning, in portions as they come off the disk. */
export interface TableReader {
  rows(): AsyncGenerator<readonly TableRow[], void>;
  /** How much of the file was read, in thousandths. */
  share(): number;
}

/** The file cannot be read as a table any further; what it is stands in `code`. */
export class TableFault extends Error {
  readonly code: TableFaultCode;
  constructor(code: TableFaultCode, cause?: unknown) {
    super(`the table cannot be read: ${code}`, { cause });
    this.name = 'TableFault';
    this.code = code;
  }
}

export type TableFaultCode = 'not-a-table' | 'damaged' | 'too-large' | 'password' | 'old-excel';
