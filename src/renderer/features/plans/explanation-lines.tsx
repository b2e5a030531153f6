import { useTranslation } from 'react-i18next';
import type { EntryExplanation } from '../../../domain/allocation/entry.ts';
import { explanationWords } from './explanation-words.ts';
import classes from './plans.module.css';

interface ExplanationLinesProps {
  readonly explanation: EntryExplanation;
  readonly pools: readonly string[];
}

/** Why these pools, this tier, so many tickets. */
export function ExplanationLines({ explanation, pools }: ExplanationLinesProps) {
  const { t } = useTranslation();
  const words = explanationWords(explanation, pools, t);
  return (
    <dl className={classes.facts}>
      {words.map(([label, text]) => [<dt key={label}>{label}</dt>, <dd key={`${label} text`}>{text}</dd>])}
    </dl>
  );
}
