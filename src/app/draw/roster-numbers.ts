import type { DrawState } from '../../domain/draw/state.ts';
import type { BlobStore } from '../../store/blobs.ts';
import { drawTools } from './draw-hash.ts';

/** Which of the numbers stand in no line of the frozen roster. A number is a code: nothing in it is escaped. */
export function numbersNotIn(
  blobs: Pick<BlobStore, 'get'>,
  { files }: Pick<DrawState, 'files'>,
  numbers: readonly string[],
): readonly string[] {
  if (numbers.length === 0) return [];
  const roster = drawTools.textOf(blobs.get(files.roster.hash));
  return numbers.filter((no) => !roster.includes(`"no":${JSON.stringify(no)},`));
}
