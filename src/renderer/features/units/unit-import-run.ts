import type { LineProblem, UnitImportReport } from '../../../contract/unit-import.ts';
import { client } from '../../api/client.ts';
import type { SignInForm } from '../../ui/second-sign-in.tsx';
import { type FileRun, type FileWish, fileRun } from '../import/file-run.ts';

interface Gathered {
  readonly share: number;
  readonly rows: number;
  readonly problems: readonly LineProblem[];
}

export type UnitImportRun = FileRun<Gathered, UnitImportReport>;

type Wish = FileWish & { readonly second: SignInForm | null };

type Told = Gathered & { readonly kind: 'progress' };

/** The reading of a file of homes. */
export const unitImport = fileRun<Wish, Gathered, Told, UnitImportReport>({
  nothing: { share: 0, rows: 0, problems: [] },
  open: ({ file, mode, second }, signal) => client.units.readFile({ file, mode, second }, { signal }),
  gather: ({ problems }, { share, rows, problems: more }) => ({ share, rows, problems: [...problems, ...more] }),
});
