import { useState } from 'react';

/**
 * The versions of a case that this screen made itself, one out of the other: a decision that was begun before a paper
 * was judged beside it still stands on what its officer saw.
 */
export interface OwnVersions {
  readonly made: (from: number, to: number) => void;
  /** The newest version that this screen itself made out of `version`. */
  readonly follow: (version: number) => number;
}

export function ownVersions(): OwnVersions {
  const made = new Map<number, number>();
  return {
    made: (from, to) => {
      made.set(from, to);
    },
    follow: (version) => {
      let at = version;
      for (let next = made.get(at); next !== undefined; next = made.get(at)) at = next;
      return at;
    },
  };
}

export function useOwnVersions(): OwnVersions {
  return useState(ownVersions)[0];
}
