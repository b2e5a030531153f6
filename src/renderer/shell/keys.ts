/**
 * The one registry of keys. A screen registers what it answers to while it is mounted; the help overlay and the palette
 * list what is registered, so that no key is secret. The binding registered last wins when two answer to one key.
 */
import type { ParseKeys } from 'i18next';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type KeyPress, matches, parseCombination } from './key-combination.ts';

/** Heading under which the help overlay lists a key. */
export const keyScopes = [
  'everywhere',
  'queue',
  'case',
  'conflict',
  'pair',
  'publicity',
  'plan',
  'draw',
  'tickets',
  'selection',
  'lease',
  'policy',
  'form',
  'letter',
] as const;
export type KeyScope = (typeof keyScopes)[number];

export interface KeyBinding {
  /** E.g. `mod+K`, `N`, `ArrowDown`; see key-combination.ts. Several that do the same: `['J', 'ArrowDown']`. */
  readonly keys: string | readonly string[];
  readonly labelKey: ParseKeys;
  readonly scope: KeyScope;
  readonly run: () => void;
  /** Off for now: the key does nothing and is not offered in the palette, but the help still lists it. */
  readonly disabled?: boolean | undefined;
  /** Also while the person types in a field. Only for combinations that type nothing. */
  readonly inFields?: boolean | undefined;
}

let registered: readonly KeyBinding[] = [];
const listeners = new Set<() => void>();

/** Registers bindings until the returned function is called. */
export function registerKeys(bindings: readonly KeyBinding[]): () => void {
  change([...registered, ...bindings]);
  return () => {
    change(registered.filter((binding) => !bindings.includes(binding)));
  };
}

export function registeredKeys(): readonly KeyBinding[] {
  return registered;
}

/** The binding that answers to a key press, if any. */
export function bindingFor(press: KeyPress, inField: boolean): KeyBinding | undefined {
  return registered.findLast(
    (binding) =>
      binding.disabled !== true &&
      (!inField || binding.inFields === true) &&
      combinationsOf(binding).some((keys) => matches(parseCombination(keys), press)),
  );
}

export function combinationsOf(binding: KeyBinding): readonly string[] {
  return typeof binding.keys === 'string' ? [binding.keys] : binding.keys;
}

/** Registers keys while the component is mounted. `run` may close over fresh state: the last render's is called. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const shape = JSON.stringify(
    bindings.map((binding) => [binding.keys, binding.labelKey, binding.scope, binding.disabled, binding.inFields]),
  );
  useEffect(() => {
    const bound = latest.current.map((binding, index) => ({
      ...binding,
      run: () => {
        latest.current[index]?.run();
      },
    }));
    return registerKeys(bound);
  }, [shape]);
}

export function useRegisteredKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(subscribe, registeredKeys);
}

function change(next: readonly KeyBinding[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
