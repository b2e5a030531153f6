import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { householdFileSchema } from './household-format.ts';
import { householdJsonSchema } from './household-schema.ts';

const RESOURCE = '../../../resources/schemas/household.schema.json';
const EXAMPLES = fileURLToPath(new URL('../../../resources/examples/', import.meta.url));

const files = readdirSync(EXAMPLES).filter((name) => name.startsWith('household-'));

function example(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(EXAMPLES + name, 'utf8')) as Record<string, unknown>;
}

describe('the JSON Schema of the household format', () => {
  const ajv = new Ajv2020({ validateFormats: false, allowUnionTypes: true });
  const isHousehold = ajv.compile(householdJsonSchema());

  // After a change of the format: npx vitest run src/app/eligibility/household-schema.test.ts -u
  it('is the committed file', async () => {
    const text = await format(JSON.stringify(householdJsonSchema()), { parser: 'json', printWidth: 120 });
    await expect(text).toMatchFileSnapshot(RESOURCE);
  });

  it.each(files)('takes %s, as the desk does', (name) => {
    expect(isHousehold(example(name))).toBe(true);
    expect(householdFileSchema.safeParse(example(name)).success).toBe(true);
  });

  it.each([
    ['a field too many', { more: 1 }],
    ['a programme that is none', { programme: 'rich' }],
    ['nobody', { members: [] }],
    ['an income below nothing', { members: [{ relation: '01', monthlyIncome: -1 }] }],
    ['half a fen', { members: [{ relation: '01', monthlyIncome: 0.5 }] }],
    ['a share of more than the home', { members: [{ relation: '01', homes: [{ area: 1, share: 1001 }] }] }],
    ['a relation that is none', { members: [{ relation: 'xx' }] }],
  ])('refuses %s, as the desk does', (_, change) => {
    const wrong = { ...example('household-eligible.json'), ...change };
    expect(isHousehold(wrong)).toBe(false);
    expect(householdFileSchema.safeParse(wrong).success).toBe(false);
  });
});
