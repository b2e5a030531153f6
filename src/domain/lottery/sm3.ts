/** SM3 (GB/T 32905-2016), one block at a time; its frame is portable-hash.ts. */
import type { BlockHash } from './block-hash.ts';

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

/** T_j rotated by j, for the 64 rounds. */
const ROUND_CONSTANTS = Int32Array.from({ length: 64 }, (_, j) => rotl(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

const w = new Int32Array(68);

function expand(block: DataView, offset: number): void {
  for (let j = 0; j < 16; j += 1) w[j] = block.getInt32(offset + 4 * j);
  for (let j = 16; j < 68; j += 1) {
    const x = (w[j - 16] ?? 0) ^ (w[j - 9] ?? 0) ^ rotl(w[j - 3] ?? 0, 15);
    w[j] = x ^ rotl(x, 15) ^ rotl(x, 23) ^ rotl(w[j - 13] ?? 0, 7) ^ (w[j - 6] ?? 0);
  }
}

function compress(state: Int32Array, block: DataView, offset: number): void {
  expand(block, offset);
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let j = 0; j < 64; j += 1) {
    const a12 = rotl(a, 12);
    const ss1 = rotl((a12 + e + (ROUND_CONSTANTS[j] ?? 0)) | 0, 7);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + ((w[j] ?? 0) ^ (w[j + 4] ?? 0))) | 0;
    const tt2 = (gg + h + ss1 + (w[j] ?? 0)) | 0;
    d = c;
    c = rotl(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotl(f, 19);
    f = e;
    e = tt2 ^ rotl(tt2, 9) ^ rotl(tt2, 17);
  }
  state[0] = (state[0] ?? 0) ^ a;
  state[1] = (state[1] ?? 0) ^ b;
  state[2] = (state[2] ?? 0) ^ c;
  state[3] = (state[3] ?? 0) ^ d;
  state[4] = (state[4] ?? 0) ^ e;
  state[5] = (state[5] ?? 0) ^ f;
  state[6] = (state[6] ?? 0) ^ g;
  state[7] = (state[7] ?? 0) ^ h;
}

export const sm3: BlockHash = {
  start: Int32Array.of(0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e),
  compress,
};
