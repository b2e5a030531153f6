import { MOST_COUNTED, MOST_LATE } from '../../contract/queue.ts';
import type { QueueDefinition } from '../../domain/queue/definition.ts';
import { type QueueName, queueDefinitions } from '../../domain/queue/definitions.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { draftCount } from '../../store/drafts.ts';
import { openPairCount } from '../../store/queries/duplicate-lists.ts';
import { heldCount, ownCounts } from '../../store/queries/holds.ts';
import { stepsOf } from '../../store/queries/queue.ts';
import { brokenPromiseCount, dueCount, markCounts, staleCount, stepCounts } from '../../store/queries/queue-counts.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';

export interface Badge {
  readonly queue: QueueName;
  readonly count: number;
  readonly late: number;
}

/** What the side shows beside each list that the person may see; read together, all of them in a few milliseconds. */
export function queueBadges(desk: OpenDesk, { actor }: SignedIn): readonly Badge[] {
  const counter = badgeCounter(desk, actor);
  return queueDefinitions
    .filter((definition) => rolesAllow(actor.roles, definition.permission) && definition.badge !== 'none')
    .map((definition) => ({ queue: definition.name, ...counter(definition) }));
}

function badgeCounter(desk: OpenDesk, { office: scope, staffId }: SignedIn['actor']) {
  const { db } = desk.file;
  const steps = stepCounts(db, scope);
  const marks = markCounts(db, scope);
  const own = ownCounts(db, staffId);
  const today = todayOf(desk);
  const yesterday = addDays(today, -1);
  return ({ source, badge }: Pick<QueueDefinition, 'source' | 'badge'>): { count: number; late: number } => {
    switch (source.from) {
      case 'step': {
        const count = steps.get(source.step) ?? 0;
        if (count === 0 || badge !== 'count-and-late') return { count, late: 0 };
        const late = dueCount(db, { scope, steps: [source.step], from: null, to: yesterday, most: MOST_LATE });
        return { count, late };
      }
      case 'steps': {
        const among = stepsOf(source, scope);
        if (source.due === 'any') {
          const all = among.reduce((sum, step) => sum + (steps.get(step) ?? 0), 0);
          return { count: all - (source.free ? heldCount(db, { scope, steps: among, now: desk.now() }) : 0), late: 0 };
        }
        const span = source.due === 'today' ? { from: today, to: today } : { from: null, to: yesterday };
        return { count: dueCount(db, { scope, steps: among, ...span, most: MOST_COUNTED }), late: 0 };
      }
      case 'mark':
        return { count: marks.get(source.mark) ?? 0, late: 0 };
      case 'stale':
        return { count: staleCount(db, { scope, today, most: MOST_COUNTED }), late: 0 };
      case 'promise':
        return { count: brokenPromiseCount(db, { scope, today, most: MOST_COUNTED }), late: 0 };
      case 'drafts':
        return { count: draftCount(db, staffId), late: 0 };
      case 'held':
        return { count: source.returned ? own.returned : own.all, late: 0 };
      case 'pairs':
        return { count: openPairCount(db, scope), late: 0 };
      case 'recent':
        return { count: 0, late: 0 };
    }
  };
}
