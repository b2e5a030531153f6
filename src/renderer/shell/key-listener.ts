import { useEffect } from 'react';
import { bindingFor } from './keys.ts';

const PRESSED_BY_ENTER =
  'button, a[href], summary, [role=button], [role=tab], [role=option], [role=menuitem], [role=switch]';

/** Keys that an input method is composing with belong to it (keyCode 229 is what older ones send). */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Listens for the whole window; silent while a dialog or the lock stands in front. */
export function useKeyListener(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event) || dialogIsOpen() || isPress(event)) return;
      const binding = bindingFor(event, isField(event.target));
      if (binding === undefined) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
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

/** Enter and space on a focused button or link press it, whatever else the key means on the screen. */
function isPress(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  return event.target instanceof HTMLElement && event.target.matches(PRESSED_BY_ENTER);
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true]') !== null;
}
