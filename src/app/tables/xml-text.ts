const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text between two tags. */
export function xmlText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, inside: string) => {
    if (!inside.startsWith('#')) return entities[inside] ?? whole;
    const isHex = inside.charAt(1).toLowerCase() === 'x';
    return character(isHex ? Number.parseInt(inside.slice(2), 16) : Number(inside.slice(1)), whole);
  });
}

function character(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The value of an attribute in the inside of a tag. */
export function attributeOf(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at === -1) return undefined;
  const from = at + name.length + 3;
  const end = tag.indexOf('"', from);
  return end === -1 ? undefined : tag.slice(from, end);
}

/** All text of `<t>` elements in a string item, without the phonetic runs of Japanese workbooks. */
export function richText(inner: string, prefix: string): string {
  const spoken = inner.includes(`<${prefix}rPh`)
    ? inner.replaceAll(new RegExp(`<${prefix}rPh[\\s\\S]*?</${prefix}rPh>`, 'g'), '')
    : inner;
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  let text = '';
  let at = spoken.indexOf(open);
  while (at !== -1) {
    const end = spoken.indexOf('>', at);
    const next = spoken.charAt(at + open.length);
    if (end === -1) break;
    if ((next === '>' || next === ' ') && spoken.charAt(end - 1) !== '/') {
      const stop = spoken.indexOf(close, end);
      if (stop === -1) break;
      text += xmlText(spoken.slice(end + 1, stop));
      at = stop;
    }
    at = spoken.indexOf(open, at + open.length);
  }
  return text;
}
