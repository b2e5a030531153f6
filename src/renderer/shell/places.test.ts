import { expect, it } from 'vitest';
import { queueDefinitions } from '../../domain/queue/definitions.ts';
import { places } from './places.ts';

it('gives every queue and every place a key of its own', () => {
  const keys = [...queueDefinitions, ...places].flatMap(({ keys: of }) => (of === null ? [] : [of]));
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
