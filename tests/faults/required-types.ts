import type { DocumentType } from '../../src/domain/application/document.ts';

/** What the national policy asks of a low-income household, so that a case of the work can be accepted. */
export const requiredTypes: readonly DocumentType[] = [
  'application-form',
  'identity-card',
  'household-register',
  'income-proof',
  'query-consent',
  'integrity-promise',
];
