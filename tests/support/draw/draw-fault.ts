/** One change somewhere in a published draw, and whether our verifier takes it for the truth (fault 9). */
import { drawTools } from '../../../src/app/draw/draw-hash.ts';
import { type BundleFileName, bundleFileNames } from '../../../src/domain/lottery/bundle.ts';
import { codeAt } from '../../../src/domain/lottery/codes.ts';
import { readFrozen } from '../../../src/domain/lottery/frozen-bundle.ts';
import { checkProof, lineProver, proofMismatch } from '../../../src/domain/lottery/line-proof.ts';
import { verifyDraw } from '../../../src/domain/lottery/verify-draw.ts';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import type { SeededRandom } from '../../../src/kernel/random.ts';
import { type Change, changedBytes } from './changed-bytes.ts';
import { randomBundle } from './random-bundle.ts';
import { readerOf, unwrap } from './vectors.ts';

export type BundleBytes = Readonly<Record<BundleFileName, Buffer>>;

/** A draw as it was published, and the slip of one who is in it. */
export interface PublishedDraw {
  readonly files: BundleBytes;
  /** Undefined when nobody registered. */
  readonly proof: Buffer | undefined;
  readonly proofHolds: (proof: Buffer) => boolean;
}

export async function publishedDraw(seed: number, random: SeededRandom): Promise<PublishedDraw> {
  const texts = await randomBundle(seed);
  const files = Object.fromEntries(bundleFileNames.map((name) => [name, Buffer.from(texts[name])])) as BundleBytes;
  const frozen = unwrap(await readFrozen(readerOf(texts), drawTools));
  const { rows } = frozen.roster;
  const no = rows.count === 0 ? '' : codeAt(rows.numbers, random.integer(0, rows.count - 1));
  const slip = lineProver(frozen, drawTools)(no);
  return {
    files,
    proof: slip === undefined ? undefined : Buffer.from(canonicalJson(slip)),
    proofHolds: (proof) => {
      if (!drawTools.isUtf8(proof)) return false;
      const answer = checkProof(drawTools.textOf(proof), drawTools);
      return answer.ok && proofMismatch(answer, frozen) === undefined;
    },
  };
}

export async function bundleHolds(files: BundleBytes): Promise<boolean> {
  return (await verifyDraw(readerOf(files), drawTools)).ok;
}

export type Tampering =
  | { readonly of: 'proof'; readonly change: Change }
  | { readonly of: BundleFileName; readonly change: Change; readonly files: BundleBytes };

export function tampering({ files, proof }: PublishedDraw, random: SeededRandom): Tampering {
  const of = random.pick([...bundleFileNames, ...(proof === undefined ? [] : (['proof'] as const))]);
  if (of !== 'proof') {
    const change = changedBytes(files[of], random);
    return { of, change, files: { ...files, [of]: change.bytes } };
  }
  for (;;) {
    const change = changedBytes(proof ?? Buffer.alloc(0), random);
    // White space around a proof is not the proof: it is pasted and ends with a line feed in a file.
    if (change.bytes.toString('latin1').trim() !== proof?.toString('latin1')) return { of, change };
  }
}
