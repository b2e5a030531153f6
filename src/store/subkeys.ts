import { hkdfSync } from 'node:crypto';

/** The keys derived from a desk's one data key. A label is part of the file format: it never changes. */
export interface Subkeys {
  readonly database: Buffer;
  readonly documents: Buffer;
  readonly backup: Buffer;
  readonly device: Buffer;
  readonly lastWrite: Buffer;
}

export function subkeysOf(dataKey: Uint8Array): Subkeys {
  return {
    database: derive(dataKey, 'database'),
    documents: derive(dataKey, 'documents'),
    backup: derive(dataKey, 'backup'),
    device: derive(dataKey, 'device'),
    lastWrite: derive(dataKey, 'last-write'),
  };
}

function derive(dataKey: Uint8Array, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `anju/1/${label}`, 32));
}
