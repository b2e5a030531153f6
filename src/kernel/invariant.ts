/** A bug in this program, as opposed to a refusal by a rule or a fault of the machine. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws when something that must be true of the program itself is not. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (condition === false || condition === null || condition === undefined) {
    throw new InvariantError(message);
  }
}
