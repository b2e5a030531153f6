import { z } from 'zod';
import { householdFileSchema } from './household-format.ts';

/** The household format as JSON Schema, for those who write households: resources/schemas/household.schema.json. */
export function householdJsonSchema(): Record<string, unknown> {
  const { $schema: dialect, ...described } = z.toJSONSchema(householdFileSchema, { io: 'input' });
  return { $schema: dialect, $id: 'anju-household-1', title: 'a household for anju eligibility', ...described };
}
