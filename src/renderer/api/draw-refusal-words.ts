import type { TFunction } from 'i18next';
import type { AnyRefusal } from '../../contract/errors.ts';
import { listed } from '../ui/listed.ts';

const plainCodes = [
  'unknown-draw',
  'drawn-already',
  'previous-not-voided',
  'unknown-contribution',
  'contribution-entered',
  'contribution-not-entered',
  'contribution-same-person',
  'figure-source-missing',
  'result-differs',
  'signer-missing',
  'strokes-missing',
  'signed-already',
  'rehearsal-never-counts',
] as const satisfies readonly AnyRefusal['code'][];

const filledCodes = [
  'draw-not-now',
  'draw-frozen-already',
  'bundle-unfit',
  'contribution-unfit',
  'contributions-open',
  'signatures-open',
  'draw-notice-running',
  'draw-objections-open',
  'number-not-drawn',
] as const satisfies readonly AnyRefusal['code'][];

type PlainCode = (typeof plainCodes)[number];
type DrawWords = Extract<AnyRefusal, { readonly code: PlainCode | (typeof filledCodes)[number] }>;

export function isOfDraw(refusal: AnyRefusal): refusal is DrawWords {
  return [...plainCodes, ...filledCodes].some((code) => code === refusal.code);
}

/** Why something was not done about a draw. */
export function drawInWords(refusal: DrawWords, t: TFunction): string {
  switch (refusal.code) {
    case 'draw-not-now':
    case 'draw-frozen-already':
      return t(`draws.refusal.${refusal.code}`, { status: t(`draws.status.${refusal.status}`) });
    case 'bundle-unfit':
      return t('draws.refusal.bundle-unfit', { part: t(`draws.part.${refusal.part}`) });
    case 'contribution-unfit':
      return t(`draws.refusal.contribution-unfit.${refusal.problem}`);
    case 'contributions-open':
      return t('draws.refusal.contributions-open', { ids: listed(refusal.ids, t) });
    case 'signatures-open':
      return t('draws.refusal.signatures-open', {
        roles: listed(
          refusal.roles.map((role) => t(`draws.role.${role}`)),
          t,
        ),
      });
    case 'draw-notice-running':
      return t('draws.refusal.draw-notice-running', { until: refusal.until });
    case 'draw-objections-open':
      return t('draws.refusal.draw-objections-open', { n: refusal.count });
    case 'number-not-drawn':
      return t('draws.refusal.number-not-drawn', { numbers: listed(refusal.numbers, t) });
    case 'unknown-draw':
    case 'drawn-already':
    case 'previous-not-voided':
    case 'unknown-contribution':
    case 'contribution-entered':
    case 'contribution-not-entered':
    case 'contribution-same-person':
    case 'figure-source-missing':
    case 'result-differs':
    case 'signer-missing':
    case 'strokes-missing':
    case 'signed-already':
    case 'rehearsal-never-counts':
      return t(`draws.refusal.${refusal.code}`);
  }
}
