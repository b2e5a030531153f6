import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastPosition } from '../../../src/store/event-log.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { packageItems, packed, sampleDraft } from '../../support/intake/package-builder.ts';
import { badPackageReason, importReport } from '../../support/intake/run-import.ts';
import { bytesOf } from '../../support/intake/sample-files.ts';
import { writeZip } from '../../support/intake/zip-writer.ts';

let test: TestDesk;

beforeAll(async () => {
  test = await testDesk();
});
afterAll(() => {
  test.remove();
});

describe('a broken package changes nothing:', () => {
  const items = (): ReturnType<typeof packageItems> => packageItems(sampleDraft({ seed: 13, applications: 2 }));
  const withManifest = (change: (manifest: Record<string, unknown>) => void): Blob => {
    const [first, ...rest] = items();
    const manifest = JSON.parse(Buffer.from(first?.data ?? []).toString()) as Record<string, unknown>;
    change(manifest);
    return packed([{ name: 'package.json', data: bytesOf(JSON.stringify(manifest)) }, ...rest]);
  };
  /** As a self-extracting archive has it: the directory knows of what stands in front. */
  const withStub = (): Blob => {
    const stub = Buffer.alloc(64, 'MZ');
    const told = writeZip(items().map((item) => ({ ...item, lie: { offsetBy: stub.length } })));
    const end = Buffer.from(told);
    end.writeUInt32LE(end.readUInt32LE(end.length - 6) + stub.length, end.length - 6);
    return new Blob([stub, end]);
  };
  const cases: readonly [string, () => Blob, string][] = [
    ['no ZIP at all', () => new Blob(['a letter']), 'not-a-zip'],
    ['an empty file', () => new Blob([]), 'not-a-zip'],
    ['half a ZIP', () => packed(items()).slice(0, 3_000), 'not-a-zip'],
    ['something before the ZIP', () => new Blob(['x', packed(items())]), 'not-a-zip: the directory does not fit'],
    [
      'a place for a program before the first file',
      () => withStub(),
      'not-a-zip: something stands before the first file',
    ],
    ['no package.json', () => packed(items().slice(1)), 'file-missing: package.json'],
    [
      'a package.json of another kind',
      () => withManifest((manifest) => void (manifest['format'] = 'anju-intake/2')),
      'unknown-format',
    ],
    [
      'a package for another city',
      () => withManifest((manifest) => void (manifest['city'] = '6401')),
      'other-city: 6401',
    ],
    [
      'a sender who is no code',
      () => withManifest((manifest) => void (manifest['sender'] = '<b>')),
      'wrong-format: package.json sender',
    ],
    [
      'no applications',
      () => withManifest((manifest) => void (manifest['applications'] = [])),
      'too-few: package.json applications',
    ],
    [
      'a name that climbs out',
      () => packed([...items(), { name: 'documents/../../etc/passwd', data: bytesOf('x') }]),
      'unsafe-name',
    ],
    ['a name from the root', () => packed([...items(), { name: '/etc/passwd', data: bytesOf('x') }]), 'unsafe-name'],
    [
      'a name with a backslash',
      () => packed([...items(), { name: 'documents\\x', data: bytesOf('x') }]),
      'unsafe-name',
    ],
    ['a name on a drive', () => packed([...items(), { name: 'C:x', data: bytesOf('x') }]), 'unsafe-name'],
    [
      'a name that is no UTF-8',
      () => packed([...items(), { name: Buffer.from([0xd6, 0xd0]), data: bytesOf('x') }]),
      'unsafe-name',
    ],
    ['a name twice', () => packed([...items(), ...items().slice(1, 2)]), 'name-twice: applications/A-000001.json'],
    [
      'an encrypted file',
      () => packed([...items(), { name: 'x', data: bytesOf('x'), lie: { flags: 1 } }]),
      'encrypted: x',
    ],
    [
      'an unknown compression',
      () => packed([...items(), { name: 'x', data: bytesOf('x'), lie: { method: 93 } }]),
      'unknown-compression: x',
    ],
    [
      'two files in one place',
      () => packed([...items(), { name: 'x', data: bytesOf('x'), lie: { start: 0 } }]),
      'overlapping: package.json',
    ],
    ['a bomb', () => packed([...items(), { name: 'x', data: Buffer.alloc(8_000_000) }]), 'unpacks-too-far: x'],
  ];

  it.each(cases)('%s', async (_name, file, reason) => {
    const before = lastPosition(test.desk.file.db);
    const error: unknown = await importReport(test, file()).catch((thrown: unknown) => thrown);
    expect(badPackageReason(error)).toBe(reason);
    expect(lastPosition(test.desk.file.db)).toBe(before);
    expect([...test.desk.file.blobs.list()]).toEqual([]);
  });
});
