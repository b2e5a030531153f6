/**
 * What was answered under each of the last question ids: asked again, a registry must say the same. Hashes only, and
 * no more of them than a day of asking brings, so that a desk that runs for weeks needs no more memory.
 */
export interface SeenAnswers {
  /** False when the same id was answered differently before. */
  agrees(requestId: string, said: string): boolean;
}

const MOST = 20_000;

export function seenAnswers(most = MOST): SeenAnswers {
  const seen = new Map<string, string>();
  return {
    agrees: (requestId, said) => {
      const before = seen.get(requestId);
      if (before !== undefined) return before === said;
      const [oldest] = seen.keys();
      if (seen.size >= most && oldest !== undefined) seen.delete(oldest);
      seen.set(requestId, said);
      return true;
    },
  };
}
