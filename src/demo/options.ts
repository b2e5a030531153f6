import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const demoSizes = ['small', 'city', 'big'] as const;
export type DemoSize = (typeof demoSizes)[number];

export interface DemoOptions {
  readonly size: DemoSize;
  /** The data folder, absolute. */
  readonly data: string;
  /** Applications; by size when not given. */
  readonly count: number;
  readonly seed: number;
}

/** city: as many as the report counts (domain reference §0). */
const COUNTS: Readonly<Record<DemoSize, number>> = { small: 200, city: 2_683, big: 1_000_000 };

const USAGE = `demo --size small|city|big --data DIR [--count N] [--seed N]`;

/** Reads the command line; throws with words for the person who typed it. */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      size: { type: 'string', default: 'small' },
      data: { type: 'string' },
      count: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const size = demoSizes.find((known) => known === values.size);
  if (size === undefined) throw new Error(`--size ${values.size}: ${demoSizes.join(' | ')}\n${USAGE}`);
  if (values.data === undefined) throw new Error(`--data DIR is missing\n${USAGE}`);
  return {
    size,
    data: resolve(values.data),
    count: values.count === undefined ? COUNTS[size] : wholeNumber('--count', values.count, 1),
    seed: wholeNumber('--seed', values.seed, 0),
  };
}

function wholeNumber(option: string, text: string, low: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < low)
    throw new Error(`${option} ${text}: a whole number from ${String(low)}`);
  return value;
}
