import type { HashName } from './bundle.ts';
import { parseCanonical } from './canonical-line.ts';
import { placeOfCode } from './codes.ts';
import type { DrawTools } from './draw-hash.ts';
import type { FrozenBundle } from './frozen-bundle.ts';
import { type TreeLevels, inclusionProof, provesInclusion, treeLevels } from './merkle.ts';
import { count, digest, fields, listOf, oneOf, text } from './shape.ts';

/** What an applicant's slip carries: that their line is in the frozen roster of the plan. */
export interface LineProof {
  readonly protocol: 'anju-proof/1';
  readonly drawId: string;
  readonly planHash: string;
  readonly hash: HashName;
  readonly root: string;
  /** The roster's line, byte for byte. */
  readonly line: string;
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
}

const proofShape = fields<LineProof>(
  {
    protocol: oneOf('anju-proof/1'),
    drawId: text,
    planHash: digest,
    hash: oneOf('sha256', 'sm3'),
    root: digest,
    line: text,
    index: count,
    size: count,
    path: listOf(digest),
  },
  { closed: true },
);

/** Proofs for many lines of one roster; the number gives undefined when it is not in it. */
export function lineProver(
  { plan, planHash, roster, hash }: FrozenBundle,
  { textOf }: Pick<DrawTools, 'textOf'>,
): (no: string) => LineProof | undefined {
  let levels: TreeLevels | undefined;
  return (no) => {
    const place = placeOfCode(roster.rows.numbers, no);
    if (place === -1) return undefined;
    levels ??= treeLevels(roster.lines, hash.tree);
    const { index, size, path } = inclusionProof(levels, place);
    const head = { protocol: 'anju-proof/1' as const, drawId: plan.drawId, planHash, hash: plan.hash };
    return { ...head, root: plan.rosterRoot, line: textOf(roster.lines.at(place)), index, size, path };
  };
}

export interface ProvedLine {
  readonly no: string;
  readonly hash: HashName;
  readonly drawId: string;
  readonly root: string;
  readonly size: number;
  readonly planHash: string;
}

export type ProofAnswer =
  | ({ readonly ok: true } & ProvedLine)
  | { readonly ok: false; readonly problem: 'not-json' | 'wrong-content' | 'not-canonical' | 'wrong-path' };

const WHITE_ENDS = /^[ \t\r\n]+|[ \t\r\n]+$/g;

const numberedShape = fields<{ readonly no: string }>({ no: text });

/** Whether a proof holds by itself. That root, size and plan hash are the published ones is for the reader to compare. */
export function checkProof(proofText: string, { hashOf }: Pick<DrawTools, 'hashOf'>): ProofAnswer {
  // A file may end with a line feed, and what was pasted with white space.
  const proof = parseCanonical(proofText.replace(WHITE_ENDS, ''), proofShape);
  if (!proof.ok) return { ok: false, problem: proof.error.problem };
  const { hash, root, line, index, size, path, planHash, drawId } = proof.value;
  const entry = parseCanonical(line, numberedShape);
  if (!entry.ok) return { ok: false, problem: entry.error.problem };
  const isProved = provesInclusion({ index, size, path }, { line, root }, hashOf(hash).tree);
  return isProved
    ? { ok: true, no: entry.value.no, hash, drawId, root, size, planHash }
    : { ok: false, problem: 'wrong-path' };
}

export type ProofMismatch = 'draw-id' | 'hash' | 'plan-hash' | 'root' | 'size';

/** What a proof that holds by itself says otherwise than the published plan; undefined when it belongs to it. */
export function proofMismatch(
  proof: ProvedLine,
  { plan, planHash }: Pick<FrozenBundle, 'plan' | 'planHash'>,
): ProofMismatch | undefined {
  if (proof.planHash !== planHash) return 'plan-hash';
  if (proof.root !== plan.rosterRoot) return 'root';
  if (proof.size !== plan.rosterCount) return 'size';
  if (proof.hash !== plan.hash) return 'hash';
  return proof.drawId === plan.drawId ? undefined : 'draw-id';
}
