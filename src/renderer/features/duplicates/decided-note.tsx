import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PairView } from '../../../contract/duplicates.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Note } from '../../ui/note.tsx';

interface DecidedNoteProps {
  readonly pair: PairView;
  readonly decision: NonNullable<PairView['decision']>;
}

const NEXT_KEY = 'X';

/** What was decided, by whom, and the way to the next pair that waits. */
export function DecidedNote({ pair, decision }: DecidedNoteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(orpc.duplicates.list.queryOptions({ input: { after: null, limit: 1 } }));
  const { outcome, closed, reason, comment, decidedOn: day, byName: by, secondName: second, hasNewFacts } = decision;
  const next = data?.rows[0];
  const goOn = (): void => {
    if (next === undefined) void navigate({ to: '/queue/$queue', params: { queue: 'duplicates' } });
    else void navigate({ to: '/duplicates/$one/$other', params: { one: next.low.caseId, other: next.high.caseId } });
  };
  useKeys([{ keys: NEXT_KEY, labelKey: 'duplicates.decided.next', scope: 'pair', disabled: hasNewFacts, run: goOn }]);
  const why = reason === null ? '' : t(`duplicates.difference.${reason}`);
  const closedNo = [pair.low, pair.high].find(({ caseId }) => caseId === closed)?.caseNo;
  return (
    <Note tone={hasNewFacts ? 'due' : 'done'} role="status" mb="sm">
      <div>{t(`duplicates.decided.${outcome}`, { day, by, second: second ?? '', reason: why })}</div>
      {closedNo !== undefined && <div>{t('duplicates.decided.closed', { caseNo: closedNo })}</div>}
      {comment !== '' && <div>{t('duplicates.decided.comment', { comment })}</div>}
      {hasNewFacts ? (
        <strong>{t('duplicates.decided.news')}</strong>
      ) : (
        <ActionButton size="compact-sm" variant="default" mt={4} keys={NEXT_KEY} onClick={goOn}>
          {t('duplicates.decided.next')}
        </ActionButton>
      )}
    </Note>
  );
}
