import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../policy.module.css';
import { type Confidence, confidences } from '../../../../domain/policy/sourced.ts';

interface ConfidenceSelectProps {
  readonly label: string;
  readonly value: Confidence | null;
  readonly error: string | null;
  readonly onChange: (confidence: Confidence | null) => void;
}

/** How sure somebody is of what they enter: chosen anew each time, never taken over. */
export function ConfidenceSelect({ label, value, error, onChange }: ConfidenceSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      required
      w={190}
      comboboxProps={{ width: 340, position: 'bottom-end' }}
      value={value}
      error={error}
      data={confidences.map((choice) => ({
        value: choice,
        label: t(`policy.confidence.${choice}`),
      }))}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <small className={classes.why}>{t(`policy.confidence.why.${option.value}`)}</small>
        </span>
      )}
      onChange={(chosen) => {
        onChange(confidences.find((choice) => choice === chosen) ?? null);
      }}
    />
  );
}
