import { describe, expect, it } from 'vitest';
import { changeSettings, defaultSettings } from '../../../domain/settings/settings.ts';
import { allSettings, boundsOf, settingNames } from './setting-bounds.ts';

describe('bounds of the settings', () => {
  it('names every setting', () => {
    expect([...allSettings].sort()).toEqual(Object.keys(defaultSettings).sort());
  });

  it.each(settingNames)('%s: both ends are allowed, one beyond is not', (setting) => {
    const { low, high } = boundsOf(setting);
    const change = (value: number) => changeSettings({ ...defaultSettings, [setting]: value }, 'x').ok;
    expect([change(low), change(high), change(low - 1), change(high + 1)]).toEqual([true, true, false, false]);
  });
});
