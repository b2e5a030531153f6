import { describe, expect, it } from 'vitest';
import { readProgramOptions, type Machine } from './program-options.ts';

const machine: Machine = { platform: 'linux', env: {}, home: '/home/zhang', cwd: '/somewhere' };
const read = (...argv: string[]) => readProgramOptions(['electron', '.', ...argv], machine);

describe('program options', () => {
  it('come from npm start', () => {
    expect(read('--data', '/d', '--demo', 'small', '--json')).toEqual({ data: '/d', demo: true, json: true });
    expect(read('--data=/d')).toEqual({ data: '/d', demo: false, json: false });
  });

  it("leave Chromium's switches alone", () => {
    expect(read('--no-sandbox', '--remote-debugging-port=0', '--data', 'd')).toEqual({
      data: '/somewhere/d',
      demo: false,
      json: false,
    });
  });

  it.each([
    [{ platform: 'linux', env: {} }, '/home/zhang/.local/share/anju-desk'],
    [{ platform: 'linux', env: { XDG_DATA_HOME: '/data' } }, '/data/anju-desk'],
    [{ platform: 'darwin', env: {} }, '/home/zhang/Library/Application Support/anju-desk'],
    [{ platform: 'win32', env: { LOCALAPPDATA: '/local' } }, '/local/anju-desk'],
  ])('fall back to the data folder of the system: %j', (system, folder) => {
    expect(readProgramOptions(['anju-desk'], { ...machine, ...system }).data).toBe(folder);
    expect(readProgramOptions(['anju-desk', '--demo', 'city'], { ...machine, ...system }).data).toBe(
      `${folder}-demo-city`,
    );
  });
});
