import type { z } from 'zod';
import type { UnitImportReport, unitImportEventSchema } from '../../../contract/unit-import.ts';
import { client } from '../../api/client.ts';
import type { SignInForm } from '../../ui/second-sign-in.tsx';
import { type FileRun, type FileWish, fileRun } from '../import/file-run.ts';
import { type BadLinesKept, noBadLines, withBadLines } from './bad-lines-kept.ts';

interface Gathered {
  readonly share: number;
  readonly rows: number;
  readonly bad: BadLinesKept;
}

export type UnitImportRun = FileRun<Gathered, UnitImportReport>;

type Wish = FileWish & { readonly second: SignInForm | null };

type UnitImportEvent = z.infer<typeof unitImportEventSchema>;

type Told = Extract<UnitImportEvent, { readonly kind: 'progress' }>;

/** The reading of a file of homes. */
export const unitImport = fileRun<Wish, Gathered, Told, UnitImportReport>({
  nothing: { share: 0, rows: 0, bad: noBadLines },
  open: ({ file, mode, second }, signal) => client.units.readFile({ file, mode, second }, { signal }),
  gather: ({ bad }, { share, rows, problems }) => ({ share, rows, bad: withBadLines(bad, problems) }),
});
