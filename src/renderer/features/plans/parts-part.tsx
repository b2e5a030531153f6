import { Table } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../../contract/plans.ts';
import type { PlanRules } from '../../../domain/allocation/plan-rules.ts';
import { kindInWords } from '../../../domain/allocation/pools.ts';
import { client } from '../../api/client.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { policyDay } from '../../ui/policy-day.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ConfidenceBadge } from '../policy/confidence-badge.tsx';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

/** The statutory parts (PRH-11), the homes, the pools, and the rules of the draw with where they come from. */
export function PartsPart({ view }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  const { parts, contributions, entropy } = view;
  const save = useMutation({
    mutationFn: () => client.plans.page({ planId: view.planId }),
    onSuccess: (page) => {
      saveFile(t('plans.fileName', { number: view.planNo ?? '' }), page);
    },
  });
  const facts: readonly (readonly [string, string])[] = [
    [t('plans.form.location'), parts.location],
    [t('plans.form.rentStandard'), parts.rentStandard],
    [t('plans.form.groups'), parts.groups.map((group) => t(`programme.${group}`)).join(t('case.comma'))],
    [t('plans.form.note'), parts.note],
  ];
  return (
    <>
      <section className={looks.part}>
        <div className={classes.bar}>
          <h2 className={looks.partTitle}>{t('plans.parts')}</h2>
          <span className={looks.spread} />
          <ActionButton
            size="xs"
            variant="default"
            loading={save.isPending}
            offBecause={view.planNo === null ? t('plans.notPublished') : null}
            onClick={() => {
              save.mutate();
            }}
          >
            {t('plans.savePage')}
          </ActionButton>
        </div>
        <ProblemNote error={save.error} />
        <dl className={classes.facts}>
          {facts.map(([label, value]) => [
            <dt key={label}>{label}</dt>,
            <dd key={`${label} value`}>{value === '' ? t('plans.missing') : value}</dd>,
          ])}
        </dl>
      </section>
      <Homes view={view} />
      <Rules view={view} />
      <section className={looks.part}>
        <h2 className={looks.partTitle}>{t('plans.contributors', { n: contributions.length, bits: entropy })}</h2>
        {contributions.length === 0 && <p className={looks.quiet}>{t('plans.noContributors')}</p>}
        {contributions.map(({ id, org, label, alphabet, length }) => (
          <span key={id}>{t('plans.contributorLine', { org, label, alphabet, length })}</span>
        ))}
      </section>
    </>
  );
}

function Homes({ view: { homes, pools } }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  const poolWords = pools.map(({ area, kind, units }) =>
    t('plans.pool', { area, kind: kindInWords(kind), n: formatCount(units) }),
  );
  return (
    <section className={looks.part}>
      <h2 className={looks.partTitle}>{t('plans.homes')}</h2>
      {homes.length === 0 && <p className={looks.quiet}>{t('plans.noHomes')}</p>}
      {homes.length > 0 && (
        <Table verticalSpacing={5} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={120}>{t('plans.column.area')}</Table.Th>
              <Table.Th>{t('plans.column.estate')}</Table.Th>
              <Table.Th w={100}>{t('plans.column.type')}</Table.Th>
              <Table.Th className="number" w={80}>
                {t('plans.column.units')}
              </Table.Th>
              <Table.Th className="number" w={150}>
                {t('plans.column.size')}
              </Table.Th>
              <Table.Th className="number" w={170}>
                {t('plans.column.rent')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {homes.map(({ estateId, estateName, area, type, units, size, rent }) => (
              <Table.Tr key={`${estateId} ${type}`}>
                <Table.Td>{area}</Table.Td>
                <Table.Td>{estateName}</Table.Td>
                <Table.Td>{t(`plans.homeType.${type}`)}</Table.Td>
                <Table.Td className="number">{formatCount(units)}</Table.Td>
                <Table.Td className="number">{range(size, formatSquareMetres)}</Table.Td>
                <Table.Td className="number">{range(rent, formatYuan)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {pools.length > 0 && (
        <p className={looks.quiet}>{t('plans.pools', { pools: poolWords.join(t('case.comma')) })}</p>
      )}
    </section>
  );
}

function ticketWords({ first, everyMonths, most }: PlanRules['tickets'], t: TFunction): string {
  return everyMonths === null
    ? t('plans.rule.ticketsFlat', { first })
    : t('plans.rule.ticketsWords', { first, everyMonths, most });
}

function range([from, to]: readonly [number, number], words: (value: number) => string): string {
  return from === to ? words(from) : `${words(from)} – ${words(to)}`;
}

const ruleNames = [
  'preferences',
  'tiers',
  'tickets',
  'rounds',
  'reserves',
  'assign',
  'contributors',
  'review',
] as const;

/** PRH-14: the method, each rule with its source and how sure we are of it. */
function Rules({ view: { rules, sources } }: { readonly view: PlanView }) {
  const { t } = useTranslation();
  if (rules === null) return null;
  const { tickets, rounds, contributors } = rules;
  const words: Readonly<Record<(typeof ruleNames)[number], string>> = {
    preferences: t('plans.rule.preferencesWords', { n: rules.preferences }),
    tiers: t(`plans.rule.tiersWords.${rules.tiers}`, { n: rules.priority.tiers.length + 1 }),
    tickets: ticketWords(tickets, t),
    rounds: rounds
      .map(({ tiers, seats }, at) =>
        t('plans.rule.roundWords', {
          n: at + 1,
          who: tiers.length === 0 ? t('plans.rule.everyone') : t('plans.rule.ofTiers', { tiers: tiers.join(', ') }),
          seats: seats === null ? t('plans.rule.rest') : t('plans.rule.share', { percent: seats / 10 }),
        }),
      )
      .join(t('plans.rule.then')),
    reserves: t(`plans.rule.reservesWords.${rules.reserves}`),
    assign: t(`plans.rule.assignWords.${rules.assign}`),
    contributors: t('plans.rule.contributorsWords', { ...contributors }),
    review: t(`plans.rule.reviewWords.${rules.review.unit}`, { n: rules.review.count }),
  };
  return (
    <section className={looks.part}>
      <h2 className={looks.partTitle}>{t('plans.rules', { day: policyDay(rules.policy) })}</h2>
      <Table verticalSpacing={5} horizontalSpacing="sm" withTableBorder>
        <Table.Tbody>
          {ruleNames.map((name) => (
            <Table.Tr key={name}>
              <Table.Th w={140} scope="row">
                {t(`plans.rule.${name}`)}
              </Table.Th>
              <Table.Td>{words[name]}</Table.Td>
              <Table.Td w="42%" className={looks.quiet}>
                {sources[name]?.source}{' '}
                {sources[name] !== undefined && <ConfidenceBadge confidence={sources[name].confidence} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
