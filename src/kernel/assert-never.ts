import { InvariantError } from './invariant.ts';

/** Closes a `switch` over a union: the compiler complains when a case is missing. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected value: ${JSON.stringify(value)}`);
}
