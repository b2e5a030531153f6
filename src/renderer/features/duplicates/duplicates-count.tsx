import { Badge, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';

/** How many cases that look like this one nobody has decided on; what has ended is not counted. */
export function DuplicatesCount({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.duplicates.ofCase.queryOptions({ input: { caseId } }));
  const open = data?.filter(({ outcome, hasEnded }) => outcome === null && !hasEnded).length ?? 0;
  if (open === 0) return null;
  return (
    <Badge size="xs" circle color="orange" variant="filled" ml={6}>
      <span aria-hidden>{open}</span>
      <VisuallyHidden>{t('duplicates.badgeCount', { n: open })}</VisuallyHidden>
    </Badge>
  );
}
