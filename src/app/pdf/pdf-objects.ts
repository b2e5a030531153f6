/** The frame of a PDF file (ISO 32000): numbered objects, and at the end the table of where they are. */
import { deflateSync } from 'node:zlib';

export interface PdfObjects {
  /** Its number. */
  readonly add: (body: string) => number;
  /** Packed. */
  readonly stream: (content: Buffer) => number;
  /** A number for an object that is written later. */
  readonly reserve: () => number;
  readonly fill: (number: number, body: string) => void;
  readonly file: (root: number, info: number) => Buffer;
}

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
const OFFSET_DIGITS = 10;

export function pdfObjects(): PdfObjects {
  const bodies: (Buffer | undefined)[] = [];
  const put = (body: Buffer | undefined): number => bodies.push(body);
  return {
    add: (body) => put(Buffer.from(body, 'latin1')),
    stream: (content) => {
      const packed = deflateSync(content);
      const head = `<</Length ${String(packed.length)}/Filter/FlateDecode>>stream\n`;
      return put(Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream', 'latin1')]));
    },
    reserve: () => put(undefined),
    fill: (number, body) => {
      bodies[number - 1] = Buffer.from(body, 'latin1');
    },
    file: (root, info) => {
      const parts: Buffer[] = [HEADER];
      const offsets: number[] = [];
      let length = HEADER.length;
      for (const [place, body] of bodies.entries()) {
        offsets.push(length);
        const written = Buffer.concat([
          Buffer.from(`${String(place + 1)} 0 obj\n`, 'latin1'),
          body ?? Buffer.from('null', 'latin1'),
          Buffer.from('\nendobj\n', 'latin1'),
        ]);
        parts.push(written);
        length += written.length;
      }
      const size = String(bodies.length + 1);
      const entries = offsets.map((offset) => `${String(offset).padStart(OFFSET_DIGITS, '0')} 00000 n \n`).join('');
      const end = `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}/Root ${String(root)} 0 R/Info ${String(info)} 0 R>>\nstartxref\n${String(length)}\n%%EOF\n`;
      return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
    },
  };
}

/** A text of the file itself, as UTF-16. */
export function pdfText(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}
