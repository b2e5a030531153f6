/** Elements cut out of XML as it streams by. */
import type { EntryText } from './entry-text.ts';
import { TableFault } from './table-row.ts';

/** Characters without the end of a row, or of a string: no sheet has such. */
const MOST_PENDING = 8 * 1024 * 1024;

/** `<x:row>` in a workbook whose writer names its namespace. */
function prefixIn(xml: string, element: string): string | undefined {
  const found = new RegExp(`<(\\w+:)?${element}[\\s>/]`).exec(xml);
  return found === null ? undefined : (found[1] ?? '');
}

interface Element {
  readonly tag: string;
  readonly inner: string;
  readonly prefix: string;
  /** The last of this portion. */
  readonly isLast: boolean;
}

/** Every element of a name, as it is complete. */
export async function* elements(
  text: EntryText,
  { root, element }: { readonly root: string; readonly element: string },
): AsyncGenerator<Element, void> {
  let pending = '';
  let prefix: string | undefined;
  for await (const portion of text.portions()) {
    pending += portion;
    prefix ??= prefixIn(pending, root);
    if (prefix === undefined) continue;
    const cut = cutElements(pending, `${prefix}${element}`);
    pending = cut.rest;
    if (pending.length > MOST_PENDING) throw new TableFault('damaged');
    for (const [index, found] of cut.found.entries()) {
      yield { ...found, prefix, isLast: index === cut.found.length - 1 };
    }
  }
}

export function cutElements(
  text: string,
  name: string,
): { readonly found: readonly { readonly tag: string; readonly inner: string }[]; readonly rest: string } {
  const open = `<${name}`;
  const close = `</${name}>`;
  const found: { tag: string; inner: string }[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    if (start === -1) return { found, rest: text.slice(Math.max(at, text.length - open.length)) };
    const tagEnd = text.indexOf('>', start);
    if (tagEnd === -1) return { found, rest: text.slice(start) };
    const next = text.charCodeAt(start + open.length);
    // `<rowBreaks>` is no row.
    if (next !== SPACE && next !== GREATER && next !== SLASH) {
      at = tagEnd;
      continue;
    }
    const isEmpty = text.charCodeAt(tagEnd - 1) === SLASH;
    const end = isEmpty ? tagEnd : text.indexOf(close, tagEnd);
    if (end === -1) return { found, rest: text.slice(start) };
    const tag = text.slice(start + open.length, tagEnd);
    found.push({ tag, inner: isEmpty ? '' : text.slice(tagEnd + 1, end) });
    at = isEmpty ? tagEnd + 1 : end + close.length;
  }
}

const SPACE = 32;
const SLASH = 47;
const GREATER = 62;
