import { Checkbox, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { WaitingGroup } from '../../../contract/publicity.ts';
import { MOST_ITEMS } from '../../../domain/publicity/prepare.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ruleInWords } from './rule-words.ts';
import { usePublicity } from './use-publicity.ts';
import classes from './publicity.module.css';
import looks from '../../ui/looks.module.css';

/** The cases that wait for a notice of this office, by the rule that publishes them. */
export function WaitingPart() {
  const { t } = useTranslation();
  const { data: groups, error, isPending } = useQuery(orpc.publicity.waiting.queryOptions());
  if (isPending) return <Skeleton height={320} animate={false} />;
  if (error !== null) return <ProblemNote error={error} />;
  if (groups.length === 0) return <p className={looks.quiet}>{t('publicity.empty.waiting')}</p>;
  return groups.map((group, index) => (
    <Group key={JSON.stringify([group.place, group.limit, group.shows])} group={group} isFirst={index === 0} />
  ));
}

/** All are chosen at first, up to what one notice holds; one key makes the notice of them. */
function Group({ group, isFirst }: { readonly group: WaitingGroup; readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [batchId] = useState(() => uuidv7());
  const ids = group.cases.map(({ caseId }) => caseId);
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(ids.slice(MOST_ITEMS)));
  const chosen = ids.filter((caseId) => !left.has(caseId));
  const prepare = usePublicity({ batchId, version: 0 }, () => {
    void navigate({ to: '/publicity/$batchId', params: { batchId } });
  });
  const run = (): void => {
    if (!prepare.isPending && chosen.length > 0) prepare.mutate({ type: 'prepare', caseIds: chosen });
  };
  useKeys([
    {
      keys: 'mod+Enter',
      labelKey: 'publicity.prepare',
      scope: 'publicity',
      inFields: true,
      disabled: !isFirst || chosen.length === 0,
      run,
    },
  ]);
  return (
    <section className={looks.part}>
      <div className={classes.rule}>
        <h2 className={looks.partTitle}>{ruleInWords(group, t)}</h2>
        <span className={looks.spread} />
        <span className={looks.quiet}>
          {t('publicity.chosen', { n: chosen.length, total: ids.length, most: MOST_ITEMS })}
        </span>
        <ActionButton
          size="xs"
          variant="default"
          onClick={() => {
            setLeft(new Set(chosen.length === 0 ? ids.slice(MOST_ITEMS) : ids));
          }}
        >
          {t(chosen.length === 0 ? 'publicity.all' : 'publicity.none')}
        </ActionButton>
        <ActionButton
          {...(isFirst ? { keys: 'mod+Enter' } : { variant: 'default' })}
          loading={prepare.isPending}
          offBecause={chosen.length === 0 ? t('refusal.batch-empty') : null}
          onClick={run}
        >
          {t('publicity.prepare')}
        </ActionButton>
      </div>
      <ProblemNote error={prepare.error} />
      <Table verticalSpacing={5} horizontalSpacing="sm" withTableBorder highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={44} aria-label={t('publicity.all')} />
            <Table.Th w={170}>{t('publicity.item.case-no')}</Table.Th>
            <Table.Th w={130}>{t('publicity.item.name')}</Table.Th>
            <Table.Th w={130}>{t('list.column.programme')}</Table.Th>
            <Table.Th>{t('publicity.item.street')}</Table.Th>
            <Table.Th className="number" w={80}>
              {t('publicity.item.size')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {group.cases.map((one) => (
            <Table.Tr key={one.caseId}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={one.caseNo}
                  checked={!left.has(one.caseId)}
                  onChange={() => {
                    const next = new Set(left);
                    if (!next.delete(one.caseId)) next.add(one.caseId);
                    setLeft(next);
                  }}
                />
              </Table.Td>
              <Table.Td>
                <CaseLink caseId={one.caseId}>{one.caseNo}</CaseLink>
              </Table.Td>
              <Table.Td>{one.applicantName}</Table.Td>
              <Table.Td>{t(`programme.${one.programme}`)}</Table.Td>
              <Table.Td>{one.streetName}</Table.Td>
              <Table.Td className="number">{one.householdSize}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
