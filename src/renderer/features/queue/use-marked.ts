import { useState } from 'react';
import { MOST_MASS } from '../../../contract/mass.ts';
import type { CaseListName } from '../../../domain/queue/definitions.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { client } from '../../api/client.ts';
import type { listInput } from '../../routes/list-search.ts';

export interface Marked {
  readonly ids: ReadonlySet<CaseId>;
  readonly toggle: (caseId: CaseId) => void;
  readonly all: () => void;
  readonly clear: () => void;
  /** The list is longer than what may be touched at once. */
  readonly capped: boolean;
}

/** Which cases of the list are selected for a mass action. */
export function useMarked(queue: CaseListName, filters: ReturnType<typeof listInput>['filters']): Marked {
  const [ids, setIds] = useState<ReadonlySet<CaseId>>(new Set());
  const [capped, setCapped] = useState(false);
  const clear = (): void => {
    setIds(new Set());
    setCapped(false);
  };
  return {
    ids,
    capped,
    clear,
    toggle: (caseId) => {
      const next = new Set(ids);
      if (!next.delete(caseId) && next.size < MOST_MASS) next.add(caseId);
      setIds(next);
    },
    all: () => {
      void client.mass.select({ queue, filters }).then(({ caseIds, total }) => {
        setIds(new Set(caseIds));
        setCapped(total > caseIds.length);
      });
    },
  };
}
