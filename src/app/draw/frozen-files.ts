/** The files of a frozen draw, read from the encrypted documents in which they are kept. */
import type { PreparedDraw } from '../../domain/draw/commands.ts';
import type { FrozenFiles, KeptFile } from '../../domain/draw/events.ts';
import type { FreezeFacts } from '../../domain/draw/facts.ts';
import type { UnfitPart } from '../../domain/draw/refusal.ts';
import type { DrawState } from '../../domain/draw/state.ts';
import type { BundleFileName } from '../../domain/lottery/bundle.ts';
import type { ReadBundleFile } from '../../domain/lottery/bundle-source.ts';
import { type BundleProblem, type FrozenBundle, readFrozen } from '../../domain/lottery/frozen-bundle.ts';
import { parsePlan } from '../../domain/lottery/parse-bundle.ts';
import type { BlobHash } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { BlobStore } from '../../store/blobs.ts';
import { drawTools } from './draw-hash.ts';

type Blobs = Pick<BlobStore, 'get' | 'has'>;

/** The bundle as a verifier reads it; what is not there yet (another desk's documents still arriving) is missing. */
function readerOf(blobs: Blobs, files: Readonly<Partial<Record<BundleFileName, BlobHash>>>): ReadBundleFile {
  return (file) => {
    const hash = files[file];
    const isThere = hash !== undefined && blobs.has(hash);
    return Promise.resolve(isThere ? ok(blobs.get(hash)) : err({ file, problem: 'missing' }));
  };
}

/** Reads and checks a frozen bundle: its plan, its roots, its counts; others have their `turn` meanwhile. */
export function readFrozenDraw(
  blobs: Blobs,
  { files }: Pick<DrawState, 'files'>,
  turn: () => Promise<void>,
): Promise<Result<FrozenBundle, BundleProblem>> {
  const { plan, roster, units } = files;
  const names = { 'plan.json': plan.hash, 'roster.ndjson': roster.hash, 'units.ndjson': units.hash };
  return readFrozen(readerOf(blobs, names), { ...drawTools, turn });
}

/**
 * The first part of what was prepared that does not hold together; undefined when all of it does. In one go: what is
 * frozen must be what the city had when its gates were looked at.
 */
export async function unfitPart(blobs: Blobs, prepared: PreparedDraw): Promise<UnfitPart | undefined> {
  const files = {
    'plan.json': prepared.planDocument,
    'roster.ndjson': prepared.rosterDocument,
    'units.ndjson': prepared.unitsDocument,
  };
  const read = await readFrozen(readerOf(blobs, files), drawTools);
  if (read.ok) return undefined;
  // Without values there is nothing else that could be wrong with them.
  return read.error.part === 'values' ? 'plan' : read.error.part;
}

/** The plan as its document has it. That roster and units belong to it is `unfitPart`'s question. */
export function bundleFacts(blobs: Blobs, prepared: PreparedDraw): FreezeFacts['bundle'] {
  const { planDocument, rosterDocument, unitsDocument } = prepared;
  if (![planDocument, rosterDocument, unitsDocument].every((hash) => blobs.has(hash))) return err('file');
  const text = drawTools.textOf(blobs.get(planDocument));
  const plan = parsePlan(text);
  if (!plan.ok) return err('line');
  const planHash = drawTools.hashOf(plan.value.hash).hex(text);
  const kept = (hash: BlobHash): KeptFile => ({ hash, bytes: blobs.get(hash).length });
  const files: FrozenFiles = { plan: kept(planDocument), roster: kept(rosterDocument), units: kept(unitsDocument) };
  return ok({ plan: plan.value, planHash, files });
}
