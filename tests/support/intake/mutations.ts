/**
 * Ways to spoil a package of two applications, each with what must become of it: `whole` is refused as a package, `one`
 * loses its first application and keeps its second, `all` comes in as it is, `any` may do each of these, whole.
 */
import type { SeededRandom } from '../../../src/kernel/random.ts';
import { type PackageDraft, type SampleApplication, packageItems, sha256 } from './package-builder.ts';
import { type Bytes, bytesOf } from './sample-files.ts';
import { type ZipItem, writeZip } from './zip-writer.ts';

export type Outcome = 'whole' | 'one' | 'all' | 'any';

export interface Mutation {
  readonly name: string;
  readonly outcome: Outcome;
  readonly spoil: (draft: PackageDraft, random: SeededRandom) => Bytes;
}

const onBytes = (
  name: string,
  outcome: Outcome,
  spoil: (zip: Bytes, random: SeededRandom) => Uint8Array,
): Mutation => ({
  name,
  outcome,
  spoil: (draft, random) => bytesOf(spoil(writeZip(packageItems(draft)), random)),
});

const onItems = (
  name: string,
  outcome: Outcome,
  spoil: (items: ZipItem[], random: SeededRandom) => unknown,
): Mutation => ({
  name,
  outcome,
  spoil: (draft, random) => {
    const items = packageItems(draft);
    spoil(items, random);
    return writeZip(items);
  },
});

const onJson = (
  name: string,
  outcome: Outcome,
  spoil: (application: SampleApplication, random: SeededRandom, draft: PackageDraft) => unknown,
): Mutation => ({
  name,
  outcome,
  spoil: (draft, random) => {
    const [first] = draft.applications;
    if (first !== undefined) spoil(first.json, random, draft);
    return writeZip(packageItems(draft));
  },
});

const onText = (
  name: string,
  outcome: Outcome,
  spoil: (text: string, random: SeededRandom) => Uint8Array | string,
): Mutation => ({
  name,
  outcome,
  spoil: (draft, random) => {
    const [first] = draft.applications;
    if (first !== undefined) first.raw = bytesOf(spoil(JSON.stringify(first.json), random));
    return writeZip(packageItems(draft));
  },
});

const place = (bytes: Uint8Array, random: SeededRandom): number => random.integer(0, bytes.length - 1);

const bytewise: readonly Mutation[] = [
  onBytes('a bit turned', 'any', (zip, random) => {
    const at = place(zip, random);
    zip[at] = (zip[at] ?? 0) ^ (1 << random.integer(0, 7));
    return zip;
  }),
  onBytes('a bit turned in the directory', 'any', (zip, random) => {
    const at = zip.length - random.integer(1, 1_200);
    zip[at] = (zip[at] ?? 0) ^ (1 << random.integer(0, 7));
    return zip;
  }),
  onBytes('cut off', 'whole', (zip, random) => zip.subarray(0, place(zip, random))),
  onBytes('a piece lost', 'any', (zip, random) => {
    const at = place(zip, random);
    return Buffer.concat([zip.subarray(0, at), zip.subarray(at + random.integer(1, 200))]);
  }),
  onBytes('noise written over it', 'any', (zip, random) => {
    const at = place(zip, random);
    for (let n = 0; n < 64 && at + n < zip.length; n += 1) zip[at + n] = random.integer(0, 255);
    return zip;
  }),
  onBytes('something at the end', 'whole', (zip) => Buffer.concat([zip, Buffer.from('more')])),
  onBytes('two packages in one', 'whole', (zip) => Buffer.concat([zip, zip])),
];

const BAD_NAMES = [
  '../x',
  'a/../../x',
  '/x',
  '\\x',
  'documents\\..\\x',
  'C:x',
  'a//b',
  './x',
  'x\u0000',
  '\u202ex',
  '',
  'a/.',
];

const document = (items: readonly ZipItem[]): number =>
  items.findIndex(({ name }) => String(name).startsWith('documents/'));
const lie = (items: ZipItem[], at: number, told: NonNullable<ZipItem['lie']>): void => {
  const item = items[at];
  if (item !== undefined) items[at] = { ...item, lie: told };
};
const manifest = (items: ZipItem[], data: Uint8Array): void => {
  items[0] = { name: 'package.json', data };
};

