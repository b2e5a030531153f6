/** What an applicant takes home before the draw: their line, why it is as it is, their salt, and the proof (anju-proof/1). */
import { setImmediate as turn } from 'node:timers/promises';
import type { SlipView } from '../../contract/plans.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { SealedEntry } from '../../domain/allocation/prepared-draw.ts';
import type { DrawState } from '../../domain/draw/state.ts';
import type { RosterEntry } from '../../domain/lottery/bundle.ts';
import { type LineProof, lineProver } from '../../domain/lottery/line-proof.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { BlobHash, CaseId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { BlobStore } from '../../store/blobs.ts';
import { drawTools } from '../draw/draw-hash.ts';
import { loadDraw } from '../draw/draw-stream.ts';
import { readFrozenDraw } from '../draw/frozen-files.ts';
import type { OpenDesk } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { loadPlan } from './plan-stream.ts';

interface Slips {
  readonly planHash: string;
  readonly sealed: ReadonlyMap<CaseId, SealedEntry>;
  readonly proofOf: (no: string) => LineProof | undefined;
}

/** The last draw whose slips were asked for: one counter prints many of the same. */
const known = new WeakMap<BlobStore, Slips>();

/** Refused `slip-elsewhere` at a desk that does not keep the sealed roster, `not-in-roster` for who does not stand in it. */
export async function drawSlip(
  desk: OpenDesk,
  { planId, caseId }: { readonly planId: string; readonly caseId: CaseId },
): Promise<Result<SlipView, AnyRefusal>> {
  const plan = loadPlan(desk.file, planId)?.state;
  if (plan === undefined) return err({ code: 'unknown-plan' });
  const draw = plan.drawId === null ? undefined : loadDraw(desk.file, plan.drawId)?.state;
  if (draw === undefined || draw.status === 'voided')
    return err({ code: 'draw-elsewhere', status: draw?.status ?? null });
  const slips = await slipsOf(desk.file.blobs, draw);
  if (slips === undefined) return err({ code: 'slip-elsewhere' });
  const entry = slips.sealed.get(caseId);
  const proof = entry === undefined ? undefined : slips.proofOf(entry.no);
  if (entry === undefined || proof === undefined) return err({ code: 'not-in-roster' });
  const { pools, tier, tickets, name } = JSON.parse(proof.line) as RosterEntry;
  return ok({
    title: plan.parts.title,
    planNo: plan.planNo ?? '',
    officeName: officeName(desk, plan.office),
    planHash: draw.planHash,
    no: entry.no,
    caseNo: entry.caseNo,
    name,
    pools: pools.map((id) => ({ id, label: draw.pools.find((pool) => pool.id === id)?.label ?? '' })),
    tier,
    tickets,
    explanation: entry.explanation,
    salt: entry.salt,
    proof: canonicalJson(proof),
  });
}

async function slipsOf(blobs: BlobStore, draw: DrawState): Promise<Slips | undefined> {
  const before = known.get(blobs);
  if (before?.planHash === draw.planHash) return before;
  const { sealed } = draw;
  if (sealed === null || !blobs.has(sealed)) return undefined;
  const frozen = await readFrozenDraw(blobs, draw, turn);
  if (!frozen.ok) return undefined;
  const slips = {
    planHash: draw.planHash,
    sealed: sealedEntries(blobs, sealed),
    proofOf: lineProver(frozen.value, drawTools),
  };
  known.set(blobs, slips);
  return slips;
}

function sealedEntries(blobs: BlobStore, hash: BlobHash): ReadonlyMap<CaseId, SealedEntry> {
  const lines = drawTools.textOf(blobs.get(hash)).split('\n');
  const entries = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as SealedEntry);
  return new Map(entries.map((entry) => [entry.caseId, entry]));
}
