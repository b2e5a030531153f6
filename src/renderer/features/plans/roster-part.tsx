import { Button, Group, Skeleton, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, RosterLine, RosterView } from '../../../contract/plans.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatCount } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StaffList } from './staff-list.tsx';
import { ExplanationLines } from './explanation-lines.tsx';
import { GateList } from './gate-list.tsx';
import looks from '../../ui/looks.module.css';

const PAGE = 50;
const SETTLE_MS = 250;

/** The roster as it would be frozen now: what keeps it from that, and every line with its reasons. */
export function RosterPart({ view }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), SETTLE_MS);
  const [offset, setOffset] = useState(0);
  const roster = useQuery({
    ...orpc.plans.roster.queryOptions({ input: { planId: view.planId, text: wanted, offset, limit: PAGE } }),
    placeholderData: (before: RosterView | undefined) => before,
  });
  if (roster.isPending) return <Skeleton height={320} animate={false} />;
  if (roster.data === undefined) return <ProblemNote error={roster.error} />;
  const { gates, entries, households } = roster.data;
  return (
    <>
      {isFrozen(view) ? <Note tone="plain">{t('plans.frozenRoster')}</Note> : <Gates view={view} gates={gates} />}
      <Counts view={view} roster={roster.data} />
      <StaffList staff={roster.data.staff} />
      <section className={looks.part}>
        <Group gap="sm">
          <h2 className={looks.partTitle}>{t('plans.roster', { n: formatCount(households) })}</h2>
          <TextInput
            size="xs"
            w={260}
            aria-label={t('plans.findLine')}
            placeholder={t('plans.findLine')}
            value={text}
            onChange={({ currentTarget: { value } }) => {
              setText(value);
              setOffset(0);
            }}
          />
          <span className={looks.spread} />
          {households > PAGE && (
            <>
              <Button
                size="xs"
                variant="default"
                disabled={offset === 0}
                onClick={() => {
                  setOffset((before) => Math.max(0, before - PAGE));
                }}
              >
                {t('plans.before')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={entries.length < PAGE}
                onClick={() => {
                  setOffset((before) => before + PAGE);
                }}
              >
                {t('plans.after')}
              </Button>
            </>
          )}
        </Group>
        <Lines entries={entries} />
      </section>
    </>
  );
}

function isFrozen({ status }: PlanView): boolean {
  return status === 'frozen' || status === 'ended';
}

function Gates({ view, gates }: { readonly view: PlanView; readonly gates: RosterView['gates'] }) {
  const { t } = useTranslation();
  return (
    <section className={looks.part} aria-labelledby="gates-title">
      <h2 id="gates-title" className={looks.partTitle}>
        {t('plans.gates', { n: gates.length })}
      </h2>
      {gates.length === 0 ? (
        <Note tone="done">{t('plans.noGates')}</Note>
      ) : (
        <GateList planId={view.planId} gates={gates} />
      )}
    </section>
  );
}

function Counts({ view, roster }: { readonly view: PlanView; readonly roster: RosterView }) {
  const { t } = useTranslation();
  const { approval, counts } = view;
  return (
    <section className={looks.part}>
      <h2 className={looks.partTitle}>{t('plans.tierTitle')}</h2>
      <p className={looks.quiet}>
        {roster.tiers
          .map(({ tier, households }) => t('plans.tierCount', { tier, n: formatCount(households) }))
          .join(t('case.comma'))}
        {roster.tiers.length > 0 && ' · '}
        {t('plans.declaredCount', { n: formatCount(counts.declared) })}
      </p>
      {approval !== null && (
        <p className={looks.quiet}>
          {t('plans.approval', {
            on: approval.approvedOn,
            by: approval.byName,
            second: approval.secondName,
            n: formatCount(approval.households),
          })}
        </p>
      )}
    </section>
  );
}

function Lines({ entries }: { readonly entries: readonly RosterLine[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  if (entries.length === 0) return <p className={looks.quiet}>{t('plans.noLines')}</p>;
  return (
    <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={200}>{t('plans.column.rosterNo')}</Table.Th>
          <Table.Th w={120}>{t('plans.column.masked')}</Table.Th>
          <Table.Th>{t('plans.column.pools')}</Table.Th>
          <Table.Th className="number" w={70}>
            {t('plans.column.tier')}
          </Table.Th>
          <Table.Th className="number" w={70}>
            {t('plans.column.tickets')}
          </Table.Th>
          <Table.Th w={170}>{t('plans.column.caseNo')}</Table.Th>
          <Table.Th w={110} aria-label={t('plans.why')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ no, name, pools, tier, tickets, caseId, caseNo, explanation }) => (
          <Fragment key={no}>
            <Table.Tr>
              <Table.Td>{no}</Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{pools.join(t('plans.arrow'))}</Table.Td>
              <Table.Td className="number">{tier}</Table.Td>
              <Table.Td className="number">{tickets}</Table.Td>
              <Table.Td>
                <CaseLink caseId={caseId}>{caseNo}</CaseLink>
              </Table.Td>
              <Table.Td>
                <ActionButton
                  size="compact-xs"
                  variant="default"
                  aria-expanded={open === no}
                  onClick={() => {
                    setOpen((before) => (before === no ? null : no));
                  }}
                >
                  {t('plans.why')}
                </ActionButton>
              </Table.Td>
            </Table.Tr>
            {open === no && (
              <Table.Tr>
                <Table.Td colSpan={7}>
                  <ExplanationLines explanation={explanation} pools={pools} />
                </Table.Td>
              </Table.Tr>
            )}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  );
}
