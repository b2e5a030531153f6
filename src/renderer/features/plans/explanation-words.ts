import type { TFunction } from 'i18next';
import type { EntryExplanation } from '../../../domain/allocation/entry.ts';
import { formatSquareMetres } from '../../ui/format.ts';

/** Pools, tier and tickets of a line, each with its reason in words. */
export function explanationWords(
  explanation: EntryExplanation,
  pools: readonly string[],
  t: TFunction,
): readonly (readonly [label: string, text: string])[] {
  const { tier, tiers, tickets, months, waitsSince, until, ticketRule, groups } = explanation;
  const tierWords =
    groups.length === 0
      ? t('plans.explain.tierNone', { tier, tiers })
      : t('plans.explain.tier', {
          tier,
          tiers,
          groups: groups.map((group) => t(`policy.code.${group}`)).join(t('case.comma')),
        });
  const { first, everyMonths, most } = ticketRule;
  const ticketWords =
    everyMonths === null
      ? t('plans.explain.ticketsFlat', { tickets })
      : t('plans.explain.tickets', { tickets, months, waitsSince, until, first, everyMonths, most });
  return [
    [t('plans.explain.pools'), poolWords(explanation, pools, t)],
    [t('plans.explain.tierLabel'), tierWords],
    [t('plans.explain.ticketsLabel'), ticketWords],
  ];
}

function poolWords({ size, rule, without }: EntryExplanation, pools: readonly string[], t: TFunction): string {
  if (rule === null) return t('plans.explain.noRule', { size });
  const home =
    rule.rooms === null
      ? t('plans.explain.about', { area: rule.area === null ? '' : formatSquareMetres(rule.area) })
      : t(`plans.homeType.${rule.rooms}`);
  const why = t(rule.shape === 'any' ? 'plans.explain.bySize' : 'plans.explain.byShape', {
    size,
    home,
    shape: t(`plans.shape.${rule.shape}`),
  });
  const list = pools.length === 0 ? t('plans.explain.noPool') : pools.join(t('plans.arrow'));
  const missing = without.length === 0 ? '' : t('plans.explain.without', { areas: without.join(t('case.comma')) });
  return `${list}${t('plans.explain.because', { why })}${missing}`;
}
