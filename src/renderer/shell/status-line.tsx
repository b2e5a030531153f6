import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chinaTimeOf, instant } from '../../kernel/instant.ts';
import { orpc } from '../api/query.ts';
import { useMay } from '../api/session.ts';
import { formatCount } from '../ui/format.ts';
import { useLine } from './line.tsx';
import classes from './shell.module.css';

/** Whether the desk is heard, when it last met the hub, and what still waits to be sent. */
export function StatusLine() {
  const { t } = useTranslation();
  const line = useLine();
  const mayRead = useMay('outbox.read');
  const { data } = useQuery({ ...orpc.outbox.summary.queryOptions(), enabled: mayRead });
  if (line === 'lost') {
    return (
      <span role="alert" className={classes.lost}>
        <IconAlertTriangle size={16} aria-hidden />
        {t('shell.status.lost')}
      </span>
    );
  }
  if (data === undefined) return <span className={classes.status} />;
  const at = data.lastSyncedAt;
  const alone = data.hub === null;
  const synced =
    at === null ? t('shell.status.neverSynced') : t('shell.status.synced', { at: chinaTimeOf(instant(at)) });
  return (
    <Link to="/outbox" className={classes.status}>
      {alone || at === null ? <IconCircleDashed size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />}
      {alone ? t('shell.status.alone') : synced}
      {data.waiting > 0 && <span> · {t('shell.status.waiting', { n: formatCount(data.waiting) })}</span>}
    </Link>
  );
}
