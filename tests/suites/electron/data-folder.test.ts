import { expect, it } from 'vitest';
import { defaultDataFolder } from '../../../scripts/start-options.mjs';
import { readProgramOptions } from '../../../src/main/program-options.ts';

it.each(['linux', 'win32', 'darwin'])('npm start and the installed program mean the same folder on %s', (platform) => {
  const machine = { platform, env: {}, home: '/home/zhang', cwd: '/' };
  expect(readProgramOptions(['anju-desk'], machine).data).toBe(defaultDataFolder(undefined, machine));
  expect(readProgramOptions(['anju-desk', '--demo', 'big'], machine).data).toBe(defaultDataFolder('big', machine));
});
