import type { ComponentProps, MouseEvent } from 'react';

interface KeptButtonProps extends ComponentProps<'button'> {
  /** Mantine's mark of a button whose command runs. */
  readonly 'data-loading'?: boolean;
  /** Mantine's mark of a button that is off for another reason. */
  readonly 'data-disabled'?: boolean;
}

/**
 * The element of every button. While its command runs it does nothing, but it is not disabled: a disabled element loses
 * the focus, and after a refusal whoever works with keys would stand nowhere.
 */
export function KeptButton({ type = 'button', ...given }: KeptButtonProps) {
  if (given['data-loading'] !== true || given['data-disabled'] === true) return <button type={type} {...given} />;
  return <button type={type} {...given} disabled={false} aria-disabled onClick={ignore} />;
}

/** Neither pressed nor, in a form, submitted a second time. */
function ignore(event: MouseEvent): void {
  event.preventDefault();
}
