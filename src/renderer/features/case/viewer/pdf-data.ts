/**
 * What PDF files may need beside themselves, shipped with the program: character maps of Chinese encodings, the standard
 * fonts, decoders of scanned pages. The build gives every file its own hashed address, so they are looked up by name.
 */
import jbig2Decoder from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url';
import openjpegDecoder from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';
import decoderSwitch from './pdf-decoder-switch.js?url';

const characterMaps = import.meta.glob<string>('../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
const standardFonts = import.meta.glob<string>('../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

const byName = new Map(
  Object.entries({ ...characterMaps, ...standardFonts }).map(([path, url]) => [
    path.slice(path.lastIndexOf('/') + 1),
    url,
  ]),
);

/** Passed to pdf.js as its `BinaryDataFactory`. */
export class BundledPdfData {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename);
    if (url === undefined) throw new Error(`not shipped with this program: ${filename}`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${filename}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/**
 * Scanners write JBIG2 and JPEG 2000. The content security policy allows no WebAssembly, so the plain decoders serve;
 * pdf.js wants an address that ends in a slash and imports that address with the decoder's file name behind it.
 */
export function decoderAddress(): string {
  const address = new URL(decoderSwitch, document.baseURI);
  address.searchParams.set('/jbig2_nowasm_fallback.js', new URL(jbig2Decoder, document.baseURI).href);
  address.searchParams.set('/openjpeg_nowasm_fallback.js', new URL(openjpegDecoder, document.baseURI).href);
  return `${address.href}&use=/`;
}
