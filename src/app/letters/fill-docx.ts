import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { invariant } from '../../kernel/invariant.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';

const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
const DOCUMENT = 'word/document.xml';

/** One Word file with a letter after the other, each on a page of its own, from the same template. */
export class LetterFile {
  readonly #template: Uint8Array;
  readonly #letters: string[] = [];
  #first: { readonly zip: PizZip; readonly before: string; readonly after: string } | undefined;

  constructor(template: Uint8Array) {
    this.#template = template;
  }

  add(values: TemplateValues): void {
    const zip = filledZip(this.#template, values);
    const { before, inner, after } = bodyOf(zip.file(DOCUMENT)?.asText() ?? '');
    this.#first ??= { zip, before, after };
    this.#letters.push(inner);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const first = this.#first;
    invariant(first, 'there is a letter');
    first.zip.file(DOCUMENT, first.before + this.#letters.join(PAGE_BREAK) + first.after);
    // Letters repeat each other: a quick look finds nearly all of it.
    const compressionOptions = { level: 2 } as const;
    return new Uint8Array(first.zip.generate({ type: 'arraybuffer', compression: 'DEFLATE', compressionOptions }));
  }
}

/** The paragraphs of a document, without what its last section says of the page. */
function bodyOf(xml: string): { readonly before: string; readonly inner: string; readonly after: string } {
  const start = xml.indexOf('>', xml.indexOf('<w:body')) + 1;
  const section = xml.lastIndexOf('<w:sectPr');
  const end = section === -1 ? xml.indexOf('</w:body>') : section;
  invariant(start > 0 && end >= start, 'a Word document has a body');
  return { before: xml.slice(0, start), inner: xml.slice(start, end), after: xml.slice(end) };
}

/** The Word file with the values in it. The template was checked when it was handed in (check-template.ts). */
export function fillDocx(template: Uint8Array, values: TemplateValues): Uint8Array<ArrayBuffer> {
  return new Uint8Array(filledZip(template, values).generate({ type: 'arraybuffer', compression: 'DEFLATE' }));
}

function filledZip(template: Uint8Array, values: TemplateValues): PizZip {
  const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  filled.render(values);
  return filled.getZip();
}
