import type { SameKeys } from '../same-keys.ts';
import type { signatureWords as chinese } from '../zh/signature.ts';

export const signatureWords: SameKeys<typeof chinese> = {
  again: 'Again',
  empty: '{{label}}: not signed',
  signed: '{{label}}: signed',
};
