import { Progress, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AskingView } from '../../../contract/asking.ts';
import type { PlanView } from '../../../contract/plans.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

const ASK_AGAIN_MS = 500;

/** All registries for all who wait for the re-review; it goes on when the page is left, and says who needs a person. */
export function AskAll({ view }: { readonly view: PlanView }) {
  const may = useMay('draw.review');
  const isReviewing = view.status === 'closed' || view.status === 'approved';
  return may && isReviewing ? <Asking view={view} /> : null;
}

function Asking({ view: { planId, counts } }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const asking = useQuery({
    ...orpc.plans.asking.queryOptions({ input: { planId } }),
    refetchInterval: ({ state }) => (state.data?.running === true ? ASK_AGAIN_MS : false),
  });
  const ask = useMutation({
    mutationFn: () => client.plans.askAll({ planId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.plans.asking.key() }),
  });
  const isRunning = asking.data?.running === true;
  const off = counts.registered === 0 ? t('plans.asking.nobody') : isRunning ? t('plans.asking.running') : null;
  useKeys([{ keys: 'A', labelKey: 'plans.asking.all', scope: 'plan', disabled: off !== null, run: ask.mutate }]);
  return (
    <div className={looks.part}>
      <div className={classes.bar}>
        <ActionButton
          size="xs"
          variant="default"
          keys="A"
          offBecause={off}
          loading={ask.isPending}
          onClick={ask.mutate}
        >
          {t('plans.asking.all')}
        </ActionButton>
        <span className={looks.quiet}>{t('plans.asking.what')}</span>
      </div>
      <ProblemNote error={ask.error ?? asking.error} />
      {asking.data !== undefined && asking.data !== null && <Report asking={asking.data} />}
    </div>
  );
}

function Report({ asking: { done, total, asked, running, rows, more } }: { readonly asking: AskingView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const said = t(running ? 'plans.asking.progress' : 'plans.asking.done', {
    done: formatCount(done),
    total: formatCount(total),
    asked: formatCount(asked),
    more: formatCount(more),
  });
  return (
    <>
      <div role="status" className={looks.quiet}>
        {said}
        {running && <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={t('plans.asking.all')} />}
      </div>
      {rows.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={190}>{t('plans.column.caseNo')}</Table.Th>
              <Table.Th w={120}>{t('plans.column.name')}</Table.Th>
              <Table.Th>{t('plans.asking.needs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ caseId, caseNo, applicantName, unconsented, toRule, refusal }) => (
              <Table.Tr key={caseId}>
                <Table.Td>
                  <CaseLink caseId={caseId}>{caseNo}</CaseLink>
                </Table.Td>
                <Table.Td>{applicantName}</Table.Td>
                <Table.Td>
                  {[
                    ...(refusal === null ? [] : [ofRefusal(refusal)]),
                    ...(unconsented === 0 ? [] : [t('plans.asking.unconsented', { n: unconsented })]),
                    ...(toRule === 0 ? [] : [t('plans.asking.toRule', { n: toRule })]),
                  ].join(' ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
