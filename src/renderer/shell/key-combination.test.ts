import { describe, expect, it } from 'vitest';
import { type KeyPress, matches, parseCombination, shownKeys } from './key-combination.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const fits = (keys: string, pressed: KeyPress): boolean => matches(parseCombination(keys), pressed);

describe('key combinations', () => {
  it('takes Ctrl or ⌘ for mod, and wants it', () => {
    expect(fits('mod+K', press('k', { ctrlKey: true }))).toBe(true);
    expect(fits('mod+K', press('k', { metaKey: true }))).toBe(true);
    expect(fits('mod+K', press('k'))).toBe(false);
  });

  it('does not take a letter held with Ctrl or Alt for the letter', () => {
    expect(fits('N', press('n'))).toBe(true);
    expect(fits('N', press('N', { shiftKey: true }))).toBe(true);
    expect(fits('N', press('n', { ctrlKey: true }))).toBe(false);
    expect(fits('N', press('n', { altKey: true }))).toBe(false);
  });

  it('knows a character that needs Shift on some keyboards', () => {
    expect(fits('?', press('?', { shiftKey: true }))).toBe(true);
    expect(fits('?', press('?'))).toBe(true);
  });

  it('tells Enter from Shift+Enter', () => {
    expect(fits('Enter', press('Enter'))).toBe(true);
    expect(fits('Enter', press('Enter', { shiftKey: true }))).toBe(false);
    expect(fits('shift+Enter', press('Enter', { shiftKey: true }))).toBe(true);
  });

  it('knows plus as a key of its own', () => {
    expect(fits('+', press('+', { shiftKey: true }))).toBe(true);
    expect(shownKeys('+')).toBe('+');
  });

  it('prints keys as they stand on the keyboard', () => {
    expect(shownKeys('mod+K')).toBe('Ctrl K');
    expect(shownKeys('alt+ArrowLeft')).toBe('Alt ←');
  });
});
