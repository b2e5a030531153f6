import { describe, expect, it } from 'vitest';
import type { DocumentFile } from '../../../../domain/application/document.ts';
import type { BlobHash } from '../../../../kernel/ids.ts';
import { withFile, withoutFile } from './form-documents.ts';

function file(letter: string): DocumentFile {
  return { hash: letter.repeat(64) as BlobHash, mediaType: 'image/png', bytes: 1, name: `${letter}.png` };
}

describe('documents of the form', () => {
  it('gathers files under their type, in the order in which they came', () => {
    let documents = withFile([], 'identity-card', file('a'));
    documents = withFile(documents, 'diploma', file('b'));
    documents = withFile(documents, 'identity-card', file('c'));
    documents = withFile(documents, 'identity-card', file('a'));
    expect(documents).toEqual([
      { type: 'identity-card', title: '', files: [file('a'), file('c')] },
      { type: 'diploma', title: '', files: [file('b')] },
    ]);
  });

  it('drops a type with its last file', () => {
    const documents = withFile(withFile([], 'diploma', file('a')), 'identity-card', file('a'));
    expect(withoutFile(documents, 'diploma', file('a').hash)).toEqual([
      { type: 'identity-card', title: '', files: [file('a')] },
    ]);
  });
});
