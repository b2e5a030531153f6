import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { scratchList, scratchMap } from './scratch.ts';

const left = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('anju-scratch-'));

it('keeps more texts than its few megabytes of memory, by place and by key, and leaves nothing behind', () => {
  const before = left();
  const [list, map] = [scratchList(), scratchMap()];
  const text = (at: number): string => `${String(at)} ${'安'.repeat(200)}`;
  const count = 20_000;
  for (let at = 0; at < count; at += 1) {
    list.push(text(at));
    expect(map.add(`key ${String(at)}`, String(at))).toBeUndefined();
  }
  for (const at of [0, 1, 9_999, count - 1]) {
    expect(list.at(at)).toBe(text(at));
    expect(map.get(`key ${String(at)}`)).toBe(String(at));
  }
  expect([list.at(count), map.get('key')]).toEqual([undefined, undefined]);
  expect(map.add('key 7', 'later')).toBe('7');
  expect(map.get('key 7')).toBe('7');
  list.close();
  map.close();
  expect(left().filter((name) => !before.includes(name))).toEqual([]);
});
