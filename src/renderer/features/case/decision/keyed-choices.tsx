import { Checkbox, Radio } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { choiceKeys } from './choice-keys.ts';
import classes from './decision.module.css';

interface KeyedChoicesProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly labelKey: ParseKeys }[];
  readonly chosen: readonly Value[];
  /** Several may be chosen. */
  readonly multiple?: boolean;
  readonly onChoose: (value: Value) => void;
}

/** Reasons to pick from, each with its number key; arrows and blank work as in any list of boxes. */
export function KeyedChoices<Value extends string>(props: KeyedChoicesProps<Value>) {
  const { label, options, chosen, multiple = false, onChoose } = props;
  const { t } = useTranslation();
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  useKeys(
    options.slice(0, choiceKeys.length).map(({ value, labelKey }, index) => ({
      keys: choiceKeys[index] ?? '',
      labelKey,
      scope: 'case' as const,
      run: () => {
        onChoose(value);
      },
    })),
  );
  useEffect(() => {
    group.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  return (
    <fieldset
      ref={group}
      className={classes.choices}
      onKeyDown={(event) => {
        // Arrows move between the boxes here and do not turn the page of the viewer.
        if (event.key.startsWith('Arrow')) event.stopPropagation();
      }}
    >
      <legend className={classes.label}>{label}</legend>
      {options.map(({ value, labelKey }, index) => {
        const Box = multiple ? Checkbox : Radio;
        return (
          <Box
            key={value}
            size="xs"
            name={name}
            styles={{ body: { alignItems: 'center' } }}
            label={
              <span className={classes.choice}>
                <KeyHint keys={choiceKeys[index] ?? ''} /> {t(labelKey)}
              </span>
            }
            checked={chosen.includes(value)}
            onChange={() => {
              onChoose(value);
            }}
          />
        );
      })}
    </fieldset>
  );
}
