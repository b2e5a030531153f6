/**
 * Fault 9: one byte or one line changed anywhere in plan, roster, units, seed, result or a proof of a published draw.
 * Both verifiers, ours and verify.py, take what is untouched and refuse what is not. Python 3 is needed: agreement with
 * nobody would prove nothing.
 */
import { createHash, randomBytes } from 'node:crypto';
import { seededRandom } from '../../src/kernel/random.ts';
import {
  type PublishedDraw,
  type Tampering,
  bundleHolds,
  publishedDraw,
  tampering,
} from '../support/draw/draw-fault.ts';
import { type PythonVerifier, startPythonVerifier } from '../support/draw/python-verifier.ts';
import type { FaultReport } from './report.ts';

export interface TamperingOptions {
  readonly count: number;
  readonly seed: number;
  readonly onProgress: (text: string) => void;
}

const NAME = '9 a changed draw bundle or proof';
/** Untouched bundles that both must accept, at most. */
const BUNDLES = 1_000;
const PROGRESS_EVERY = 1_000;

export async function tamperWithDraws(options: TamperingOptions): Promise<FaultReport> {
  const python = startPythonVerifier();
  if (python === undefined) {
    const problems = ['NO python3 on this machine: the second implementation cannot be asked'];
    return { fault: NAME, tried: 0, acknowledged: 0, lost: 0, problems, notes: [] };
  }
  try {
    return await hunt(python, options);
  } finally {
    python.close();
  }
}

async function hunt(python: PythonVerifier, { count, seed, onProgress }: TamperingOptions): Promise<FaultReport> {
  const random = seededRandom(seed);
  const problems = await wrongSm3(python);
  const draws: PublishedDraw[] = [];
  const bundles = Math.min(BUNDLES, count);
  for (let index = 0; index < bundles; index += 1) {
    const draw = await publishedDraw(seed * 1_000_003 + index, random);
    draws.push(draw);
    const wrong = await refusedThoughWhole(python, draw);
    if (wrong !== undefined) problems.push(`bundle ${String(index)} is whole and was refused: ${wrong}`);
  }
  onProgress(`fault 9: ${String(bundles)} untouched bundles`);
  const tally = new Map<string, number>();
  let lost = 0;
  for (let index = 0; index < count; index += 1) {
    const draw = random.pick(draws);
    const done = tampering(draw, random);
    const taken = await takenForTrue(python, draw, done);
    if (taken.length > 0) {
      lost += 1;
      problems.push(`change ${String(index)} (${done.of}, ${done.change.way}) was accepted by ${taken.join(' and ')}`);
    }
    tally.set(done.of, (tally.get(done.of) ?? 0) + 1);
    if ((index + 1) % PROGRESS_EVERY === 0) onProgress(`fault 9: ${String(index + 1)} changes`);
  }
  const places = [...tally].map(([file, times]) => `${file} ${String(times)}`).sort();
  const notes = [`both verifiers agree on ${String(bundles)} untouched bundles; changed: ${places.join(', ')}`];
  return { fault: NAME, tried: count, acknowledged: bundles, lost, problems, notes };
}

/** verify.py carries an SM3 of its own, used only where hashlib has none. */
async function wrongSm3(python: PythonVerifier): Promise<string[]> {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = randomBytes(length);
    const expected = createHash('sm3').update(bytes).digest('hex');
    if ((await python.sm3(bytes)) !== expected) return [`verify.py: SM3 of ${bytes.toString('hex')} is wrong`];
  }
  return [];
}

async function refusedThoughWhole(python: PythonVerifier, draw: PublishedDraw): Promise<string | undefined> {
  const theirs = await python.bundle(draw.files);
  if (!theirs.holds) return `verify.py: ${theirs.why}`;
  if (!(await bundleHolds(draw.files))) return 'ours';
  if (draw.proof === undefined) return undefined;
  const proved = await python.proof(draw.proof, draw.files['plan.json']);
  if (!proved.holds) return `verify.py, proof: ${proved.why}`;
  return draw.proofHolds(draw.proof) ? undefined : 'ours, proof';
}

/** Who of the two took the change for the truth. */
async function takenForTrue(python: PythonVerifier, draw: PublishedDraw, done: Tampering): Promise<string[]> {
  const asked =
    done.of === 'proof' ? python.proof(done.change.bytes, draw.files['plan.json']) : python.bundle(done.files);
  const ours = done.of === 'proof' ? draw.proofHolds(done.change.bytes) : await bundleHolds(done.files);
  const theirs = await asked;
  return [...(ours ? ['ours'] : []), ...(theirs.holds ? ['verify.py'] : [])];
}
