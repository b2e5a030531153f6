import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { invariant } from '../../kernel/invariant.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';

const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
const DOCUMENT = 'word/document.xml';

/** One Word file with a letter after the other, each on a page of its own, from the same template. */
export function fillDocxEach(
  template: Uint8Array,
  letters: readonly [TemplateValues, ...(readonly TemplateValues[])],
): Uint8Array<ArrayBuffer> {
  const filled = letters.map((values) => new PizZip(fillDocx(template, values)));
  const [first] = filled;
  invariant(first, 'there is a letter');
  const bodies = filled.map((zip) => bodyOf(zip.file(DOCUMENT)?.asText() ?? ''));
  const [own] = bodies;
  invariant(own, 'there is a letter');
  const text = own.before + bodies.map(({ inner }) => inner).join(PAGE_BREAK) + own.after;
  first.file(DOCUMENT, text);
  return new Uint8Array(first.generate({ type: 'arraybuffer', compression: 'DEFLATE' }));
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
  const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  filled.render(values);
  return new Uint8Array(filled.getZip().generate({ type: 'arraybuffer', compression: 'DEFLATE' }));
}
