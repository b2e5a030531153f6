import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Confidence, isUnconfirmed } from '../../../domain/policy/sourced.ts';
import classes from './policy.module.css';

/** How sure we are of a value, in a word; what it means on hover and focus. */
export function ConfidenceBadge({ confidence }: { readonly confidence: Confidence }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={`${t(`policy.confidence.why.${confidence}`)}（${confidence}）`}>
      <span className={classes.badge} data-unsure={isUnconfirmed({ source: '', confidence })} tabIndex={0}>
        {t(`policy.confidence.${confidence}`)}
      </span>
    </Tooltip>
  );
}
