/** The bundle of a draw as it is published: the files that are recomputed, and log and signatures beside them. */
import { signatureStatement } from '../../domain/draw/signature-statement.ts';
import { type DrawState, confirmedValues } from '../../domain/draw/state.ts';
import { linesOf } from '../../domain/lottery/lines.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { ZipFile } from '../publicity/zip-writer.ts';
import { staffName } from '../staff/staff-stream.ts';
import { drawHistory } from './draw-stream.ts';
import { aboutOf } from './draw-view.ts';

/** The state must have a result. */
export function bundleOfDraw(desk: OpenDesk, state: DrawState): readonly ZipFile[] {
  const { result, files, planHash } = state;
  invariant(result, 'a bundle is made of a draw that was drawn');
  const { blobs } = desk.file;
  const { seed, resultHash } = result;
  return [
    { name: 'plan.json', content: blobs.get(files.plan.hash) },
    { name: 'roster.ndjson', content: blobs.get(files.roster.hash) },
    { name: 'units.ndjson', content: blobs.get(files.units.hash) },
    { name: 'seed.json', content: canonicalJson({ planHash, values: confirmedValues(state), seed, resultHash }) },
    { name: 'result.ndjson', content: blobs.get(result.file.hash) },
    { name: 'log.ndjson', content: logOf(desk, state.drawId) },
    { name: 'signatures.json', content: signaturesOf(state) },
  ];
}

/** Each line is an event of the city's case log: its hash, and the hash before it on the same desk. */
function logOf(desk: OpenDesk, drawId: string): string {
  return linesOf(
    drawHistory(desk, drawId).map((event) => {
      const { streamVersion, type, wallTime, actor, device, deviceSequence, previousHash, hash } = event;
      return {
        step: streamVersion,
        type,
        at: new Date(wallTime).toISOString(),
        by: staffName(desk, actor),
        about: aboutOf(event),
        device,
        deviceSequence,
        previousHash,
        hash,
      };
    }),
  );
}

/** What each signed, as text and with the desk's signature over it; the drawing itself stays at the desk. */
function signaturesOf(state: DrawState): string {
  const { drawId, planHash, result, signatures } = state;
  invariant(result, 'signed is a result');
  const { seed, resultHash } = result;
  const signed = signatures.map(({ strokes: _strokes, signatureId: _id, ...signature }) => ({
    ...signature,
    statement: signatureStatement({ drawId, planHash, seed, resultHash }, signature),
  }));
  return canonicalJson({ protocol: 'anju-draw-signature/1', signatures: signed });
}
