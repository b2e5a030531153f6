import type { TFunction } from 'i18next';
import type { WaitingEntry, WaitingView } from '../../../contract/waitlist.ts';
import type { Ordered } from '../../../domain/waitlist/order.ts';
import type { FactorPoints } from '../../../domain/waitlist/score.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { conditionWord } from '../../ui/condition-word.ts';

/** How long a household has waited, in completed months. */
export function waitedWords(months: number, t: TFunction): string {
  const years = Math.floor(months / 12);
  return years === 0 ? t('waiting.waitedMonths', { months }) : t('waiting.waited', { years, months: months % 12 });
}

export function factorValue({ factor, value }: FactorPoints, t: TFunction): string {
  if (value === null) return t('waiting.unknownValue');
  switch (factor) {
    case 'mean-age':
      return t('waiting.value.years', { n: value });
    case 'residence-time':
    case 'waiting-time':
      return t('waiting.value.months', { n: value });
    case 'household-size':
      return t('waiting.value.people', { n: value });
    case 'income':
      return t('waiting.value.yuan', { n: formatYuan(value) });
    case 'area':
      return t('waiting.value.area', { n: formatSquareMetres(value) });
  }
}

/** Groups of the policy in words. */
export function groupWords(groups: readonly string[], t: TFunction): string {
  return groups.map((group) => t(`policy.code.${group as 'aged-60'}`)).join(t('case.comma'));
}

export function confirmWords({ confirm }: WaitingEntry, t: TFunction): string {
  const { stage, by, remindedOn, graceUntil } = confirm;
  return t(`waiting.confirm.${stage}`, { by, remindedOn, graceUntil });
}

/** What a household stands by in the list's order, in a line. */
export function basisWords(
  row: { readonly ordered: Ordered; readonly points: number | null; readonly tier: number | null },
  order: NonNullable<WaitingView['order']>['order'] | null,
  t: TFunction,
): string {
  const tier = row.tier === null ? [] : [t('waiting.tier', { n: row.tier })];
  if (row.points !== null) return [...tier, t('waiting.points', { points: row.points })].join(' · ');
  const { drawn } = row.ordered;
  if (drawn !== null) return [...tier, t('waiting.drawnNumber', { ...drawn })].join(' · ');
  return order === null && tier.length === 0 ? '—' : (tier[0] ?? '—');
}

/** What an event of the entry says besides its name. */
export function eventDetail({ type, payload }: WaitingView['history'][number], t: TFunction): string {
  const text = (name: string): string => (typeof payload[name] === 'string' ? payload[name] : '');
  const parts: string[] = [];
  switch (type) {
    case 'waiting.registered.v1':
      parts.push(text('number'));
      break;
    case 'waiting.number-drawn.v1': {
      const drawn = payload['drawn'] as { readonly month: string; readonly number: number };
      parts.push(t('waiting.drawnNumber', { ...drawn }), text('source'));
      break;
    }
    case 'waiting.carried-over.v1':
      parts.push(text('waitsSince'), text('source'));
      break;
    case 'waiting.reminded.v1':
      parts.push(t(`waiting.way.${text('way') as 'letter'}`));
      break;
    case 'waiting.reconfirmed.v1':
      parts.push(t(payload['changed'] === true ? 'waiting.form.changedYes' : 'waiting.form.changedNo'));
      break;
    case 'waiting.reevaluated.v1':
      parts.push(t(`waiting.cause.${text('cause') as 'income'}`));
      parts.push(...(payload['unmet'] as readonly string[]).map((condition) => conditionWord(condition, t)));
      break;
    case 'waiting.offer-refused.v1': {
      parts.push(t(`waiting.refusal.${text('refusal') as 'declining'}`));
      const excuse = text('excuse');
      if (excuse !== '') parts.push(t(`waiting.excuse.${excuse as 'special-reason'}`));
      break;
    }
    case 'waiting.paused.v1':
      parts.push(t('waiting.paused', { until: text('until') }));
      break;
    case 'waiting.left.v1':
      parts.push(t(`waiting.leave.${text('reason') as 'moved'}`));
      break;
    case 'waiting.banned.v1':
      parts.push(t(`waiting.grounds.${text('grounds') as 'deceit'}`));
      break;
    default:
      break;
  }
  return [...parts, text('comment')].filter((part) => part !== '').join(' · ');
}
