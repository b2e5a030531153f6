/**
 * The lines of a CSV file (RFC 4180) in portions: UTF-8 with or without its mark, or GB 18030 as Chinese office programs
 * save it; separated by comma, semicolon or tab, whichever the first line has most of.
 */
import { bytesOf } from './bytes-of.ts';
import { TableFault, type TableReader, type TableRow } from './table-row.ts';

const SNIFFED = 64 * 1024;
const MOST_PENDING = 1024 * 1024;
const separators = [',', ';', '\t'] as const;

export async function csvReader(file: Blob): Promise<TableReader> {
  const head = new Uint8Array(await file.slice(0, SNIFFED).arrayBuffer());
  const encoding = isUtf8(head, file.size > SNIFFED) ? 'utf-8' : 'gb18030';
  let read = 0;
  return {
    share: () => Math.floor((1000 * read) / Math.max(1, file.size)),
    async *rows() {
      const decoder = new TextDecoder(encoding, { fatal: true });
      let parser: LineParser | undefined;
      try {
        for await (const bytes of bytesOf(file.stream())) {
          read += bytes.length;
          const text = decoder.decode(bytes, { stream: true });
          parser ??= lineParser(separatorOf(text));
          yield parser.take(text, false);
        }
        if (parser !== undefined) yield parser.take(`${decoder.decode()}\n`, true);
      } catch (error) {
        throw error instanceof TableFault ? error : new TableFault('damaged', error);
      }
    },
  };
}

function isUtf8(head: Uint8Array, isCut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}

function separatorOf(text: string): string {
  const first = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const counts = separators.map((separator) => first.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface LineParser {
  take(text: string, isEnd: boolean): readonly TableRow[];
}

function lineParser(separator: string): LineParser {
  let pending = '';
  let line = 0;
  return {
    take(text, isEnd) {
      pending += text;
      const rows: TableRow[] = [];
      let at = 0;
      for (;;) {
        const record = recordAt(pending, at, separator);
        if (record === undefined) break;
        line += 1;
        if (record.cells.some((cell) => cell !== '')) rows.push({ sheet: '', line, cells: record.cells });
        line += record.breaks;
        at = record.end;
      }
      pending = pending.slice(at);
      if (pending.length > MOST_PENDING || (isEnd && pending.trim() !== '')) throw new TableFault('damaged');
      return rows;
    },
  };
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly end: number;
  /** Line breaks inside quotes. */
  readonly breaks: number;
}

/** Undefined while its end has not come. */
function recordAt(text: string, start: number, separator: string): CsvRecord | undefined {
  const cells: string[] = [];
  let at = start;
  let breaks = 0;
  for (;;) {
    const field = text[at] === '"' ? quoted(text, at) : plain(text, at, separator);
    if (field === undefined) return undefined;
    breaks += field.value.split('\n').length - 1;
    cells.push(field.value.trim());
    const next = text[field.end];
    if (next === separator) {
      at = field.end + 1;
      continue;
    }
    const end = next === '\r' ? field.end + 1 : field.end;
    if (text[end] !== '\n') return undefined;
    return { cells, end: end + 1, breaks };
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function quoted(text: string, start: number): Field | undefined {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return undefined;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function plain(text: string, start: number, separator: string): Field | undefined {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  if (end === text.length) return undefined;
  const stop = text[end] === '\n' && text[end - 1] === '\r' && end > start ? end - 1 : end;
  return { value: text.slice(start, stop), end: stop };
}
