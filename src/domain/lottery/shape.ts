/**
 * What a JSON value must look like, without a package: the same reading in the desk, on the command line and in the
 * page that a citizen opens from disk. `problem` names the first field that is wrong (`pools.0.id`; empty for the
 * value itself), or is undefined.
 */
export interface Shape<T> {
  readonly problem: (value: unknown) => string | undefined;
  /** Never there: it ties the shape to its type. */
  readonly type?: T;
}

function shape<T>(holds: (value: unknown) => boolean): Shape<T> {
  return { problem: (value) => (holds(value) ? undefined : '') };
}

export const text: Shape<string> = shape((value) => typeof value === 'string');

export const truth: Shape<boolean> = shape((value) => typeof value === 'boolean');

export const integer: Shape<number> = shape((value) => Number.isSafeInteger(value));

/** A number of things: an integer from 0. */
export const count: Shape<number> = shape((value) => Number.isSafeInteger(value) && Number(value) >= 0);

const HEX_DIGEST = /^[0-9a-f]{64}$/;

export const digest: Shape<string> = shape((value) => typeof value === 'string' && HEX_DIGEST.test(value));

export function oneOf<const T extends string | null>(...values: readonly T[]): Shape<T> {
  return shape((value) => values.some((each) => each === value));
}

export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return {
    problem: (value) => (first.problem(value) === undefined ? undefined : second.problem(value)),
  };
}

export function listOf<T>(member: Shape<T>): Shape<readonly T[]> {
  return {
    problem: (value) => {
      if (!Array.isArray(value)) return '';
      for (let index = 0; index < value.length; index += 1) {
        const problem = member.problem(value[index]);
        if (problem !== undefined) return path(String(index), problem);
      }
      return undefined;
    },
  };
}

/** Any names, each with such a value. */
export function recordOf<T>(member: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    problem: (value) => {
      if (!isObject(value)) return '';
      for (const [name, each] of Object.entries(value)) {
        const problem = member.problem(each);
        if (problem !== undefined) return path(name, problem);
      }
      return undefined;
    },
  };
}

/** These members, each there; `closed` when no other may be. */
export function fields<T extends object>(
  members: { readonly [Name in keyof T]-?: Shape<T[Name]> },
  { closed }: { readonly closed: boolean } = { closed: false },
): Shape<T> {
  const shapes = Object.entries<Shape<unknown>>(members);
  return {
    problem: (value) => {
      if (!isObject(value)) return '';
      for (const [name, member] of shapes) {
        const problem = Object.hasOwn(value, name) ? member.problem(value[name]) : '';
        if (problem !== undefined) return path(name, problem);
      }
      return closed ? Object.keys(value).find((name) => !Object.hasOwn(members, name)) : undefined;
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function path(name: string, inner: string): string {
  return inner === '' ? name : `${name}.${inner}`;
}
