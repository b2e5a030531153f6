import type { HashName, HexHash } from './bundle.ts';
import type { KeysOf } from './keys.ts';
import type { TreeHash } from './merkle.ts';

/** One of the two hashes of the protocol: as a function of a text, of the nodes of a tree, and of a text in parts. */
export interface DrawHash {
  readonly hex: HexHash;
  readonly tree: TreeHash;
  /** The keys of households and units under a seed. */
  readonly keys: KeysOf;
  readonly stream: () => HexStream;
}

export interface HexStream {
  /** A text's UTF-8, or bytes; they may be changed afterwards. */
  readonly update: (part: string | Uint8Array) => void;
  /** Lower-case hex of all parts; the stream is spent. */
  readonly digest: () => string;
}

/** What a bundle is read and recomputed with: it differs between Node and a browser, the rest does not. */
export interface DrawTools {
  readonly hashOf: (name: HashName) => DrawHash;
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  /** The text of bytes that are UTF-8; a byte order mark stays in it. */
  readonly textOf: (bytes: Uint8Array) => string;
  /** Called now and then with the share of the step that is done, 0…1. */
  readonly onProgress?: (step: DrawStep, share: number) => void;
  /** Waited for now and then while a bundle is read, so that whoever shares the thread has a turn. */
  readonly turn?: () => Promise<void>;
}

export type DrawStep = 'lines' | 'roots' | 'keys' | 'result';
