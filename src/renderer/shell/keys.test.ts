import { afterEach, describe, expect, it } from 'vitest';
import { bindingFor, type KeyBinding, registeredKeys, registerKeys } from './keys.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });
const nothing = (): void => undefined;
const binding = (keys: KeyBinding['keys'], more: Partial<KeyBinding> = {}): KeyBinding => ({
  keys,
  labelKey: 'shell.keys.help',
  scope: 'everywhere',
  run: nothing,
  ...more,
});

describe('key registry', () => {
  const ends: (() => void)[] = [];
  const register = (...bindings: KeyBinding[]): void => {
    ends.push(registerKeys(bindings));
  };
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  it('lists what is registered until it is taken back', () => {
    const end = registerKeys([binding('A')]);
    expect(registeredKeys()).toHaveLength(1);
    end();
    expect(registeredKeys()).toHaveLength(0);
  });

  it('lets the screen on top answer first', () => {
    const below = binding('Enter');
    const above = binding('Enter', { scope: 'case' });
    register(below);
    register(above);
    expect(bindingFor(press('Enter'), false)).toBe(above);
  });

  it('passes on from a binding that is off', () => {
    const below = binding('Enter');
    register(below);
    register(binding('Enter', { disabled: true }));
    expect(bindingFor(press('Enter'), false)).toBe(below);
  });

  it('leaves keys to a field unless the binding is for fields too', () => {
    const anywhere = binding('mod+K', { inFields: true });
    register(binding('N'), anywhere);
    expect(bindingFor(press('n'), true)).toBeUndefined();
    expect(bindingFor(press('k', true), true)).toBe(anywhere);
  });

  it('takes any of several combinations', () => {
    const either = binding(['?', 'F1']);
    register(either);
    expect(bindingFor(press('F1'), false)).toBe(either);
    expect(bindingFor(press('?'), false)).toBe(either);
  });
});
