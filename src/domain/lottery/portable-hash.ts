/**
 * Both hashes of the protocol without a platform: for the page that a citizen opens from disk, where the browser's own
 * hash answers one promise per call and knows no SM3, and for a runtime whose OpenSSL lacks SM3. What is hashed here is
 * public; nothing secret depends on the time that it takes. Checked against OpenSSL at every length of several blocks.
 */
import type { BlockHash } from './block-hash.ts';
import type { HashName, HexHash } from './bundle.ts';
import type { DrawHash, HexStream } from './draw-hash.ts';
import { lowestOf } from './keys.ts';
import type { TreeHash, TreeLine } from './merkle.ts';
import { portableRoot } from './portable-root.ts';
import { runningHash } from './running-hash.ts';
import { sha256 } from './sha256.ts';
import { sm3 } from './sm3.ts';
import { ticketHash } from './ticket-hash.ts';

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

/** Any text; short ones that begin alike, as all tickets do with the seed, the quicker way. */
function textHash(hash: BlockHash): HexHash {
  const sum = runningHash(hash);
  const ticket = ticketHash(hash);
  const hex = (text: string): string => {
    const short = ticket.text(text);
    if (short !== undefined) return short;
    sum.reset();
    sum.text(text);
    return sum.hex();
  };
  const lowest = (start: string, tickets: number): string =>
    ticket.lowest(start, tickets) ?? lowestOf(hex, start, tickets);
  return Object.assign(hex, { lowest });
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
  const empty = sum.hex();
  return { leaf, node, empty, root: (lines) => portableRoot(lines, hash) ?? empty };
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
