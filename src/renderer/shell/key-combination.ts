/** The part of a keyboard event that decides whether a key of ours was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Combination {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** Reads `mod+K`, `shift+Enter`, `alt+ArrowLeft`, `?`, `N`. `mod` is Ctrl, or ⌘ on a Mac. */
export function parseCombination(keys: string): Combination {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1);
  return {
    mod: modifiers.includes('mod'),
    alt: modifiers.includes('alt'),
    shift: modifiers.includes('shift'),
    key: normalised(key),
  };
}

/** Whether the press is the combination. Shift is part of typing `?` or `N` and asked about only with named keys. */
export function matches(combination: Combination, press: KeyPress): boolean {
  if (normalised(press.key) !== combination.key) return false;
  if ((press.ctrlKey || press.metaKey) !== combination.mod || press.altKey !== combination.alt) return false;
  return combination.key.length === 1 && !combination.shift ? true : press.shiftKey === combination.shift;
}

const SHOWN: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  alt: 'Alt',
  shift: '⇧',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** The combination as it is printed on a button: `mod+K` is Ctrl K. */
export function shownKeys(keys: string): string {
  if (keys === '+') return keys;
  return keys
    .split('+')
    .map((part) => SHOWN[part] ?? part)
    .join(' ');
}

function normalised(key: string): string {
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toLowerCase() : key;
}
