import { describe, expect, it } from 'vitest';
import { defaultDataFolder, parseStartOptions } from '../../../scripts/start-options.mjs';

describe('the options of npm start', () => {
  it('opens the desk with nothing said', () => {
    expect(parseStartOptions([], '/here')).toEqual({
      browser: false,
      port: undefined,
      open: true,
      data: undefined,
      demo: undefined,
      json: false,
      help: false,
    });
  });

  it('reads every option, with = or a blank', () => {
    const args = ['--browser', '--port=0', '--no-open', '--data', 'd', '--demo', 'city', '--json'];
    expect(parseStartOptions(args, '/here')).toMatchObject({
      browser: true,
      port: 0,
      open: false,
      data: expect.stringMatching(/[\\/]here[\\/]d$/) as string,
      demo: 'city',
      json: true,
    });
  });

  it.each([
    [['--prot', '1']],
    [['--port', 'x']],
    [['--port', '65536']],
    [['--port']],
    [['--demo', 'huge']],
    [['--data', '--json']],
  ])('refuses %j in words', (args) => {
    expect(() => parseStartOptions(args, '/here')).toThrow(/--/);
  });
});

describe('the data folder', () => {
  const home = '/home/li';

  it.each([
    ['linux', {}, /^.home.li.\.local.share.anju-desk$/],
    ['linux', { XDG_DATA_HOME: '/data' }, /^.data.anju-desk$/],
    ['darwin', {}, /Library.Application Support.anju-desk$/],
    ['win32', { LOCALAPPDATA: 'C:/Local' }, /Local.anju-desk$/],
  ])('of %s with %j', (platform, env, expected) => {
    expect(defaultDataFolder(undefined, { platform, env, home })).toMatch(expected);
  });

  it('of a demo city is its own', () => {
    expect(defaultDataFolder('small', { platform: 'linux', env: {}, home })).toMatch(/anju-desk-demo-small$/);
  });
});
