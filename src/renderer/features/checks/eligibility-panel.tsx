import { CloseButton, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EligibilityView } from '../../../contract/checks.ts';
import type { ConditionResult, Verdict } from '../../../domain/eligibility/evaluation.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { conditionWord } from '../../ui/condition-word.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { confidenceWord, measureWord, termRows } from './condition-words.ts';
import classes from './checks.module.css';

export function useEligibility(caseId: CaseId) {
  return useQuery(orpc.checks.eligibility.queryOptions({ input: { caseId } }));
}

/** All conditions of the programme, always every one, with how each was reckoned and from what. */
export function EligibilityPanel({ caseId, onClose }: { readonly caseId: CaseId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, isPending, error } = useEligibility(caseId);
  return (
    <section className={classes.panel} aria-label={t('eligibility.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('eligibility.title')}</h2>
        <span className={classes.counts} />
        <CloseButton aria-label={t('eligibility.close')} aria-keyshortcuts="G" onClick={onClose} />
      </div>
      <ProblemNote error={error} />
      {isPending && (
        <div role="status" aria-label={t('eligibility.loading')}>
          <Skeleton height={320} animate={false} />
        </div>
      )}
      {data !== undefined && data.evaluation === null && <Note tone="due">{t('eligibility.noPolicy')}</Note>}
      {data !== undefined && data.evaluation !== null && <Conditions view={data} evaluation={data.evaluation} />}
    </section>
  );
}

const outcomeVerdict = { eligible: 'met', ineligible: 'unmet', undetermined: 'unknown' } as const;

interface ConditionsProps {
  readonly view: EligibilityView;
  readonly evaluation: NonNullable<EligibilityView['evaluation']>;
}

function Conditions({ view: { policy, decided }, evaluation }: ConditionsProps) {
  const { t } = useTranslation();
  const { outcome, conditions } = evaluation;
  return (
    <>
      <div className={classes.outcome}>
        <VerdictMark verdict={outcomeVerdict[outcome]} word={t(`eligibility.outcome.${outcome}`)} />
        <span className={classes.quiet}>{t(`eligibility.outcomeWhy.${outcome}`)}</span>
      </div>
      {policy !== null && (
        <p className={classes.quiet}>
          {policy.effectiveUntil === null
            ? t('eligibility.policy', { id: policy.id, from: policy.effectiveFrom })
            : t('eligibility.policyUntil', { id: policy.id, from: policy.effectiveFrom, until: policy.effectiveUntil })}
          {' · '}
          {t('eligibility.why', { on: policy.on })}
        </p>
      )}
      {decided !== null && (
        <p className={classes.quiet}>
          {t('eligibility.decidedOn', {
            outcome: t(`eligibility.outcome.${decided.outcome}`),
            policy: decided.policy,
            on: decided.on,
          })}
        </p>
      )}
      <ul className={classes.conditions}>
        {conditions.map((condition) => (
          <Condition key={condition.id} condition={condition} />
        ))}
      </ul>
    </>
  );
}

function Condition({ condition }: { readonly condition: ConditionResult }) {
  const { t } = useTranslation();
  const { id, verdict, value, limit, unit, comparison, terms, overruled, rule, source, confidence, imputed } =
    condition;
  return (
    <li className={classes.condition}>
      <div className={classes.conditionLine}>
        <VerdictMark verdict={verdict} word={t(`eligibility.verdict.${verdict}`)} />
        <span className={classes.conditionName}>{conditionWord(id, t)}</span>
        <span className={classes.values}>
          {value === null ? t('eligibility.unknownValue') : measureWord(value, unit, t)}{' '}
          <span className={classes.quiet}>
            {comparisonSigns[comparison]} {measureWord(limit, unit, t)}
          </span>
        </span>
      </div>
      {overruled !== null && (
        <div className={classes.under} data-overruled>
          {t('eligibility.overruled', {
            computed: t(`eligibility.verdict.${overruled.computed}`),
            reason: overruled.reason,
          })}
        </div>
      )}
      <details className={classes.under}>
        <summary>
          {t('eligibility.terms', { n: terms.length })}
          {imputed && ` · ${t('eligibility.imputed')}`}
        </summary>
        <table className={classes.terms}>
          <tbody>
            {termRows(condition, t).map((row) => (
              <tr key={row.key}>
                <td>{row.who}</td>
                <td>{row.what}</td>
                <td>{row.amount}</td>
                <td className={classes.quiet}>{row.origin}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          {t('eligibility.source', { rule, source })}（{confidenceWord(confidence, t)}）
        </div>
      </details>
    </li>
  );
}

const comparisonSigns = { '<=': '≤', '<': '<', '>=': '≥', '>': '>', '=': '=' } as const;
const icons = { met: IconCheck, unmet: IconAlertTriangle, unknown: IconHelpCircle } as const;

export function VerdictMark({ verdict, word }: { readonly verdict: Verdict; readonly word: string }) {
  const Icon = icons[verdict];
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Icon size={16} aria-hidden />
      {word}
    </span>
  );
}
