import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from './key-hint.tsx';

interface ActionButtonProps extends Omit<ButtonProps, 'disabled' | 'rightSection' | 'children'> {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** The key that does the same, shown on the button; the screen registers it with useKeys. */
  readonly keys?: string;
  /** Why it is off. The button stays focusable so that the reason can be read by hover and by keyboard. */
  readonly offBecause?: string | null | undefined;
}

export function ActionButton({ children, onClick, keys, offBecause = null, ...rest }: ActionButtonProps) {
  const off = offBecause !== null;
  const button = (
    <Button
      {...rest}
      {...(off ? { 'data-disabled': true, 'aria-disabled': true } : {})}
      {...(keys === undefined ? {} : { rightSection: <KeyHint keys={keys} />, 'aria-keyshortcuts': keys })}
      onClick={off ? undefined : onClick}
    >
      {children}
    </Button>
  );
  return off ? <Tooltip label={offBecause}>{button}</Tooltip> : button;
}
