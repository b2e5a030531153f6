import { z } from 'zod';
import { intakePackageSchema, packageApplicationSchema, packageHeardSchema } from './package-format.ts';

/** The package format as JSON Schema, for those who write packages: resources/schemas/intake-package.schema.json. */
export function intakePackageJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'anju-intake-1',
    title:
      'package.json of an intake package; its application files are #/$defs/application, what was said is #/$defs/heard',
    $ref: '#/$defs/package',
    $defs: {
      package: jsonSchemaOf(intakePackageSchema),
      application: jsonSchemaOf(packageApplicationSchema),
      heard: jsonSchemaOf(packageHeardSchema),
    },
  };
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}
