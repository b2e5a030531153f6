import { type Result, err, ok } from '../../kernel/result.ts';
import type { BundleFileName } from './bundle.ts';
import type { DrawTools } from './draw-hash.ts';

/** Which file cannot be read, and why. */
export interface FileProblem {
  readonly file: string;
  readonly problem: 'missing' | 'not-utf8' | 'damaged' | 'too-large' | 'not-a-zip';
}

/** Reads a file of the bundle exactly as it is. */
export type ReadBundleFile = (name: BundleFileName) => Promise<Result<Uint8Array, FileProblem>>;

/** The bytes of a file that is UTF-8. */
export async function readUtf8(
  read: ReadBundleFile,
  file: BundleFileName,
  { isUtf8 }: Pick<DrawTools, 'isUtf8'>,
): Promise<Result<Uint8Array, FileProblem>> {
  const bytes = await read(file);
  return !bytes.ok || isUtf8(bytes.value) ? bytes : err({ file, problem: 'not-utf8' });
}

export async function readText(
  read: ReadBundleFile,
  file: BundleFileName,
  tools: Pick<DrawTools, 'isUtf8' | 'textOf'>,
): Promise<Result<string, FileProblem>> {
  const bytes = await readUtf8(read, file, tools);
  return bytes.ok ? ok(tools.textOf(bytes.value)) : bytes;
}
