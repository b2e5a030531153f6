import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PaymentEntry } from '../../../domain/rent/entry.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';
import { usePrintTools } from './print-tools.tsx';
import { ReceiptSheet } from './receipt-sheet.tsx';

const route = getRouteApi('/lease/$leaseId/receipt/$entryId');

/** The receipt of one payment. */
export function ReceiptPage() {
  const { leaseId, entryId } = route.useParams();
  const view = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  const payment = view.data?.ledger?.entries.find(
    (entry): entry is PaymentEntry => entry.kind === 'payment' && entry.entryId === entryId,
  );
  const { large, problem, tools } = usePrintTools(leaseId, 'receipt', payment !== undefined);
  return (
    <main className={letters.page}>
      {tools}
      <ProblemNote error={view.error ?? problem} />
      {payment !== undefined && view.data !== undefined && (
        <ReceiptSheet view={view.data} payment={payment} large={large} />
      )}
    </main>
  );
}
