import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { LeaseDocument } from '../../../domain/letter/letter-kind.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';

interface WordButtonProps {
  readonly view: LeaseView;
  readonly kind: LeaseDocument;
  /** Of a supplement. */
  readonly no?: number;
}

/** A paper about the lease as a Word file, made from the office's template. */
export function WordButton({ view, kind, no }: WordButtonProps) {
  const { t, i18n } = useTranslation();
  const { leaseId, leaseNo } = view.lease;
  const queries = useQueryClient();
  const zh = i18n.getFixedT('zh');
  const make = useMutation({
    mutationFn: () => client.leases.document({ leaseId, kind, no: no ?? null }),
    onSuccess: async (file) => {
      saveFile(`${zh(`letters.kind.${kind}`)} ${leaseNo}${no === undefined ? '' : `-${String(no)}`}.docx`, file);
      // A letter about arrears is noted with them.
      await queries.invalidateQueries({ queryKey: orpc.leases.get.key({ input: { leaseId } }) });
    },
  });
  return (
    <>
      <ActionButton
        size="xs"
        variant="default"
        loading={make.isPending}
        onClick={() => {
          make.mutate();
        }}
      >
        {t('lease.word', { what: t(`letters.kind.${kind}`) })}
      </ActionButton>
      <ProblemNote error={make.error} />
    </>
  );
}
