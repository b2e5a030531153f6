/**
 * Both hashes of the protocol without a platform: for the page that a citizen opens from disk, where the browser's own
 * hash answers one promise per call and knows no SM3, and for a runtime whose OpenSSL lacks SM3. What is hashed here is
 * public; nothing secret depends on the time that it takes. Checked against OpenSSL at every length of several blocks.
 */
import type { BlockHash } from './block-hash.ts';
import type { HashName } from './bundle.ts';
import type { DrawHash, HexStream } from './draw-hash.ts';
import type { TreeHash, TreeLine } from './merkle.ts';
import { sha256 } from './sha256.ts';
import { sm3 } from './sm3.ts';
import { writeUtf8 } from './utf8.ts';

const BLOCK = 64;
const BLOCK_HASHES: Readonly<Record<HashName, BlockHash>> = { sha256, sm3 };

export function portableHash(name: HashName): DrawHash {
  const hash = BLOCK_HASHES[name];
  const hex = textHash(hash);
  return { hex, tree: treeHash(hash), stream: () => stream(hash) };
}

function stream(hash: BlockHash): HexStream {
  const sum = runningHash(hash);
  return { update: sum.text, digest: sum.hex };
}

interface RunningHash {
  readonly reset: () => void;
  readonly byte: (value: number) => void;
  readonly bytes: (values: Uint8Array) => void;
  readonly text: (value: string) => void;
  readonly hex: () => string;
}

/** Up to so many UTF-16 units are written at once: three bytes each. */
const TEXT_UNITS = 4_096;

function runningHash({ start, compress }: BlockHash): RunningHash {
  const state = new Int32Array(start);
  const block = new Uint8Array(BLOCK);
  const view = new DataView(block.buffer);
  const scratch = new Uint8Array(TEXT_UNITS * 3);
  let held = 0;
  let total = 0;
  const byte = (value: number): void => {
    block[held] = value;
    held += 1;
    total += 1;
    if (held < BLOCK) return;
    compress(state, view, 0);
    held = 0;
  };
  const bytes = (values: Uint8Array): void => {
    let at = 0;
    while (at < values.length) {
      const taken = Math.min(BLOCK - held, values.length - at);
      for (let i = 0; i < taken; i += 1) block[held + i] = values[at + i] ?? 0;
      held += taken;
      at += taken;
      total += taken;
      if (held < BLOCK) return;
      compress(state, view, 0);
      held = 0;
    }
  };
  const text = (value: string): void => {
    for (let at = 0; at < value.length;) {
      const { units, length } = writeUtf8(value, { from: at, units: TEXT_UNITS, into: scratch });
      bytes(scratch.subarray(0, length));
      at += units;
    }
  };
  const hex = (): string => {
    const bits = total * 8;
    byte(0x80);
    while (held !== BLOCK - 8) byte(0);
    view.setUint32(BLOCK - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(BLOCK - 4, bits % 2 ** 32);
    compress(state, view, 0);
    held = 0;
    return hexOf(state);
  };
  const reset = (): void => {
    state.set(start);
    held = 0;
    total = 0;
  };
  return { reset, byte, bytes, text, hex };
}

/** Short texts that begin alike, as all tickets do with the seed: the state after their first block is kept. */
function textHash(hash: BlockHash): (text: string) => string {
  const sum = runningHash(hash);
  const ticket = ticketHash(hash);
  return (text) => {
    const short = ticket(text);
    if (short !== undefined) return short;
    sum.reset();
    sum.text(text);
    return sum.hex();
  };
}

/** One block of ASCII, then less than one with its padding; undefined for any other text. */
function ticketHash({ start, compress }: BlockHash): (text: string) => string | undefined {
  const block = new Uint8Array(BLOCK);
  const view = new DataView(block.buffer);
  const state = new Int32Array(start);
  const afterHead = new Int32Array(start);
  let head = '';
  const fill = (text: string, from: number): boolean => {
    let all = 0;
    for (let at = from; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      all |= unit;
      block[at - from] = unit;
    }
    return all < 0x80;
  };
  return (text) => {
    const rest = text.length - BLOCK;
    if (rest < 0 || rest > BLOCK - 9) return undefined;
    if (head === '' || !text.startsWith(head)) {
      const next = text.slice(0, BLOCK);
      if (!fill(next, 0)) return undefined;
      afterHead.set(start);
      compress(afterHead, view, 0);
      head = next;
    }
    if (!fill(text, BLOCK)) return undefined;
    block[rest] = 0x80;
    block.fill(0, rest + 1);
    view.setUint32(BLOCK - 4, text.length * 8);
    state.set(afterHead);
    compress(state, view, 0);
    return hexOf(state);
  };
}

function treeHash(hash: BlockHash): TreeHash {
  const sum = runningHash(hash);
  const leaf = (line: TreeLine): string => {
    sum.reset();
    sum.byte(0);
    if (typeof line === 'string') sum.text(line);
    else sum.bytes(line);
    return sum.hex();
  };
  const pair = new Uint8Array(65).fill(1);
  const node = (left: string, right: string): string => {
    writeHex(left, pair, 1);
    writeHex(right, pair, 33);
    sum.reset();
    sum.bytes(pair);
    return sum.hex();
  };
  sum.reset();
  return { leaf, node, empty: sum.hex() };
}

/** Four digits for each 16 bits. */
const HEX = Array.from({ length: 0x1_0000 }, (_, value) => value.toString(16).padStart(4, '0'));

function hexOf(state: Int32Array): string {
  let hex = '';
  for (let word = 0; word < 8; word += 1) {
    const value = state[word] ?? 0;
    hex += (HEX[value >>> 16] ?? '') + (HEX[value & 0xffff] ?? '');
  }
  return hex;
}

/** Digests come from `hexOf`, or were checked to be 64 lower-case digits. */
function writeHex(hex: string, into: Uint8Array, at: number): void {
  for (let i = 0; i < 32; i += 1) {
    into[at + i] = (nibble(hex.charCodeAt(2 * i)) << 4) | nibble(hex.charCodeAt(2 * i + 1));
  }
}

function nibble(unit: number): number {
  return unit < 0x3a ? unit - 0x30 : unit - 0x57;
}
