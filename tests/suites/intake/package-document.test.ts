import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { intakePackageSchema, packageApplicationSchema } from '../../../src/app/intake/package-format.ts';
import { importReasonCodes } from '../../../src/contract/import-reason.ts';
import { documentTypes } from '../../../src/domain/application/document.ts';
import { assetKinds, homeNatures } from '../../../src/domain/application/household.ts';
import { greenChannelReasons, programmes } from '../../../src/domain/application/programme.ts';

const text = readFileSync(new URL('../../../docs/intake-package.md', import.meta.url), 'utf8');

describe('docs/intake-package.md', () => {
  it('shows examples that the desk takes', () => {
    const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match): unknown => JSON.parse(match[1] ?? ''));
    expect(examples).toHaveLength(2);
    intakePackageSchema.parse(examples[0]);
    packageApplicationSchema.parse(examples[1]);
  });

  it('names every reason and every value of a list', () => {
    const words = [...importReasonCodes, ...documentTypes, ...assetKinds, ...homeNatures, ...greenChannelReasons];
    expect([...words, ...programmes].filter((word) => !text.includes(`\`${word}\``))).toEqual([]);
  });
});
