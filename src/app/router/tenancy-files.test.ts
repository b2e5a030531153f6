import { ORPCError } from '@orpc/server';
import { expect, it } from 'vitest';
import type { DocumentFile } from '../../domain/application/document.ts';
import type { BlobHash } from '../../kernel/ids.ts';
import { testDesk } from '../../../tests/support/desk/test-desk.ts';
import { refuseMissing } from './tenancy-files.ts';

it('refuses a photo that was never stored here, by its name, and takes one that was', async () => {
  const made = await testDesk();
  try {
    const bytes = new Uint8Array([1, 2, 3]);
    const photo = (hash: BlobHash, name: string): DocumentFile => ({ hash, mediaType: 'image/png', bytes: 3, name });
    const kept = photo(made.desk.file.blobs.put(bytes), 'kitchen.png');
    expect(() => {
      refuseMissing(made.desk, [kept]);
    }).not.toThrow();
    const missing = photo('f'.repeat(64) as BlobHash, 'bath.png');
    const thrown = thrownBy(() => {
      refuseMissing(made.desk, [kept, missing]);
    });
    expect(thrown).toBeInstanceOf(ORPCError);
    expect((thrown as ORPCError<string, unknown>).data).toEqual({ code: 'bad-file', reason: 'bath.png' });
  } finally {
    made.remove();
  }
});

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
