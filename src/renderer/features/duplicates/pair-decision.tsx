import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairView } from '../../../contract/duplicates.ts';
import { type PairCommandType, pairCommandTypes } from '../../../domain/duplicate/commands.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './duplicates.module.css';
import { closable } from './pair-draft.ts';
import { PairForm } from './pair-form.tsx';

const keyOf = {
  'duplicate-of': '1',
  'same-household': '2',
  'different-people': '3',
} as const satisfies Record<PairCommandType, string>;

/** The three outcomes, each with what it does; the chosen one is filled in and confirmed in place. */
export function PairDecision({ pair }: { readonly pair: PairView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [chosen, setChosen] = useState<PairCommandType | null>(null);
  const offOf = (command: PairCommandType): string | null => {
    if (closable(pair, command).length > 0) return null;
    const refusal = pair.actions.find((action) => action.command === command)?.refusal;
    return refusal === undefined || refusal === null ? '' : t('duplicates.decide.off', { why: ofRefusal(refusal) });
  };
  useKeys(
    pairCommandTypes.map((command) => ({
      keys: keyOf[command],
      labelKey: `duplicates.decide.${command}` as const,
      scope: 'pair' as const,
      disabled: chosen !== null || offOf(command) !== null,
      run: () => {
        setChosen(command);
      },
    })),
  );
  return (
    <section className={classes.decision} aria-labelledby="pair-decide">
      <h2 id="pair-decide">{t('duplicates.decide.title')}</h2>
      <div className={classes.choices} role="group" aria-labelledby="pair-decide">
        {pairCommandTypes.map((command) => {
          const off = offOf(command);
          return (
            <button
              key={command}
              type="button"
              className={classes.choice}
              aria-pressed={chosen === command}
              aria-disabled={off !== null}
              aria-keyshortcuts={keyOf[command]}
              onClick={() => {
                if (off === null) setChosen(command);
              }}
            >
              <span className={classes.choiceName}>
                <KeyHint keys={keyOf[command]} /> {t(`duplicates.decide.${command}`)}
              </span>
              <span className={off === null ? classes.quiet : classes.off}>
                {off ?? t(`duplicates.decide.${command}Why`)}
              </span>
            </button>
          );
        })}
      </div>
      {chosen !== null && (
        <PairForm
          key={chosen}
          pair={pair}
          command={chosen}
          onBack={() => {
            setChosen(null);
          }}
        />
      )}
    </section>
  );
}