const zipwise: readonly Mutation[] = [
  onItems('a dangerous name', 'whole', (items, random) =>
    items.push({ name: random.pick(BAD_NAMES), data: bytesOf('x') }),
  ),
  onItems('a name that is no UTF-8', 'whole', (items) =>
    items.push({ name: Buffer.from([0xc3, 0x28]), data: bytesOf('x') }),
  ),
  onItems('a name twice', 'whole', (items, random) => items.push(random.pick(items))),
  onItems('an encrypted file', 'whole', (items, random) => lie(items, random.integer(0, 3), { flags: 1 })),
  onItems('an unknown compression', 'whole', (items, random) => lie(items, 1, { method: random.integer(9, 99) })),
  onItems('a bomb', 'whole', (items, random) =>
    items.push({ name: 'x', data: Buffer.alloc(random.integer(2, 8) << 20) }),
  ),
  onItems('a bomb that lies about its size', 'one', (items) => {
    const data = Buffer.alloc(8 << 20);
    items[1] = { name: String(items[1]?.name), data, lie: { size: 1_000 } };
  }),
  onItems('files in one place', 'whole', (items, random) => lie(items, random.integer(1, 3), { start: 0 })),
  onItems('a wrong CRC', 'one', (items, random) =>
    lie(items, document(items), { crc32: random.integer(0, 0x7fffffff) }),
  ),
  onItems('another name in the local header', 'one', (items) => {
    const at = document(items);
    lie(items, at, { localName: String(items[at]?.name).replace('documents', 'otherwise') });
  }),
  onItems('a size that is not true', 'any', (items, random) => lie(items, 1, { size: random.integer(0, 0x7fffffff) })),
  onItems('no package.json', 'whole', (items) => items.shift()),
  onItems('a package.json of noise', 'whole', (items, random) =>
    manifest(
      items,
      Uint8Array.from({ length: 200 }, () => random.integer(0, 255)),
    ),
  ),
  onItems('a package.json nested deep', 'whole', (items) =>
    manifest(items, bytesOf(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`)),
  ),
  onItems('a manifest field lost', 'whole', (items, random) => {
    const value = JSON.parse(Buffer.from(items[0]?.data ?? []).toString()) as Record<string, unknown>;
    Reflect.deleteProperty(value, random.pick(Object.keys(value)));
    manifest(items, bytesOf(JSON.stringify(value)));
  }),
  onItems('a hash that is not true', 'one', (items) => {
    const text = Buffer.from(items[0]?.data ?? []).toString();
    manifest(items, bytesOf(text.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`)));
  }),
];

interface Leaf {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every place of a JSON value, or those that hold what `wanted` says. */
function leaves(value: unknown, wanted: (value: unknown) => boolean = () => true): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    ...(wanted(holder[key]) ? [{ holder, key }] : []),
    ...leaves(holder[key], wanted),
  ]);
}

const put = ({ holder, key }: Leaf, value: unknown): void => {
  holder[key] = value;
};
const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const otherType = (value: unknown): unknown => (typeof value === 'string' ? { was: value } : 'another type');

const HUGE = [1e308, 2 ** 53, Number.MAX_SAFE_INTEGER, -1, 0.1, 1e13];
const SQL = ["王'; DROP TABLE event; --", "' OR 1=1 --", '王"),("x'];

const fieldwise: readonly Mutation[] = [
  onJson('a field lost', 'one', (application, random) => {
    const named = leaves(application).filter(({ holder }) => !Array.isArray(holder));
    const { holder, key } = random.pick(named);
    Reflect.deleteProperty(holder, key);
  }),
  onJson('a field of another type', 'one', (application, random) => {
    const leaf = random.pick(leaves(application));
    put(leaf, otherType(leaf.holder[leaf.key]));
  }),
  onJson('a huge number', 'one', (application, random) => {
    put(random.pick(leaves(application, isNumber)), random.pick(HUGE));
  }),
  onJson('a huge text', 'one', (application, random) => {
    put(random.pick(leaves(application, isText)), '长'.repeat(20_000));
  }),
  onJson('a control character', 'one', (application, random) => {
    const code = random.pick([0, 1, 7, 9, 27, 127, 133]);
    put(random.pick(leaves(application.content, isText)), `王${String.fromCharCode(code)}五`);
  }),
  onJson('text that turns round or hides', 'one', (application, random) => {
    const mark = random.pick(['\u202e', '\u2067', '\u200b', '\ufeff', '\ud800']);
    put(random.pick(leaves(application.content, isText)), `王${mark}五`);
  }),
  onJson('SQL in a name', 'all', (application, random) => {
    for (const member of application.content.members) member.name = random.pick(SQL);
    application.content.address = random.pick(SQL);
  }),
  onJson('a document lost', 'one', (application, random, draft) => {
    const files = application.documents.flatMap((each) => each.files);
    draft.documents.delete(random.pick(files).path);
  }),
  onJson('a document that is none', 'one', (application, random, draft) => {
    const file = random.pick(application.documents.flatMap((each) => each.files));
    const bytes = bytesOf(random.pick(['', 'GIF89a', '<svg onload="x()"/>', 'MZ']));
    draft.documents.set(file.path, bytes);
    file.sha256 = sha256(bytes);
  }),
  onJson('a document path that climbs', 'one', (application, random) => {
    const file = random.pick(application.documents.flatMap((each) => each.files));
    file.path = random.pick(['documents/../package.json', 'documents/', '/etc/passwd', 'documents/\u0000']);
  }),
  onJson('an id of another application', 'one', (application, _random, draft) => {
    application.applicationId = draft.applications[1]?.json.applicationId ?? '';
    draft.applications.reverse();
  }),
];

const textwise: readonly Mutation[] = [
  onText('JSON cut off', 'one', (text, random) => text.slice(0, random.integer(0, text.length - 1))),
  onText('bytes that are no UTF-8', 'one', (text, random) => {
    const bytes = Buffer.from(text);
    bytes[place(bytes, random)] = 0xff;
    return bytes;
  }),
  onText('nested deep', 'one', (_text, random) => {
    const depth = random.integer(1_000, 100_000);
    return `${'['.repeat(depth)}${']'.repeat(depth)}`;
  }),
  onText('a prototype to spoil', 'one', (text) => text.replace('{', '{"__proto__":{"isAdmin":true},')),
  onText('no object', 'one', (_text, random) => random.pick(['null', '5', '"x"', '[]', 'NaN', ''])),
  onText('a byte order mark', 'all', (text) => `\ufeff${text}`),
];

export const mutations: readonly Mutation[] = [...bytewise, ...zipwise, ...fieldwise, ...textwise];
