import type { OfficeId } from '../../kernel/ids.ts';

/** Where the bytes of documents lie: by city and by the SHA-256 of what is in them. */
export interface BlobShelf {
  /** Undefined when it is not there whole. */
  size(place: BlobPlace): Promise<number | undefined>;
  /** Bytes from `from` up to, not including, `to`. */
  read(place: BlobPlace, from: number, to: number): Promise<Uint8Array>;
  /** How much a device has sent of a document that is not whole yet. */
  received(upload: Upload): Promise<number>;
  /** Adds what starts at `offset`, which is where the last part ended; 0 starts again. */
  append(upload: Upload, offset: number, bytes: Uint8Array): Promise<void>;
  /** Keeps what was sent, durably, when it is what its hash says; otherwise forgets it. */
  finish(upload: Upload): Promise<boolean>;
}

export interface BlobPlace {
  readonly city: OfficeId;
  readonly hash: string;
}

/** Each device sends on its own: nobody can spoil what another has sent so far. */
export interface Upload extends BlobPlace {
  readonly device: string;
}
