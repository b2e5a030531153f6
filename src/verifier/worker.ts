/** Recomputes beside the page, which so stays alive whatever the size of the draw. */
import type { RosterEntry } from '../domain/lottery/bundle.ts';
import { placeOfCode } from '../domain/lottery/codes.ts';
import type { DrawTools } from '../domain/lottery/draw-hash.ts';
import { checkProof, proofMismatch } from '../domain/lottery/line-proof.ts';
import { outcomeOf } from '../domain/lottery/outcome-of.ts';
import { portableHash } from '../domain/lottery/portable-hash.ts';
import { type VerifiedDraw, verifyDraw } from '../domain/lottery/verify-draw.ts';
import type { Found, FromWorker, NamedFile, ToWorker } from './messages.ts';
import { openFiles } from './open-files.ts';

/** A byte order mark is part of a file, and bytes that are not UTF-8 are refused. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const tools: DrawTools = {
  hashOf: portableHash,
  isUtf8,
  textOf: (bytes) => decoder.decode(bytes),
  onProgress: (step, share) => {
    tell({ kind: 'progress', step, share });
  },
};

let verified: VerifiedDraw | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  void answer(data).catch((error: unknown) => {
    tell({ kind: 'broke', message: error instanceof Error ? error.message : String(error) });
  });
});

async function answer(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'verify':
      await verify(message.files);
      return;
    case 'ask':
      if (verified !== undefined) tell({ kind: 'outcome', no: message.no, found: found(verified, message.no) });
      return;
    case 'proof':
      tellOfProof(message.text);
      return;
  }
}

async function verify(files: readonly NamedFile[]): Promise<void> {
  verified = undefined;
  const started = performance.now();
  tell({ kind: 'progress', step: 'open', share: 0 });
  const checked = await verifyDraw(await openFiles(files), tools);
  if (!checked.ok) {
    tell({ kind: 'refused', failure: checked.error });
    return;
  }
  verified = checked.value;
  const { frozen, seed, resultHash, values } = verified;
  const { plan, planHash } = frozen;
  const milliseconds = performance.now() - started;
  tell({ kind: 'holds', draw: { plan, planHash, seed, resultHash, values, milliseconds } });
}

function found({ frozen, result }: VerifiedDraw, no: string): Found {
  const { rows, lines } = frozen.roster;
  const place = placeOfCode(rows.numbers, no);
  if (place === -1) return { outcome: { kind: 'not-in-roster' }, entry: undefined };
  const entry = JSON.parse(tools.textOf(lines.at(place))) as RosterEntry;
  return { outcome: outcomeOf(no, result, tools), entry };
}

function tellOfProof(text: string): void {
  const proof = checkProof(text, tools);
  const mismatch = proof.ok && verified !== undefined ? proofMismatch(proof, verified.frozen) : undefined;
  tell({ kind: 'proof', answer: proof, published: verified !== undefined, mismatch });
}

const PIECE = 65_536;

/** Piece by piece: nobody needs the text of a whole roster at once. */
function isUtf8(bytes: Uint8Array): boolean {
  const checking = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) checking.decode(bytes.subarray(at, at + PIECE), { stream: true });
    checking.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function tell(message: FromWorker): void {
  postMessage(message);
}
