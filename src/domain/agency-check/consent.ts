import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckSource } from './source.ts';
import type { CheckConsent, ChecksState } from './state.ts';

/** Whether a consent opens a registry on a day: signed, not over, not taken back. */
function consentCovers(consent: CheckConsent, source: CheckSource, on: PlainDate): boolean {
  return (
    consent.withdrawnOn === null && consent.sources.includes(source) && consent.signedOn <= on && on <= consent.until
  );
}

/** The newest consent under which a registry may be asked about somebody; undefined without one (PRH-03, PRH-41). */
export function consentFor(
  state: ChecksState,
  cell: { readonly person: string; readonly source: CheckSource },
  on: PlainDate,
): CheckConsent | undefined {
  return state.consents.findLast(
    (consent) => consent.person === cell.person && consentCovers(consent, cell.source, on),
  );
}
