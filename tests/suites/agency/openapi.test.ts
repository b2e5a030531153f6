import { Ajv2020 } from 'ajv/dist/2020.js';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { checkSources } from '../../../src/domain/agency-check/source.ts';
import { answerText } from '../../../src/simulator/answer.ts';
import { populationOf } from '../../../src/simulator/population.ts';
import { question } from '../../support/agency/asked.ts';
import { agencyOpenApi } from '../../../src/protocol/agency/openapi.ts';

const RESOURCE = '../../../resources/schemas/agency-api.openapi.json';

describe('the OpenAPI document of the line to the registries', () => {
  // After a change of the messages: npx vitest run tests/suites/agency/openapi.test.ts -u
  it('is the committed file', async () => {
    const text = await format(JSON.stringify(agencyOpenApi()), { parser: 'json', printWidth: 120 });
    await expect(text).toMatchFileSnapshot(RESOURCE);
  });

  it('takes what the simulator answers and refuses another source and a field that is missing', () => {
    const ajv = new Ajv2020({ validateFormats: false, allowUnionTypes: true, strict: false });
    ajv.addSchema({ ...agencyOpenApi(), $id: 'anju-agency-1' });
    const isRequest = ajv.getSchema('anju-agency-1#/components/schemas/request');
    const population = populationOf([]);
    for (const source of checkSources) {
      const isReply = ajv.getSchema(`anju-agency-1#/components/schemas/reply-${source}`);
      for (let index = 0; index < 40; index += 1) {
        const asked = question(index, { source });
        const how = { now: Date.now(), fault: undefined, turn: 1 };
        const reply = JSON.parse(answerText(asked, population, how)) as Record<string, unknown>;
        expect(isRequest?.(asked)).toBe(true);
        expect(isReply?.(reply), `${source} ${JSON.stringify(isReply?.errors)}`).toBe(true);
        const { asOf: _left, ...short } = reply;
        expect(isReply?.(short)).toBe(false);
        expect(isReply?.({ ...reply, source: 'elsewhere' })).toBe(false);
      }
    }
  });
});
