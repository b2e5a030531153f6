import { useEffect } from 'react';
import { bindingFor } from './keys.ts';

const PRESSED_BY_ENTER =
  'button, a[href], summary, [role=button], [role=tab], [role=option], [role=menuitem], [role=switch]';

const MOVED_BY_ARROWS = 'input[type=radio], [role=radio], [role=tab], [role=menuitem], [role=option], [role=slider]';

/** Keys that an input method is composing with belong to it (keyCode 229 is what older ones send). */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Listens for the whole window; silent while a dialog or the lock stands in front. */
export function useKeyListener(): void {
  useEffect(() => {
    // The Escape that closes a dialog has closed it before it comes here, and must not leave the page behind it too.
    let wasOpen = false;
    const beforeAll = (): void => {
      wasOpen = dialogIsOpen();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event) || wasOpen || dialogIsOpen() || ownsKey(event)) return;
      const binding = bindingFor(event, isField(event.target));
      if (binding === undefined) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener('keydown', beforeAll, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', beforeAll, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox]')
  );
}

/**
 * Enter and space press the focused button, arrows move within the focused group, whatever they mean on the screen. With
 * Ctrl or ⌘ they are the screen's.
 */
function ownsKey({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === 'Enter' || key === ' ') return !ctrlKey && !metaKey && target.matches(PRESSED_BY_ENTER);
  return key.startsWith('Arrow') && target.matches(MOVED_BY_ARROWS);
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true]') !== null;
}
