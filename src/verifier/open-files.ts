/** What was dropped or chosen: the ZIP as published, or its five files. */
import { type Unzipped, unzipSync } from 'fflate';
import { type BundleFileName, bundleFileNames } from '../domain/lottery/bundle.ts';
import type { ReadBundleFile } from '../domain/lottery/bundle-source.ts';
import { err, ok } from '../kernel/result.ts';
import type { NamedFile } from './messages.ts';

export async function openFiles(files: readonly NamedFile[]): Promise<ReadBundleFile> {
  const [only] = files;
  if (files.length === 1 && only !== undefined && !isBundleFile(only.name)) return fromZip(only);
  const found = new Map(files.map(({ name, file }) => [name, file]));
  return async (file) => {
    const blob = found.get(file);
    return blob === undefined ? err({ file, problem: 'missing' }) : ok(new Uint8Array(await blob.arrayBuffer()));
  };
}

function isBundleFile(name: string): boolean {
  return bundleFileNames.some((each) => each === name);
}

async function fromZip({ name, file }: NamedFile): Promise<ReadBundleFile> {
  const names: string[] = [];
  let unpacked: Unzipped;
  try {
    unpacked = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: (entry) => {
        const isWanted = bundleFileNames.some((each) => isFile(entry.name, each));
        if (isWanted) names.push(entry.name);
        return isWanted;
      },
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return () => Promise.resolve(err({ file: name, problem: 'not-a-zip' }));
  }
  return (wanted) => {
    // Two files of one name are none: nobody could say which was meant.
    const [path, other] = names.filter((each) => isFile(each, wanted));
    const bytes = path === undefined || other !== undefined ? undefined : unpacked[path];
    return Promise.resolve(bytes === undefined ? err({ file: wanted, problem: 'missing' }) : ok(bytes));
  };
}

/** At the top of the ZIP, or in one folder of it. */
function isFile(path: string, name: BundleFileName): boolean {
  return path === name || (path.endsWith(`/${name}`) && path.indexOf('/') === path.lastIndexOf('/'));
}
