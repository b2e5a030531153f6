/**
 * RFC 8785 canonical JSON: members sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript
 * writes them. What is hashed or signed anywhere in this project goes through here, so the text may never change.
 * `undefined` members are left out, as `JSON.stringify` does; other values that JSON cannot hold are a bug.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return scalarText(value);
  // Written by one native call from a copy whose members stand in order: half the time of putting texts together.
  const copy = inOrder(value);
  return copy === UNORDERABLE ? textOf(value) : JSON.stringify(copy);
}

/**
 * Whether `text` is what `canonicalJson` writes for `value`, which was parsed from it. A parsed object keeps the order of
 * its members, so ordered members need no sorted copy to be written again.
 */
export function isCanonicalText(text: string, value: unknown): boolean {
  return (isInOrder(value) ? JSON.stringify(value) : canonicalJson(value)) === text;
}

/** False also where the engine's own order may have hidden that of the text. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || isNeverInOrder(key)) return false;
    if (!isInOrder((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
}

/** An object cannot be given every order of its members: whole numbers always come first, and `__proto__` is none. */
const UNORDERABLE = Symbol('unorderable');

function isNeverInOrder(key: string): boolean {
  const first = key.charCodeAt(0);
  return (first >= DIGIT_0 && first <= DIGIT_9) || key === '__proto__';
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    checkScalar(value);
    return value;
  }
  return Array.isArray(value) ? arrayInOrder(value) : objectInOrder(value as Record<string, unknown>);
}

function arrayInOrder(values: readonly unknown[]): unknown {
  const copy: unknown[] = [];
  for (const value of values) {
    const member = inOrder(value);
    if (member === UNORDERABLE) return UNORDERABLE;
    copy.push(member);
  }
  return copy;
}

function objectInOrder(value: Record<string, unknown>): unknown {
  const copy: Record<string, unknown> = {};
  for (const key of sorted(Object.keys(value))) {
    if (value[key] === undefined) continue;
    if (isNeverInOrder(key)) return UNORDERABLE;
    const member = inOrder(value[key]);
    if (member === UNORDERABLE) return UNORDERABLE;
    copy[key] = member;
  }
  return copy;
}

/** Most objects are small, and many stand in order already: calling the engine's own sort costs more than looking. */
function sorted(keys: string[]): readonly string[] {
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort();
  }
  return keys;
}

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return scalarText(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // By UTF-16 code units, as `sort` of keys does; a key stands once.
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${textOf(member)}`).join(',')}}`;
}

function scalarText(value: unknown): string {
  checkScalar(value);
  return JSON.stringify(value);
}

function checkScalar(value: unknown): void {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return;
  if (typeof value !== 'number') throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
  if (!Number.isFinite(value)) throw new TypeError('canonical JSON holds finite numbers only');
}
