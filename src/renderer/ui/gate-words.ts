import type { TFunction } from 'i18next';
import type { Gate } from '../../domain/allocation/gates.ts';
import { formatCount } from './format.ts';

/** An open gate in words: what is there, and what has to be done. */
export function gateWords(gate: Gate, t: TFunction): string {
  switch (gate.code) {
    case 'open-duplicates':
    case 'open-objections':
    case 'stale-checks':
    case 'review-unfinished':
    case 'left-the-list':
    case 'changed-since-review':
    case 'person-twice':
    case 'staff-undeclared':
    case 'no-fitting-pool':
    case 'units-not-vacant':
      return t(`plans.gate.${gate.code}`, { n: formatCount(gate.count) });
    case 'window-open':
    case 'no-entries':
    case 'no-units':
    case 'roster-not-approved':
    case 'roster-differs':
      return t(`plans.gate.${gate.code}`);
    case 'too-few-contributors':
    case 'too-few-organisations':
      return t(`plans.gate.${gate.code}`, { have: gate.have, need: gate.need });
    case 'too-little-entropy':
      return t('plans.gate.too-little-entropy', { bits: gate.bits });
    case 'tiers-differ':
      return t('plans.gate.tiers-differ', {
        tiers: gate.tiers
          .map(({ tier, approved, now }) => t('plans.gate.tier', { tier, approved, now }))
          .join(t('case.comma')),
      });
    case 'protocol':
      return t('plans.gate.protocol', {
        problems: gate.problems.map(({ problem, subject }) => `${problem} ${subject}`.trim()).join(t('case.comma')),
      });
  }
}
