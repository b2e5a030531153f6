import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** The file has the old content or the new one, never a part: a power cut must not cost the sealed secret. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}
