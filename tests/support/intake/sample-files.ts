/** Tiny document files that viewers open, each different by its `mark`, the same for the same mark. */
import { crc32, deflateSync } from 'node:zlib';

export type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (...parts: readonly (Uint8Array | string)[]): Bytes =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));

/** A picture of 16 × 16 points in one colour. */
export function samplePng(mark: number): Bytes {
  const size = 16;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + size * 3);
  for (let at = 1; at < row.length; at += 3) row.set([mark & 0xff, (mark >> 8) & 0xff, (mark >> 16) & 0xff], at);
  const rows = Buffer.concat(Array.from({ length: size }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return bytesOf(signature, ...chunks);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(typed.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(typed, 4);
  out.writeUInt32BE(crc32(typed), typed.length + 4);
  return out;
}

const JPEG_BODY = Buffer.from(
  '/+AAEEpGSUYAAQEBAEgASAAA/9sAQwD//////////////////////////////////////////////////////////////////////////////' +
    '////////8IACwgAAQABAQERAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8Q',
  'base64',
);

/** A picture of one point, with the mark as its comment. */
export function sampleJpeg(mark: number): Bytes {
  const text = Buffer.from(`sample ${String(mark)}`);
  const comment = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return bytesOf(Buffer.from([0xff, 0xd8]), comment, text, JPEG_BODY);
}

/** A picture of one point; `mark` stands in a chunk that viewers skip. */
export function sampleWebp(mark: number): Bytes {
  const picture = Buffer.from('VlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=', 'base64');
  const note = Buffer.alloc(12);
  note.write('NOTE', 0, 'latin1');
  note.writeUInt32LE(4, 4);
  note.writeUInt32LE(mark >>> 0, 8);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(4 + picture.length + note.length, 4);
  head.write('WEBP', 8, 'latin1');
  return bytesOf(head, picture, note);
}

/** One page that says its mark. */
export function samplePdf(mark: number): Bytes {
  const content = `BT /F1 24 Tf 72 720 Td (Sample ${String(mark)}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer << /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
  return bytesOf(text + table + trailer);
}
