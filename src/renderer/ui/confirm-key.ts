import type { KeyboardEvent } from 'react';

/** For a dialog, in front of which the keys of the screen are silent: Ctrl+Enter, or ⌘ Enter, confirms it. */
export function onConfirmKey(confirm: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    confirm();
  };
}
