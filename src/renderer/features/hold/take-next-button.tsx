import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { caseList } from '../../../domain/queue/definitions.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import { useMay } from '../../api/session.ts';
import { listInput } from '../../routes/list-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useToday } from '../../ui/today.ts';
import { passedOver, tell } from '../../routes/sitting.ts';

/** How often somebody else may be quicker before the person is told. */
const TRIES = 3;

/** The main action of what nobody holds: the first by the team's rule becomes the person's and is opened. */
export function TakeNextButton() {
  const { t } = useTranslation();
  const { ofError, ofRefusal } = useProblemWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/desk/queue/$queue' });
  const today = useToday();
  const off = useMay('case.hold') ? null : ofRefusal({ code: 'missing-permission', permission: 'case.hold' });
  const take = useMutation({
    mutationFn: async () => {
      const { filters } = listInput(caseList('unclaimed'), search, today);
      for (let round = 1; ; round += 1) {
        const passed = [...passedOver()];
        const { row, ...how } = await client.queue.next({ queue: 'unclaimed', filters, caseId: null, passed });
        tell({ ...how, found: row !== null });
        if (row === null) return;
        try {
          await client.holds.take({ commandId: uuidv7(), caseId: row.caseId });
        } catch (error) {
          if (round < TRIES && refusalOf(error)?.code === 'held-by') continue;
          throw error;
        }
        const { caseId } = row;
        await navigate({ to: '/case/$caseId', params: { caseId }, search: { ...search, queue: 'unclaimed' } });
        return;
      }
    },
  });
  const run = (): void => {
    if (!take.isPending) take.mutate();
  };
  useKeys([{ keys: 'T', labelKey: 'hold.takeNext', scope: 'queue', disabled: off !== null, run }]);
  return (
    <>
      {take.error !== null && <span role="alert">{ofError(take.error)}</span>}
      <ActionButton keys="T" offBecause={off} loading={take.isPending} onClick={run}>
        {t('hold.takeNext')}
      </ActionButton>
    </>
  );
}
