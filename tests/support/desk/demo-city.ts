import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { type MadeCity, makeCity } from '../../../src/demo/make-city.ts';
import { type CaseFile, keyringPath, openCaseFile } from '../../../src/store/case-file.ts';
import { unlockWithPassphrase } from '../../../src/store/keyring.ts';

/** 20 October 2026, three in the afternoon in China: the story of a test city ends here. */
export const CITY_NOW = Date.UTC(2026, 9, 20, 7, 0, 0);

export const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));

export interface TestCity {
  readonly folder: string;
  readonly made: MadeCity;
}

/** A city of a hundred cases with few drawings. */
export async function testCity(
  seed: number,
  drawing: { readonly wholeCases: number; readonly ownCards: number },
): Promise<TestCity> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-test-city-'));
  const made = await makeCity({
    folder,
    resources: RESOURCES,
    version: '0.0.0-test',
    count: 100,
    seed,
    young: false,
    drawing: { ...drawing, variants: 1, filesEach: 9 },
    now: CITY_NOW,
    onProgress: () => undefined,
  });
  return { folder, made };
}

export async function openCity({ folder, made }: TestCity): Promise<CaseFile> {
  const dataKey = await unlockWithPassphrase(keyringPath(folder), made.passphrase);
  return openCaseFile({ folder, dataKey, now: () => CITY_NOW, newId: uuidv7 });
}
