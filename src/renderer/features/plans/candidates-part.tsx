import { Button, Skeleton, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateRow, PlanView } from '../../../contract/plans.ts';
import { orpc } from '../../api/query.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { IntentDialog } from './intent-dialog.tsx';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

const PAGE = 100;
const SETTLE_MS = 250;

/** Who waits, is of the plan's groups and has not registered: found by name, waiting number or case number. */
export function CandidatesPart({ view }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const may = useMay('draw.intent');
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), SETTLE_MS);
  const [chosen, setChosen] = useState<CandidateRow | null>(null);
  const [field, setField] = useState<HTMLInputElement | null>(null);
  const list = useInfiniteQuery({
    ...orpc.plans.candidates.infiniteOptions({
      input: (after: string) => ({ planId: view.planId, text: wanted, after, limit: PAGE }),
      initialPageParam: '',
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.number),
    }),
    enabled: may,
  });
  const rows = list.data?.pages.flat();
  const off = offOf(view, may);
  useKeys([{ keys: 'F', labelKey: 'plans.find', scope: 'plan', run: () => field?.focus() }]);
  return (
    <section className={looks.part}>
      <div className={classes.bar}>
        <TextInput
          ref={setField}
          size="xs"
          w={320}
          aria-label={t('plans.find')}
          placeholder={t('plans.findWhat')}
          rightSection={<KeyHint keys="F" />}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
        />
        {off !== null && <span className={looks.due}>{ofRefusal(off)}</span>}
      </div>
      <ProblemNote error={list.error} />
      {may && list.isPending && <Skeleton height={280} animate={false} />}
      {rows?.length === 0 && <p className={looks.quiet}>{t('plans.noCandidates')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={190}>{t('plans.column.waitingNo')}</Table.Th>
              <Table.Th w={170}>{t('plans.column.caseNo')}</Table.Th>
              <Table.Th w={120}>{t('plans.column.name')}</Table.Th>
              <Table.Th w={120}>{t('list.column.programme')}</Table.Th>
              <Table.Th>{t('plans.column.street')}</Table.Th>
              <Table.Th className="number" w={70}>
                {t('plans.column.persons')}
              </Table.Th>
              <Table.Th w={120}>{t('plans.column.since')}</Table.Th>
              <Table.Th w={130} aria-label={t('plans.intentCommand.register')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.caseId}>
                <Table.Td>{row.number}</Table.Td>
                <Table.Td>
                  <CaseLink caseId={row.caseId}>{row.caseNo}</CaseLink>
                </Table.Td>
                <Table.Td>{row.applicantName}</Table.Td>
                <Table.Td>{t(`programme.${row.programme}`)}</Table.Td>
                <Table.Td>{row.streetName}</Table.Td>
                <Table.Td className="number">{row.size}</Table.Td>
                <Table.Td>{row.waitsSince}</Table.Td>
                <Table.Td>
                  <ActionButton
                    size="compact-xs"
                    variant="default"
                    offBecause={off === null ? null : ofRefusal(off)}
                    onClick={() => {
                      setChosen(row);
                    }}
                  >
                    {t('plans.intentCommand.register')}
                  </ActionButton>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
      {chosen !== null && (
        <IntentDialog
          view={view}
          caseId={chosen.caseId}
          who={`${chosen.applicantName} ${chosen.number}`}
          command="register"
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </section>
  );
}

/** What the rule will say, before anybody opens a form in vain. */
function offOf({ status, on, parts: { window } }: PlanView, may: boolean) {
  if (!may) return { code: 'missing-permission', permission: 'draw.intent' } as const;
  if (status !== 'published') return { code: 'plan-not-now', status } as const;
  if (on < window.from) return { code: 'intent-early', from: window.from } as const;
  return on > window.until ? ({ code: 'intent-late', until: window.until } as const) : null;
}
