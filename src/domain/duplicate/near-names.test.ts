import { describe, expect, it } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import { nearBirths, nearNames, normalName } from './near-names.ts';

const sounds: Readonly<Record<string, string>> = { 莲: 'lian', 连: 'lian', 华: 'hua', 花: 'hua', 丽: 'li', 莉: 'li' };
const soundOf = (character: string): string => sounds[character] ?? character;
const near = (one: string, other: string) => nearNames(normalName(one), normalName(other), soundOf);

describe('near names', () => {
  it.each([
    ['马秀莲', '马秀莲', 'same'],
    ['马秀莲', '马秀连', 'sound'],
    // Two characters are enough where ear or eye may have erred.
    ['马丽', '马莉', 'sound'],
    ['祁未', '祁末', 'shape'],
    ['王治国', '王冶国', 'shape'],
    ['马秀莲', '马秀兰', 'letter'],
    ['马秀莲', '马莲秀', 'letter'],
    ['马秀莲', '马莲', 'letter'],
    ['欧阳建国', '欧阳建华', 'letter'],
    ['买买提·艾力', '买买提艾力', 'same'],
    ['买买提·艾力', '买买提·艾利', 'letter'],
    // One of two characters is another name.
    ['马丽', '马强', null],
    ['马秀莲', '马玉兰', null],
    ['李强', '马强', null],
    ['', '', null],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(near(one, other)).toBe(expected);
    expect(near(other, one)).toBe(expected);
  });
});

describe('near days of birth', () => {
  it.each([
    ['1985-06-07', '1985-06-07', 'same'],
    ['1985-06-07', '1958-06-07', 'transposed'],
    ['1985-12-07', '1985-21-07', 'transposed'],
    ['1985-06-07', '1985-06-08', null],
    ['1985-06-07', '1985-07-06', null],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(nearBirths(one as ReturnType<typeof plainDate>, other as ReturnType<typeof plainDate>)).toBe(expected);
  });
});
