import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_MAP_FILE, baseMapTile, baseMapView } from '../../../src/app/units/base-map.ts';
import { allWater } from '../../support/units/base-map.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-map-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const put = (content: Uint8Array): void => {
  writeFileSync(join(folder, BASE_MAP_FILE), content);
};

describe('the base map of an office', () => {
  it('is none until the file is there, and is found without a restart', async () => {
    expect(await baseMapView(folder)).toEqual({ state: 'none' });
    expect(await baseMapTile(folder, { z: 0, x: 0, y: 0 })).toBeUndefined();
    put(allWater());
    expect(await baseMapView(folder)).toEqual({ state: 'ready', minZoom: 0, maxZoom: 0, bounds: [-180, -85, 180, 85] });
  });

  it('gives its tiles as they are, and none where it has none', async () => {
    put(allWater());
    const tile = await baseMapTile(folder, { z: 0, x: 0, y: 0 });
    expect(Buffer.from(tile ?? new ArrayBuffer(0)).toString('latin1')).toContain('water');
    expect(await baseMapTile(folder, { z: 5, x: 3, y: 3 })).toBeUndefined();
  });

  it.each([
    ['no archive at all', Buffer.from('not a map')],
    ['one that is cut off', allWater().subarray(0, 60)],
    ['pictures instead of vectors', Buffer.from(allWater().map((byte, at) => (at === 99 ? 2 : byte)))],
  ])('is unreadable with %s, and no tile comes of it', async (_what, content) => {
    put(content);
    expect(await baseMapView(folder)).toEqual({ state: 'unreadable' });
    expect(await baseMapTile(folder, { z: 1, x: 0, y: 0 })).toBeUndefined();
  });

  it('is told anew once a good file takes the place of a bad one', async () => {
    put(Buffer.from('not a map'));
    expect(await baseMapView(folder)).toEqual({ state: 'unreadable' });
    put(allWater());
    expect(await baseMapView(folder)).toMatchObject({ state: 'ready' });
  });
});
