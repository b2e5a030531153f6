import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { hubProblems, isHubAddress, trimmed } from './hub-form.ts';

const t = ((key: string) => key) as unknown as TFunction;
const complete = { url: ' https://hub.example:8443 ', code: ' K7QF-2M9X ', deviceName: ' 胜利路 1 号窗口 ' };

describe('connecting to a hub', () => {
  it.each(['https://hub.example', 'http://127.0.0.1:4180', 'https://hub.example/anju'])('takes %s', (text) => {
    expect(isHubAddress(text)).toBe(true);
  });

  it.each(['', 'hub.example', 'ftp://hub.example', 'https://', 'https:// hub', 'javascript:alert(1)'])(
    'does not take %s',
    (text) => {
      expect(isHubAddress(text)).toBe(false);
    },
  );

  it('tells every field that is wrong, and sends what is right without the blanks around', () => {
    expect(Object.keys(hubProblems({ url: '', code: 'abc', deviceName: '  ' }, t))).toEqual([
      'url',
      'code',
      'deviceName',
    ]);
    expect(hubProblems(complete, t)).toEqual({});
    expect(trimmed(complete)).toEqual({
      url: 'https://hub.example:8443',
      code: 'K7QF-2M9X',
      deviceName: '胜利路 1 号窗口',
    });
  });
});
