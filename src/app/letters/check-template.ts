/**
 * A template that somebody hands in is read before it is kept: a Word file of bounded size whose every field is one that
 * the letter has. What is wrong is named with the words of its paragraph, so that it is found in Word or WPS.
 */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { type TemplateProblem, type TemplateRefusal } from '../../domain/letter/template.ts';
import { isKnownField, templateFields } from '../../domain/letter/letter-fields.ts';
import type { TemplateKind } from '../../domain/letter/letter-kind.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { readZipDirectory, zipLimits } from '../intake/zip-directory.ts';

export const MAX_TEMPLATE_BYTES = 4 * 1024 * 1024;
const limits = { ...zipLimits, files: 500, directoryBytes: 1024 * 1024, unpackedBytes: 64 * 1024 * 1024 };

/** The parts of a Word file that hold text which is filled. */
const TEXT_PARTS = /^word\/(?:document|header\d*|footer\d*)\.xml$/;
const PARAGRAPH = /<w:p[ >].*?<\/w:p>/gs;
const TEXT = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g;
const TAG = /\{([#/^]?)([^{}]*)\}/g;
const MOST_SHOWN = 80;

/** Refused `bad-template`; the paragraph's words are cut to what fits on a line. */
export async function checkTemplate(kind: TemplateKind, bytes: Uint8Array): Promise<Result<null, TemplateRefusal>> {
  if (bytes.length > MAX_TEMPLATE_BYTES) return problem('too-large');
  // Bounded before a byte is unpacked: what the library would unpack is the whole file.
  const directory = await readZipDirectory(new Blob([new Uint8Array(bytes)]), limits);
  if (!directory.ok) return problem('not-word');
  const zip = opened(bytes);
  if (zip === undefined || zip.file('word/document.xml') === null) return problem('not-word');
  for (const name of Object.keys(zip.files).filter((part) => TEXT_PARTS.test(part))) {
    const found = checkPart(kind, zip.file(name)?.asText() ?? '');
    if (found !== undefined) return err(found);
  }
  return filled(zip);
}

function opened(bytes: Uint8Array): PizZip | undefined {
  try {
    return new PizZip(bytes);
  } catch {
    return undefined;
  }
}

function checkPart(kind: TemplateKind, xml: string): TemplateRefusal | undefined {
  const open: string[] = [];
  for (const [paragraph] of xml.matchAll(PARAGRAPH)) {
    const text = [...paragraph.matchAll(TEXT)].map(([, words = '']) => unescaped(words)).join('');
    const place = text.trim().slice(0, MOST_SHOWN);
    for (const [, sign = '', name = ''] of text.matchAll(TAG)) {
      const field = name.trim();
      const list = open.at(-1) ?? null;
      if (sign === '/') {
        if (list !== field) return { code: 'bad-template', problem: 'syntax', field, place };
        open.pop();
      } else if (sign === '') {
        if (!isKnownField(kind, field, list)) return { code: 'bad-template', problem: 'unknown-field', field, place };
      } else {
        // A list, or a part that is shown only where (`#`) or unless (`^`) the letter has the field.
        const isList = Object.hasOwn(templateFields[kind].lists, field);
        if (!isList && !isKnownField(kind, field, list)) {
          return { code: 'bad-template', problem: 'unknown-list', field, place };
        }
        open.push(field);
      }
    }
  }
  const left = open.at(-1);
  return left === undefined ? undefined : { code: 'bad-template', problem: 'syntax', field: left, place: '' };
}

/** The library reads it as it will when it fills it. */
function filled(zip: PizZip): Result<null, TemplateRefusal> {
  try {
    new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false }).render({});
    return ok(null);
  } catch (error) {
    const { properties } = error as { readonly properties?: TemplateErrors };
    const first = properties?.errors?.[0]?.properties ?? properties;
    return problem('syntax', first?.xtag ?? '', (first?.context ?? '').slice(0, MOST_SHOWN));
  }
}

interface TemplateErrors {
  readonly xtag?: string;
  readonly context?: string;
  readonly errors?: readonly { readonly properties?: { readonly xtag?: string; readonly context?: string } }[];
}

function problem(code: TemplateProblem, field = '', place = ''): Result<never, TemplateRefusal> {
  return err({ code: 'bad-template', problem: code, field, place });
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
