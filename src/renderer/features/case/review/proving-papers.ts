import type { DifferenceField } from '../../../../domain/agency-check/difference-fields.ts';
import type { DocumentType } from '../../../../domain/application/document.ts';

/** Which papers prove what a registry was asked about: the viewer jumps to the first that the case has. */
export const provingPapers: Readonly<Record<DifferenceField, readonly DocumentType[]>> = {
  name: ['identity-card', 'household-register'],
  'registered-since': ['household-register'],
  'undeclared-relatives': ['household-register'],
  'marital-status': ['marriage-certificate', 'household-register'],
  spouse: ['marriage-certificate'],
  'monthly-income': ['income-proof', 'social-insurance-proof'],
  assets: ['asset-declaration'],
  'owned-area': ['housing-proof'],
  'public-housing': ['housing-proof'],
  'undeclared-deals': ['housing-proof'],
  vehicles: ['asset-declaration'],
  firms: ['asset-declaration'],
  employer: ['labour-contract', 'employer-licence', 'social-insurance-proof'],
  'insured-months': ['social-insurance-proof'],
  'disability-grade': ['disability-certificate'],
  school: ['diploma'],
  'graduated-on': ['diploma'],
  'resident-since': ['residence-permit'],
};
