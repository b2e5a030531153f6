import { Badge, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';

export interface SimilarCases {
  readonly all: number;
  /** Of them: nobody has decided, and they have not ended. */
  readonly open: number;
}

export function useSimilarCases(caseId: CaseId): SimilarCases {
  const { data = [] } = useQuery(orpc.duplicates.ofCase.queryOptions({ input: { caseId } }));
  const open = data.filter(({ outcome, hasEnded }) => outcome === null && !hasEnded);
  return { all: data.length, open: open.length };
}

export function DuplicatesCount({ open }: Pick<SimilarCases, 'open'>) {
  const { t } = useTranslation();
  if (open === 0) return null;
  return (
    <Badge size="xs" circle color="orange" variant="filled" ml={6}>
      <span aria-hidden>{open}</span>
      <VisuallyHidden>{t('duplicates.badgeCount', { n: open })}</VisuallyHidden>
    </Badge>
  );
}
