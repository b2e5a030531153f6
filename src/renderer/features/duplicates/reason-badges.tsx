import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PairReasonKind } from '../../../domain/duplicate/evidence.ts';
import classes from './duplicates.module.css';

/** Why two cases are laid side by side. */
export function ReasonBadges({ reasons }: { readonly reasons: readonly PairReasonKind[] }) {
  const { t } = useTranslation();
  return (
    <span className={classes.reasons}>
      {reasons.map((kind) => (
        <Badge key={kind} variant="default" radius="sm" tt="none">
          {t(`duplicates.reason.${kind}`)}
        </Badge>
      ))}
    </span>
  );
}

/** From this on two cases are nearly always one. */
const LIKELY = 80;

export function Score({ score }: { readonly score: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.score} data-likely={score >= LIKELY} aria-label={t('duplicates.score', { n: score })}>
      {score}
    </span>
  );
}
