import { Checkbox, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { Draft } from '../case/decision/draft.ts';
import { conditionWord } from '../../ui/condition-word.ts';
import { Note } from '../../ui/note.tsx';
import { SecondSignIn } from '../../ui/second-sign-in.tsx';
import { useEligibility, VerdictMark } from './eligibility-panel.tsx';
import classes from './checks.module.css';

interface OverruleFieldsProps {
  readonly view: CaseView;
  readonly draft: Draft;
  readonly onChange: (change: (draft: Draft) => Draft) => void;
}

/** What stands in the way of an approval, each condition to overrule with its reason, and the second person's sign-in. */
export function OverruleFields({ view, draft, onChange }: OverruleFieldsProps) {
  const { t } = useTranslation();
  const { data } = useEligibility(view.caseId);
  const failing = (data?.evaluation?.conditions ?? []).filter(({ verdict }) => verdict !== 'met');
  if (failing.length === 0) return null;
  const setReason = (condition: string, reason: string | null): void => {
    onChange((before) => {
      const { [condition]: _dropped, ...rest } = before.overrules;
      return { ...before, overrules: reason === null ? rest : { ...rest, [condition]: reason } };
    });
  };
  return (
    <Note tone="due" title={t('eligibility.overrule.title')}>
      <p className={classes.quiet}>{t('eligibility.overrule.body')}</p>
      {failing.map(({ id, verdict }) => {
        const reason = draft.overrules[id];
        return (
          <div key={id} className={classes.overrule}>
            <Group gap="sm" wrap="nowrap">
              <VerdictMark verdict={verdict} word={t(`eligibility.verdict.${verdict}`)} />
              <Checkbox
                size="xs"
                label={t('eligibility.overrule.tick', { condition: conditionWord(id, t) })}
                checked={reason !== undefined}
                onChange={({ currentTarget: { checked } }) => {
                  setReason(id, checked ? '' : null);
                }}
              />
            </Group>
            {reason !== undefined && (
              <TextInput
                size="xs"
                label={t('eligibility.overrule.reason')}
                maxLength={500}
                value={reason}
                onChange={({ currentTarget: { value } }) => {
                  setReason(id, value);
                }}
              />
            )}
          </div>
        );
      })}
      {Object.keys(draft.overrules).length > 0 && (
        <SecondSignIn
          legend={t('eligibility.overrule.second')}
          signIn={draft.second}
          onSignIn={(second) => {
            onChange((before) => ({ ...before, second }));
          }}
        />
      )}
    </Note>
  );
}
