import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../kernel/ids.ts';
import { instant } from '../../../kernel/instant.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './hold.module.css';

/** Cases of the person that somebody else moved, with the reason, until they say that they have read it. */
export function HoldNotices() {
  const { t } = useTranslation();
  const mayHold = useMay('case.hold');
  const notices = useQuery({ ...orpc.holds.notices.queryOptions(), enabled: mayHold });
  const queries = useQueryClient();
  const command = useCommand();
  const seen = useMutation({
    mutationFn: (caseId: CaseId) => client.holds.seeNotice({ commandId: command.id(), caseId }),
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.holds.notices.key() });
    },
    onError: command.onError,
  });
  const found = notices.data ?? [];
  if (found.length === 0 && seen.error === null) return null;
  return (
    <section aria-label={t('hold.notice.title')} className={classes.notices}>
      {found.map(({ caseId, caseNo, kind, byName, at, reason }) => (
        <div key={`${caseId} ${String(at)}`} role="status" className={classes.notice}>
          <IconBell size={16} aria-hidden />
          <span className={classes.noticeText}>
            <CaseLink caseId={caseId}>{caseNo}</CaseLink> {t(`hold.notice.${kind}`, { by: byName, reason })}{' '}
            {formatInstant(instant(at))}
          </span>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              seen.mutate(caseId);
            }}
          >
            {t('hold.notice.seen')}
          </Button>
        </div>
      ))}
      <ProblemNote error={seen.error} />
    </section>
  );
}
