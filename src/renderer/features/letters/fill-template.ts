import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { TemplateValues } from '../../../domain/letter/letter-fields.ts';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The Word file with the letter's values in it. The desk checked the template when it was handed in. */
export function fillTemplate(template: ArrayBuffer, values: TemplateValues): Blob {
  const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  filled.render(values);
  return new Blob([filled.getZip().generate({ type: 'arraybuffer', compression: 'DEFLATE' })], { type: WORD_TYPE });
}
