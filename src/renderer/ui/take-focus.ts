/**
 * Gives a screen's main part the focus when it comes up, unless the person is elsewhere already: a dialog that was
 * opened or a field in which they type keeps it, also when the screen's data arrives late.
 */
export function takeFocus(element: HTMLElement | null): void {
  const held = document.activeElement;
  const isBusy = held !== null && held.closest('[role="dialog"], input, textarea, select, [contenteditable]') !== null;
  if (isBusy || document.querySelector('[role="dialog"]') !== null) return;
  element?.focus({ preventScroll: true });
}
