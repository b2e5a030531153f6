import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairView } from '../../../contract/duplicates.ts';
import { caseIdSchema } from '../../../contract/schemas/primitives.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { DecidedNote } from './decided-note.tsx';
import classes from './duplicates.module.css';
import { PairDecision } from './pair-decision.tsx';
import { Score } from './reason-badges.tsx';

const route = getRouteApi('/desk/duplicates/$one/$other');

/** Two cases that may be one, side by side, and what becomes of them. */
export function PairPage() {
  const { t } = useTranslation();
  const params = route.useParams();
  const [one, other] = [params.one, params.other].map((id) => caseIdSchema.parse(id));
  const input = { one: one ?? caseIdSchema.parse(''), other: other ?? caseIdSchema.parse('') };
  const { data, error } = useQuery(orpc.duplicates.pair.queryOptions({ input }));
  if (data !== undefined) return <Pair key={`${data.low.caseId} ${data.high.caseId}`} pair={data} />;
  if (error !== null) return <ProblemNote error={error} />;
  return (
    <div className={classes.comparison} role="status" aria-label={t('duplicates.loading')}>
      <Skeleton height={36} width="60%" m={12} animate={false} />
      <Skeleton height="100%" width="auto" m={12} animate={false} />
    </div>
  );
}

function Pair({ pair }: { readonly pair: PairView }) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const back = (): void => {
    router.history.back();
  };
  const isDecided = pair.decision !== null && !pair.decision.hasNewFacts;
  useEffect(() => {
    takeFocus(body.current);
  }, [isDecided]);
  useKeys([{ keys: 'Escape', labelKey: 'duplicates.compare.back', scope: 'pair', run: back }]);
  return (
    <article className={classes.comparison} aria-labelledby="pair-title">
      <header className={classes.head}>
        <h1 id="pair-title">{t('duplicates.compare.title')}</h1>
        {pair.score > 0 && (
          <span>
            {t('duplicates.column.likely')} <Score score={pair.score} />
          </span>
        )}
        <Why pair={pair} />
        <ActionButton size="compact-sm" variant="default" ml="auto" keys="Escape" onClick={back}>
          {t('duplicates.compare.back')}
        </ActionButton>
      </header>
      <div ref={body} className={classes.body} tabIndex={-1}>
        {pair.decision !== null && <DecidedNote pair={pair} decision={pair.decision} />}
        <ComparisonTable pair={pair} />
      </div>
      {!isDecided && <PairDecision pair={pair} />}
    </article>
  );
}

/** Each suspicion with the people whom it is about. */
function Why({ pair: { reasons, low, high } }: { readonly pair: PairView }) {
  const { t } = useTranslation();
  if (reasons.length === 0) return <span className={classes.quiet}>{t('duplicates.compare.none')}</span>;
  const words = reasons.map(({ kind, people }) => {
    const reason = t(`duplicates.reason.${kind}`);
    if (people === null) return reason;
    const [one, other] = [low.content.members[people[0]]?.name ?? '', high.content.members[people[1]]?.name ?? ''];
    return t('duplicates.reasonOf', { reason, one, other });
  });
  return <span>{words.join(t('case.comma'))}</span>;
}
