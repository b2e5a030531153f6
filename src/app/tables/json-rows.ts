/**
 * The objects of a JSON array, in portions as they come off the disk: the text is cut at the end of each object, so that
 * no more than one of them is held. What stands around the array, `{"rows": [...]}` too, is passed over.
 */
import { bytesOf } from './bytes-of.ts';
import { TableFault } from './table-row.ts';

const MOST_PENDING = 4 * 1024 * 1024;

export interface JsonReader {
  rows(): AsyncGenerator<readonly JsonRow[], void>;
  /** How much of the file was read, in thousandths. */
  share(): number;
}

export interface JsonRow {
  /** Its place in the array, the first being 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export function jsonReader(file: Blob): JsonReader {
  let read = 0;
  return {
    share: () => Math.floor((1000 * read) / Math.max(1, file.size)),
    async *rows() {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      const cutter = objectCutter();
      try {
        for await (const bytes of bytesOf(file.stream())) {
          read += bytes.length;
          yield cutter.take(decoder.decode(bytes, { stream: true }));
        }
        yield cutter.take(decoder.decode());
      } catch (error) {
        throw error instanceof TableFault ? error : new TableFault('damaged', error);
      }
      cutter.end();
    },
  };
}

interface ObjectCutter {
  take(text: string): readonly JsonRow[];
  /** Throws where the array was not closed. */
  end(): void;
}

function objectCutter(): ObjectCutter {
  let pending = '';
  let at = 0;
  let depth = 0;
  let isOpen = false;
  let isClosed = false;
  let inText = false;
  let escaped = false;
  let line = 0;
  /** True where the character ends an object of the array. */
  const step = (character: string): boolean => {
    if (inText) {
      if (escaped) escaped = false;
      else if (character === '\\') escaped = true;
      else if (character === '"') inText = false;
      return false;
    }
    if (character === '"') inText = true;
    else if (!isOpen) isOpen = character === '[';
    else if (character === ']' && depth === 0) isClosed = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      return depth === 0;
    }
    return false;
  };
  return {
    take: (text) => {
      pending += text;
      const rows: JsonRow[] = [];
      let start = 0;
      while (at < pending.length && !isClosed) {
        const wasOpen = isOpen;
        const isEnd = step(pending.charAt(at));
        at += 1;
        if (!wasOpen && isOpen) start = at;
        if (!isEnd) continue;
        line += 1;
        rows.push({ line, fields: fieldsOf(pending.slice(start, at)) });
        start = at;
      }
      pending = isClosed ? '' : pending.slice(start);
      at = pending.length;
      if (pending.length > MOST_PENDING) throw new TableFault('not-a-table');
      return rows;
    },
    end: () => {
      if (!isClosed) throw new TableFault(isOpen ? 'damaged' : 'not-a-table');
    },
  };
}

/** What stands between two objects of an array. */
const BETWEEN = /^[\s,]*/;

function fieldsOf(text: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(text.replace(BETWEEN, ''));
  if (typeof value !== 'object' || value === null) throw new TableFault('not-a-table');
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [
      name,
      typeof field === 'string' || typeof field === 'number' ? String(field) : '',
    ]),
  );
}
