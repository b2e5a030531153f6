import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SelectionStep } from '../../../contract/selection.ts';
import type { SelectionEventType } from '../../../domain/selection/events.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { formatInstant } from '../../ui/format.ts';
import classes from './selection.module.css';
import looks from '../../ui/looks.module.css';

const LAST = 30;

/** Steps whose household can be put back by a supervisor. */
const undoable: readonly string[] = [
  'selection.called.v1',
  'selection.confirmed.v1',
  'selection.passed.v1',
  'selection.put-back.v1',
] satisfies readonly SelectionEventType[];

interface StepsPartProps {
  readonly drawId: string;
  /** Null for whoever may not. */
  readonly onUndo: ((no: string) => void) | null;
}

/** What was done last, by whom, with the way back. */
export function StepsPart({ drawId, onUndo }: StepsPartProps) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.selection.steps.queryOptions({ input: { drawId, limit: LAST } }));
  const latest = latestOfEach(data ?? []);
  return (
    <section className={classes.steps} aria-label={t('selection.steps')}>
      <h2 className={classes.partTitle}>{t('selection.steps')}</h2>
      {data?.length === 0 && <p className={looks.quiet}>{t('selection.noSteps')}</p>}
      <ol className={classes.stepList}>
        {data?.map((step, at) => {
          const no = textOf(step.payload['no']);
          const canUndo = onUndo !== null && latest.has(step) && undoable.includes(step.type);
          return (
            <li key={`${String(step.at)} ${String(at)}`}>
              <time className={looks.quiet}>{formatInstant(instant(step.at)).slice(11)}</time>
              <span>{t(`selection.step.${step.type as SelectionEventType}`)}</span>
              <span className={classes.code}>
                {no} {textOf(step.payload['unit'])}
              </span>
              <span className={looks.quiet}>{step.byName}</span>
              {canUndo && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => {
                    onUndo(no);
                  }}
                >
                  {t('selection.undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Of each household the newest step: only that one can be taken back. */
function latestOfEach(steps: readonly SelectionStep[]): ReadonlySet<SelectionStep> {
  const seen = new Set<string>();
  return new Set(
    steps.filter(({ payload }) => {
      const no = textOf(payload['no']);
      if (seen.has(no)) return false;
      seen.add(no);
      return true;
    }),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
