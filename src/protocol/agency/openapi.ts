import { z } from 'zod';
import { checkSources } from '../../domain/agency-check/source.ts';
import { PROBLEM_TYPE, checkReplySchema, checkRequestSchema, problemSchema } from './check-messages.ts';
import { checkHeaders } from './check-signature.ts';
import { recordSchemas } from './record-schemas.ts';

/** The interface as an OpenAPI 3.1 document, for those who write a registry's end of it: made from what the desk checks. */
export function agencyOpenApi(): Record<string, unknown> {
  const records = checkSources.map((source) => [`record-${source}`, jsonSchemaOf(recordSchemas[source])] as const);
  const replies = checkSources.map((source) => [`reply-${source}`, replyOf(source)] as const);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Anju agency checks',
      version: '1',
      description: 'What a registry answers when a housing desk asks about one person. Prose: docs/agency-api.md',
    },
    paths: Object.fromEntries(checkSources.map((source) => [`/v1/checks/${source}`, pathOf(source)])),
    components: {
      schemas: {
        request: jsonSchemaOf(checkRequestSchema),
        problem: jsonSchemaOf(problemSchema),
        ...Object.fromEntries([...records, ...replies]),
      },
      parameters: Object.fromEntries(Object.entries(PARAMETERS).map(([name, words]) => [name, parameter(name, words)])),
    },
  };
}

const PARAMETERS: Readonly<Record<string, string>> = {
  [checkHeaders.device]: 'Id of the device that asks',
  [checkHeaders.key]: 'Its raw Ed25519 public key, base64',
  [checkHeaders.time]: 'UTC milliseconds of this attempt, at most five minutes from the registry’s clock',
  [checkHeaders.nonce]: 'Never used before by this device',
  [checkHeaders.bodyHash]: 'SHA-256 of the body, lower-case hex',
  [checkHeaders.signature]: 'Ed25519 over the text that docs/agency-api.md describes, base64',
};

function parameter(name: string, description: string): Record<string, unknown> {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}

function replyOf(source: string): Record<string, unknown> {
  const record = { anyOf: [{ $ref: `#/components/schemas/record-${source}` }, { type: 'null' }] };
  const frame = jsonSchemaOf(checkReplySchema);
  const properties = { ...(frame.properties as object), source: { const: source }, record };
  return { ...frame, properties };
}

function pathOf(source: string): Record<string, unknown> {
  const problem = {
    description: 'A problem (RFC 9457); it repeats nothing of the person',
    content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/problem' } } },
  };
  const answer = {
    description: 'Found or none; the same body again for the same request id',
    content: { 'application/json': { schema: { $ref: `#/components/schemas/reply-${source}` } } },
  };
  return {
    post: {
      operationId: `check-${source}`,
      parameters: Object.keys(PARAMETERS).map((name) => ({ $ref: `#/components/parameters/${name}` })),
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/request' } } },
      },
      responses: { 200: answer, 400: problem, 401: problem, 403: problem, 409: problem, 429: problem, 503: problem },
    },
  };
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}
