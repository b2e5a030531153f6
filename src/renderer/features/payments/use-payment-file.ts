import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PaymentFileReading, PaymentProblem, TakenPayment } from '../../../contract/payments.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';

type Progress = Extract<PaymentFileReading, { kind: 'progress' }>;
type Report = Extract<PaymentFileReading, { kind: 'report' }>;

/** So many lines are shown; all are counted. */
export const SHOWN = 200;

export type FileRun =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly file: File;
      readonly mode: Report['mode'];
      readonly share: number;
      readonly rows: number;
    }
  | {
      readonly kind: 'done';
      readonly file: File;
      readonly report: Report;
      readonly problems: readonly PaymentProblem[];
      readonly taken: readonly TakenPayment[];
    }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly file: File; readonly error: unknown };

/** The reading of one file. Whoever leaves the page stops it; what was booked stays. */
export function usePaymentFile() {
  const queries = useQueryClient();
  const [run, setRun] = useState<FileRun>({ kind: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const read = async (file: File, mode: Report['mode']): Promise<void> => {
    const stop = new AbortController();
    abort.current = stop;
    setRun({ kind: 'running', file, mode, share: 0, rows: 0 });
    const problems: PaymentProblem[] = [];
    const taken: TakenPayment[] = [];
    const keep = (event: Progress): void => {
      problems.push(...event.problems.slice(0, SHOWN - problems.length));
      taken.push(...event.taken.slice(0, SHOWN - taken.length));
    };
    try {
      for await (const event of await client.payments.readFile({ file, mode }, { signal: stop.signal })) {
        if (event.kind === 'report') setRun({ kind: 'done', file, report: event, problems, taken });
        else {
          keep(event);
          setRun({ kind: 'running', file, mode, share: event.share, rows: event.counts.rows });
        }
      }
    } catch (error) {
      setRun(stop.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', file, error });
    }
    if (mode === 'import') await queries.invalidateQueries({ queryKey: orpc.payments.key() });
  };
  return {
    run,
    read: (file: File, mode: Report['mode']) => void read(file, mode),
    stop: () => abort.current?.abort(),
    clear: () => {
      setRun({ kind: 'idle' });
    },
  };
}
