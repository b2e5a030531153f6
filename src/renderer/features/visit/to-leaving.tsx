import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeavingGround } from '../../../domain/leaving/grounds.ts';

/** The way on for a household whose review failed or whose term is not renewed (PRH-30, PRH-31). */
export function ToLeaving({ leaseId, ground }: { readonly leaseId: string; readonly ground: LeavingGround }) {
  const { t } = useTranslation();
  return (
    <Link to="/leaving/$leaseId" params={{ leaseId }} search={{ ground }}>
      {t('leaving.toLeaving')}
    </Link>
  );
}
