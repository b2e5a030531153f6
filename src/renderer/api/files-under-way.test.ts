import { expect, it } from 'vitest';
import { isFileUnderWay, onItsWay } from './files-under-way.ts';

it('knows of a file from the moment it is handed over until the desk has answered, well or not', async () => {
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  const kept = onItsWay(first.promise);
  const lost = onItsWay(second.promise);
  expect(isFileUnderWay()).toBe(true);
  first.resolve('kept');
  expect(await kept).toBe('kept');
  expect(isFileUnderWay()).toBe(true);
  second.reject(new Error('the disk is full'));
  await expect(lost).rejects.toThrow('the disk is full');
  expect(isFileUnderWay()).toBe(false);
});
