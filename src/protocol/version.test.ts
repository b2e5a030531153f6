import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { envelopeSchema } from './envelope.ts';
import { sealSchema } from './seal.ts';
import { PROTOCOL_VERSION } from './version.ts';

it('what crosses the network has not changed without a new protocol version', () => {
  const schemas = JSON.stringify([z.toJSONSchema(envelopeSchema), z.toJSONSchema(sealSchema)]);
  const digest = createHash('sha256').update(schemas).digest('hex').slice(0, 16);
  expect({ version: PROTOCOL_VERSION, digest }).toMatchInlineSnapshot(`
    {
      "digest": "587b8e14221aacf8",
      "version": 1,
    }
  `);
});
