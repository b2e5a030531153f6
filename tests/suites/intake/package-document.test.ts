import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  intakePackageSchema,
  packageApplicationSchema,
  packageHeardSchema,
} from '../../../src/app/intake/package-format.ts';
import { importReasonCodes } from '../../../src/contract/import-reason.ts';
import { documentTypes } from '../../../src/domain/application/document.ts';
import { assetKinds, homeNatures } from '../../../src/domain/application/household.ts';
import { greenChannelReasons, programmes } from '../../../src/domain/application/programme.ts';
import { aboutKinds, ticketClasses, ticketKinds, ticketTopics } from '../../../src/domain/ticket/kinds.ts';

const text = readFileSync(new URL('../../../docs/intake-package.md', import.meta.url), 'utf8');

describe('docs/intake-package.md', () => {
  it('shows examples that the desk takes', () => {
    const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match): unknown => JSON.parse(match[1] ?? ''));
    expect(examples).toHaveLength(3);
    intakePackageSchema.parse(examples[0]);
    packageApplicationSchema.parse(examples[1]);
    packageHeardSchema.parse(examples[2]);
  });

  it('names every reason and every value of a list', () => {
    const heard = [...ticketKinds, ...ticketClasses, ...ticketTopics, ...aboutKinds];
    const words = [
      ...importReasonCodes,
      ...heard,
      ...documentTypes,
      ...assetKinds,
      ...homeNatures,
      ...greenChannelReasons,
    ];
    expect([...words, ...programmes].filter((word) => !text.includes(`\`${word}\``))).toEqual([]);
  });
});
