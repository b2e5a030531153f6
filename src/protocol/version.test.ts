import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { batchSchema } from './batch.ts';
import { envelopeSchema } from './envelope.ts';
import * as messages from './messages.ts';
import { sealSchema } from './seal.ts';
import { PROTOCOL_VERSION } from './version.ts';

it('what crosses the network has not changed without a new protocol version', () => {
  const wire = [
    envelopeSchema,
    sealSchema,
    batchSchema,
    ...Object.values(messages).filter((item) => item instanceof z.ZodType),
  ];
  const schemas = JSON.stringify(wire.map((schema) => z.toJSONSchema(schema)));
  const digest = createHash('sha256').update(schemas).digest('hex').slice(0, 16);
  expect({ version: PROTOCOL_VERSION, digest }).toMatchInlineSnapshot(`
    {
      "digest": "cd918bac74e74888",
      "version": 7,
    }
  `);
});
