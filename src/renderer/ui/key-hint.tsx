import { Kbd } from '@mantine/core';
import { shownKeys } from '../shell/key-combination.ts';

/** The key that does the same as the control it stands on. Not read out: the control names itself. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <Kbd size="xs" aria-hidden>
      {shownKeys(keys)}
    </Kbd>
  );
}
