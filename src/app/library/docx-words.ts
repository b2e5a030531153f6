/** The words of a Word file, paragraph by paragraph, so that nobody types a rule again to make it findable. */
import { openZip } from '../intake/zip-reader.ts';

/** Bytes of the document's own part: a law of a thousand pages has a tenth of it. */
const MOST_BYTES = 32 * 1024 * 1024;
const BODY = 'word/document.xml';

/** Undefined where it is no .docx. Tables come cell by cell; headers, footnotes and deleted words stay out. */
export async function docxWords(file: Blob): Promise<string | undefined> {
  const zip = await openZip(file);
  if (!zip.ok) return undefined;
  const body = await zip.value.read(BODY, MOST_BYTES);
  if (!body.ok) return undefined;
  const xml = new TextDecoder().decode(body.value);
  const paragraphs = xml.split('</w:p>').map(paragraphText);
  return paragraphs
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const PIECES = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)(?: [^>]*)?\/>/g;

function paragraphText(xml: string): string {
  const pieces = xml.matchAll(PIECES);
  return Array.from(pieces, ([, words, mark]) => (words === undefined ? (mark === 'tab' ? '\t' : '\n') : plain(words)))
    .join('')
    .trimEnd();
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const ENTITY = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]+);/gi;

function plain(words: string): string {
  return words.replaceAll(ENTITY, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
