import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../../api/client.ts';
import { orpc } from '../../../api/query.ts';
import { type Draft, draftSchema, emptyDraft } from './draft.ts';

/** Typing is kept when it rests this long. */
const REST_MS = 600;

interface KeptDraft {
  /** Undefined while what was kept is being read. */
  readonly draft: Draft | undefined;
  readonly change: (draft: Draft) => void;
  /** It was proposed, or thrown away. */
  readonly drop: () => Promise<void>;
  /** What went wrong while it was kept or read. */
  readonly error: unknown;
}

/** A draft that somebody left is there when they come back to this desk, also after a restart; nobody else sees it. */
export function useKeptDraft(pack: string, base: string): KeptDraft {
  const queries = useQueryClient();
  const kept = useQuery(orpc.policies.kept.queryOptions({ input: { pack }, gcTime: 0, staleTime: 0 }));
  const [own, setOwn] = useState<Draft>();
  const [failed, setFailed] = useState<unknown>(null);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly write: () => void }>(null);
  useEffect(
    () => () => {
      // Whoever leaves the page within that time loses nothing.
      if (waiting.current === null) return;
      clearTimeout(waiting.current.timer);
      waiting.current.write();
    },
    [],
  );
  const keep = async (draft: Draft | null): Promise<void> => {
    waiting.current = null;
    try {
      await client.policies.keep({ pack, draft: draft === null ? null : { ...draft } });
      setFailed(null);
    } catch (error) {
      setFailed(error);
    }
    void queries.invalidateQueries({ queryKey: orpc.policies.kept.key() });
  };
  const stop = (): void => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  return {
    draft: own ?? (kept.data === undefined ? undefined : draftOf(kept.data, base)),
    error: failed ?? kept.error,
    change: (next) => {
      setOwn(next);
      stop();
      const write = (): void => void keep(next);
      waiting.current = { timer: setTimeout(write, REST_MS), write };
    },
    drop: async () => {
      stop();
      await keep(null);
    },
  };
}

/** What an older program kept and this one cannot read begins anew. */
function draftOf(kept: Readonly<Record<string, unknown>> | null, base: string): Draft {
  const read = draftSchema.safeParse(kept);
  return read.success ? read.data : emptyDraft(base);
}
