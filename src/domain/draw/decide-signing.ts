/** Who stood by signs: supervisor, notary and witnesses, each with name, place and a drawn signature. */
import { invariant } from '../../kernel/invariant.ts';
import { err, ok } from '../../kernel/result.ts';
import type { DrawCommand } from './commands.ts';
import { type SignerRole, signerRoles } from './events.ts';
import type { DrawDecision, DrawFacts } from './facts.ts';
import { signatureStatement } from './signature-statement.ts';
import type { DrawState } from './state.ts';

/** Strokes of whole-number points on a field of 1000 × 400. */
const STROKES = /^\d{1,4},\d{1,3}(?: \d{1,4},\d{1,3})*(?:;\d{1,4},\d{1,3}(?: \d{1,4},\d{1,3})*)*$/;
const MOST_CHARACTERS = 40_000;

/** Whether a drawn signature is one: more than a dot, and nothing but points. */
function isDrawn(strokes: string): boolean {
  return strokes.length <= MOST_CHARACTERS && strokes.includes(' ') && STROKES.test(strokes);
}

export function sign(
  { signatureId, role, name, organisation, strokes }: Extract<DrawCommand, { type: 'sign' }>,
  state: DrawState,
  { signer, hashOf, now }: DrawFacts,
): DrawDecision {
  if (name.trim() === '' || organisation.trim() === '') return err({ code: 'signer-missing' });
  if (!isDrawn(strokes)) return err({ code: 'strokes-missing' });
  const isSame = state.signatures.some(
    (other) => other.signatureId === signatureId || (other.name === name && other.organisation === organisation),
  );
  if (isSame) return err({ code: 'signed-already' });
  invariant(state.result, 'a drawn draw has its result');
  const { drawId, planHash, result } = state;
  const said = { role, name, organisation, strokesHash: hashOf(strokes), signedAt: now };
  const statement = signatureStatement({ drawId, planHash, seed: result.seed, resultHash: result.resultHash }, said);
  const { device, publicKey } = signer;
  const payload = { signatureId, strokes, ...said, device, publicKey, deviceSignature: signer.sign(statement) };
  return ok([{ type: 'draw.signature-added.v1', payload }]);
}

/** Roles that nobody signed for yet. */
export function openRoles({ signatures }: Pick<DrawState, 'signatures'>): readonly SignerRole[] {
  return signerRoles.filter((role) => !signatures.some((signature) => signature.role === role));
}

export function closeSigning(state: DrawState, { today }: DrawFacts): DrawDecision {
  const roles = openRoles(state);
  if (roles.length > 0) return err({ code: 'signatures-open', roles });
  return ok([{ type: 'draw.signed.v1', payload: { signedOn: today } }]);
}
