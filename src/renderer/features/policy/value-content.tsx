import { useTranslation } from 'react-i18next';
import type { PolicyValue } from '../../../contract/policies.ts';
import classes from './policy.module.css';
import { valueLines } from './value-words.ts';

/** What a value says, a line for each thing. */
export function ValueContent({ value }: { readonly value: Pick<PolicyValue, 'path' | 'data'> }) {
  const { t, i18n } = useTranslation();
  const lines = valueLines(value.path, value.data, { t, language: i18n.language });
  const isUnset = lines.length === 1 && lines[0] === t('policy.noValue');
  return lines.map((line, place) => (
    <p
      key={`${line} ${String(place)}`}
      className={isUnset ? `${classes.line ?? ''} ${classes.unset ?? ''}` : classes.line}
    >
      {line}
    </p>
  ));
}
