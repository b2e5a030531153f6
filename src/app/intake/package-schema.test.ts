import { Ajv2020 } from 'ajv/dist/2020.js';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { packageItems, sampleDraft } from '../../../tests/support/intake/package-builder.ts';
import { intakePackageJsonSchema } from './package-schema.ts';

const RESOURCE = '../../../resources/schemas/intake-package.schema.json';

describe('the JSON Schema of the package format', () => {
  // After a change of the format: npx vitest run src/app/intake/package-schema.test.ts -u
  it('is the committed file', async () => {
    const text = await format(JSON.stringify(intakePackageJsonSchema()), { parser: 'json', printWidth: 120 });
    await expect(text).toMatchFileSnapshot(RESOURCE);
  });

  it('takes what the desk takes and refuses a field too many', () => {
    const ajv = new Ajv2020({ validateFormats: false, allowUnionTypes: true });
    const schema = intakePackageJsonSchema();
    const isPackage = ajv.compile(schema);
    const isApplication = ajv.getSchema('anju-intake-1#/$defs/application');
    const [manifest, application] = packageItems(sampleDraft({ seed: 1, applications: 1 })).map(
      ({ data }) =>
        () =>
          JSON.parse(Buffer.from(data).toString()) as Record<string, unknown>,
    );
    expect(isPackage(manifest?.())).toBe(true);
    expect(isApplication?.(application?.())).toBe(true);
    expect(isPackage({ ...manifest?.(), more: 1 })).toBe(false);
    expect(isApplication?.({ ...application?.(), street: 5 })).toBe(false);
  });
});
