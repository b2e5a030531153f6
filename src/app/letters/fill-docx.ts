import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';

/** The Word file with the values in it. The template was checked when it was handed in (check-template.ts). */
export function fillDocx(template: Uint8Array, values: TemplateValues): Uint8Array<ArrayBuffer> {
  const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  filled.render(values);
  return new Uint8Array(filled.getZip().generate({ type: 'arraybuffer', compression: 'DEFLATE' }));
}
