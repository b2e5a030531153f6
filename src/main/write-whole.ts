import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The file has the old content or the new one, never a part: a power cut must not cost the sealed secret. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  // In a folder that a person chose, any fixed name could be a file of theirs.
  const fresh = `${file}.${randomUUID()}.new`;
  try {
    writeThrough(fresh, content);
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

function writeThrough(file: string, content: string | Uint8Array): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
