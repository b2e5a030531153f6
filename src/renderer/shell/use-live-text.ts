import { useDebouncedValue } from '@mantine/hooks';
import { type CompositionEvent, useState } from 'react';

const SETTLE_MS = 80;

/**
 * A field that acts while one types: `settled` follows `text` after 80 ms, or what is said, and waits while an input method is still
 * composing, so that half-typed pinyin is not taken for words.
 */
export function useLiveText(first = '', settleMs = SETTLE_MS) {
  const [text, setText] = useState(first);
  const [composed, setComposed] = useState(first);
  const [composing, setComposing] = useState(false);
  const [settled] = useDebouncedValue(composed, settleMs);
  const change = (value: string): void => {
    setText(value);
    if (!composing) setComposed(value);
  };
  return {
    text,
    settled: text === '' ? '' : settled.trim(),
    change,
    compositionProps: {
      onCompositionStart: () => {
        setComposing(true);
      },
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
        setComposing(false);
        setText(event.currentTarget.value);
        setComposed(event.currentTarget.value);
      },
    },
  };
}
