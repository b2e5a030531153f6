import { z } from 'zod';
import type { HashName } from '../../domain/lottery/bundle.ts';
import { inclusionProof, provesInclusion } from '../../domain/lottery/merkle.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { FrozenBundle } from './compute-draw.ts';
import { drawHash } from './draw-hash.ts';

/** What an applicant's slip carries: that their line is in the frozen roster of the plan. */
const lineProofSchema = z.strictObject({
  protocol: z.literal('anju-proof/1'),
  drawId: z.string(),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.enum(['sha256', 'sm3']),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  /** The roster's line, byte for byte. */
  line: z.string(),
  index: z.int().nonnegative(),
  size: z.int().positive(),
  path: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(64),
});

export type LineProof = z.infer<typeof lineProofSchema>;

/** Undefined when the number is not in the roster. */
export function proveLine({ plan, planHash, roster, hash }: FrozenBundle, no: string): LineProof | undefined {
  const index = roster.rows.findIndex((entry) => entry.no === no);
  const line = roster.texts[index];
  if (line === undefined) return undefined;
  const { size, path } = inclusionProof(roster.texts, index, hash.tree);
  const head = { protocol: 'anju-proof/1' as const, drawId: plan.drawId, planHash, hash: plan.hash };
  return { ...head, root: plan.rosterRoot, line, index, size, path: [...path] };
}

export type ProofAnswer =
  | { readonly ok: true; readonly no: string; readonly root: string; readonly size: number; readonly planHash: string }
  | {
      readonly ok: false;
      readonly problem: 'not-json' | 'wrong-content' | 'no-such-hash' | 'not-canonical' | 'wrong-path';
    };

/** Whether a proof holds by itself. That root, size and plan hash are the published ones is for the reader to compare. */
export function checkProof(text: string): ProofAnswer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not-json' };
  }
  const parsed = lineProofSchema.safeParse(json);
  if (!parsed.success) return { ok: false, problem: 'wrong-content' };
  if (canonicalJson(parsed.data) !== text.trimEnd()) return { ok: false, problem: 'not-canonical' };
  const { hash, root, line, index, size, path, planHash } = parsed.data;
  const tools = drawHash(hash satisfies HashName);
  if (tools === undefined) return { ok: false, problem: 'no-such-hash' };
  const no = numberOf(line);
  if (no === undefined) return { ok: false, problem: 'wrong-content' };
  if (!provesInclusion({ index, size, path }, { line, root }, tools.tree)) return { ok: false, problem: 'wrong-path' };
  return { ok: true, no, root, size, planHash };
}

const numberedSchema = z.looseObject({ no: z.string() });

function numberOf(line: string): string | undefined {
  try {
    return numberedSchema.parse(JSON.parse(line)).no;
  } catch {
    return undefined;
  }
}
