import { Alert, type AlertProps } from '@mantine/core';

/** Red is late or wrong, amber due, green done; the words say it too. */
export type Tone = 'late' | 'due' | 'done' | 'plain';

interface NoteProps extends Omit<AlertProps, 'color' | 'variant' | 'vars'> {
  readonly tone: Tone;
}

/** Something the person should know, in the house's own colours, which pass AA in both schemes. */
export function Note({ tone, ...rest }: NoteProps) {
  const [color, background] =
    tone === 'plain' ? ['var(--mantine-color-text)', 'var(--hover)'] : [`var(--${tone})`, `var(--${tone}-soft)`];
  return (
    <Alert
      p="sm"
      {...rest}
      variant="light"
      vars={() => ({ root: { '--alert-color': color, '--alert-bg': background } })}
    />
  );
}
