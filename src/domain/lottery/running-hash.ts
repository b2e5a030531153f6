/** A hash over any length, block by block: the frame that SHA-256 and SM3 share (FIPS 180-4 §5.1.1, GM/T 0004). */
import type { BlockHash } from './block-hash.ts';
import { writeUtf8 } from './utf8.ts';

export const BLOCK = 64;

export interface RunningHash {
  readonly reset: () => void;
  readonly byte: (value: number) => void;
  readonly bytes: (values: Uint8Array) => void;
  readonly text: (value: string) => void;
  /** The digest as eight words; good until the next call. */
  readonly end: () => Int32Array;
  readonly hex: () => string;
}

/** Up to so many UTF-16 units are written at once: three bytes each. */
const TEXT_UNITS = 4_096;

export function runningHash({ start, compress }: BlockHash): RunningHash {
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
  const end = (): Int32Array => {
    const bits = total * 8;
    byte(0x80);
    if (held > BLOCK - 8) {
      block.fill(0, held);
      compress(state, view, 0);
      held = 0;
    }
    block.fill(0, held, BLOCK - 8);
    view.setUint32(BLOCK - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(BLOCK - 4, bits % 2 ** 32);
    compress(state, view, 0);
    held = 0;
    return state;
  };
  const hex = (): string => hexOf(end());
  const reset = (): void => {
    state.set(start);
    held = 0;
    total = 0;
  };
  return { reset, byte, bytes, text, end, hex };
}

/** Of any text. */
export function hexHash(hash: BlockHash): (text: string) => string {
  const sum = runningHash(hash);
  return (text) => {
    sum.reset();
    sum.text(text);
    return sum.hex();
  };
}

/** Four digits for each 16 bits. */
const HEX = Array.from({ length: 0x1_0000 }, (_, value) => value.toString(16).padStart(4, '0'));

export function hexOf(state: Int32Array): string {
  let hex = '';
  for (let word = 0; word < 8; word += 1) {
    const value = state[word] ?? 0;
    hex += (HEX[value >>> 16] ?? '') + (HEX[value & 0xffff] ?? '');
  }
  return hex;
}
