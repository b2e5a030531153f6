// Imported by the PDF worker under an address that lists the decoders and names the one to use: see pdf-data.ts.
const wanted = new globalThis.URL(import.meta.url).searchParams;
const decoder = await import(wanted.get(wanted.get('use')));

export { instantiate as default };
const instantiate = decoder.default;
