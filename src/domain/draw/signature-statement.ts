import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Signature } from './events.ts';

/** What a signature is about. */
export interface SignedDraw {
  readonly drawId: string;
  readonly planHash: string;
  readonly seed: string;
  readonly resultHash: string;
}

/**
 * The text that the desk signs for somebody who stood by, Ed25519 over its UTF-8 bytes. It names the plan, the seed and
 * the result, so that it can be put under no other draw. docs/draw-protocol.md has it for whoever checks.
 */
export function signatureStatement(
  { drawId, planHash, seed, resultHash }: SignedDraw,
  {
    role,
    name,
    organisation,
    signedAt,
    strokesHash,
  }: Omit<Signature, 'deviceSignature' | 'device' | 'publicKey' | 'strokes' | 'signatureId'>,
): string {
  const said = { drawId, planHash, seed, resultHash, role, name, organisation, signedAt, strokesHash };
  return `anju-draw-signature/1\n${canonicalJson(said)}`;
}
