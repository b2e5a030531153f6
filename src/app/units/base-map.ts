/**
 * The base map of an office: one PMTiles file of vector tiles in the data folder, read in place. A map is drawn without
 * it as well; nothing of it ever comes from a network.
 */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';
import type { BaseMapView } from '../../contract/units.ts';

export const BASE_MAP_FILE = 'base-map.pmtiles';

export interface TilePlace {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Its directories are read once for a folder. */
const archives = new Map<string, PMTiles>();

export async function baseMapView(folder: string): Promise<BaseMapView> {
  try {
    const { tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archiveOf(folder).getHeader();
    if (tileType !== TileType.Mvt) return { state: 'unreadable' };
    return { state: 'ready', minZoom, maxZoom, bounds: [minLon, minLat, maxLon, maxLat] };
  } catch (error) {
    archives.delete(folder);
    return { state: isMissing(error) ? 'none' : 'unreadable' };
  }
}

/** Undefined where the file has no tile, or has gone. */
export async function baseMapTile(folder: string, { z, x, y }: TilePlace): Promise<ArrayBuffer | undefined> {
  try {
    return (await archiveOf(folder).getZxy(z, x, y))?.data;
  } catch {
    archives.delete(folder);
    return undefined;
  }
}

function archiveOf(folder: string): PMTiles {
  let archive = archives.get(folder);
  if (archive === undefined) {
    archive = new PMTiles(fileSource(join(folder, BASE_MAP_FILE)));
    archives.set(folder, archive);
  }
  return archive;
}

/** Opened for each reading: the office may put another file in its place while the desk runs. */
function fileSource(path: string): Source {
  return {
    getKey: () => path,
    getBytes: async (offset, length): Promise<RangeResponse> => {
      const file = await open(path, 'r');
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
        return { data: buffer.buffer.slice(0, bytesRead) };
      } finally {
        await file.close();
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
