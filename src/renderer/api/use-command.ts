import { useRef } from 'react';
import { uuidv7 } from 'uuidv7';
import type { CommandId } from '../../kernel/ids.ts';
import { refusalOf } from './refusal-words.ts';

/**
 * The id under which a dialog asks for its command: the same while no answer came, so that asking again does nothing
 * twice; a new one after a refusal.
 */
export function useCommand(): {
  readonly id: () => CommandId;
  readonly onError: (error: unknown) => void;
  /** The command was done: the next one of the same screen is another. */
  readonly renew: () => void;
} {
  const id = useRef(uuidv7());
  return {
    id: () => id.current as CommandId,
    renew: () => {
      id.current = uuidv7();
    },
    onError: (error) => {
      if (refusalOf(error) !== undefined) id.current = uuidv7();
    },
  };
}
