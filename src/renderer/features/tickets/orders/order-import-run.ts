import type { OrderImportReport, OrderLineProblem, OrderPreview } from '../../../../contract/order-import.ts';
import { client } from '../../../api/client.ts';
import { type FileRun, type FileWish, fileRun } from '../../import/file-run.ts';

interface Gathered {
  readonly share: number;
  readonly rows: number;
  readonly problems: readonly OrderLineProblem[];
  /** The first good lines. */
  readonly preview: readonly OrderPreview[];
}

export type OrderImportRun = FileRun<Gathered, OrderImportReport>;

type Told = Gathered & { readonly kind: 'progress' };

/** The reading of a file of the hotline's orders. */
export const orderImport = fileRun<FileWish, Gathered, Told, OrderImportReport>({
  nothing: { share: 0, rows: 0, problems: [], preview: [] },
  open: ({ file, mode }, signal) => client.tickets.readOrders({ file, mode }, { signal }),
  gather: (before, { share, rows, problems, preview }) => ({
    share,
    rows,
    problems: [...before.problems, ...problems],
    preview: [...before.preview, ...preview],
  }),
});
