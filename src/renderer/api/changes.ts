import type { QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../contract/desk.ts';
import { client } from './client.ts';
import { orpc } from './query.ts';

const AGAIN_AFTER_MS = 2_000;
/** An import changes hundreds of cases a second; the screens read again a few times a second at most. */
const GATHER_MS = 200;

/** What to read again when a topic changed. */
function keysOf(topic: Topic): readonly (readonly unknown[])[] {
  switch (topic) {
    case 'cases':
      return [
        orpc.cases.key(),
        orpc.checks.key(),
        orpc.holds.key(),
        orpc.publicity.key(),
        orpc.queue.key(),
        orpc.search.key(),
        orpc.policies.appliesTo.key(),
        orpc.waitlist.key(),
      ];
    case 'checks':
      return [orpc.checks.key(), orpc.queue.key(), orpc.plans.intent.key()];
    case 'tickets':
      return [orpc.tickets.key(), orpc.heard.key()];
    case 'library':
      return [orpc.library.key()];
    case 'staff':
      return [orpc.staff.key(), orpc.offices.key(), orpc.session.key()];
    case 'settings':
      return [orpc.settings.key(), orpc.calendar.key(), orpc.session.key()];
    case 'policies':
      return [orpc.policies.key(), orpc.waitlist.key()];
    case 'outbox':
      return [orpc.outbox.key(), orpc.sync.key()];
    case 'drafts':
      return [orpc.intake.key(), orpc.queue.counts.key()];
    case 'sync':
      return [orpc.sync.key()];
    case 'conflicts':
      return [orpc.conflicts.key(), orpc.sync.key()];
    case 'draws':
      return [orpc.draws.key()];
    case 'waiting':
      return [orpc.waitlist.key(), orpc.plans.key()];
    case 'plans':
      return [orpc.plans.key()];
    case 'units':
      return [orpc.units.key(), orpc.plans.key()];
    case 'selection':
      return [orpc.selection.key()];
    case 'leases':
      return [orpc.leases.key(), orpc.rent.key(), orpc.reviews.key(), orpc.renewals.key(), orpc.leavings.key()];
    case 'comparison':
      return [orpc.comparison.key()];
    case 'desk':
      return [orpc.desk.key(), orpc.session.key()];
  }
}

export type LineState = 'connected' | 'lost';

/**
 * Follows what changes on the desk until stopped, and takes the line up again when it breaks. After a break everything
 * is read again, because what happened meanwhile was not heard.
 */
export function followChanges(queries: QueryClient, onLine: (state: LineState) => void): () => void {
  const stop = new AbortController();
  void follow(queries, onLine, stop.signal);
  return () => {
    stop.abort();
  };
}

async function follow(queries: QueryClient, onLine: (state: LineState) => void, signal: AbortSignal): Promise<void> {
  let broken = false;
  while (!signal.aborted) {
    try {
      const topics = await client.desk.changes(undefined, { signal });
      onLine('connected');
      if (broken) void queries.invalidateQueries();
      const gathered = gatherTopics(queries);
      for await (const topic of topics) gathered(topic);
    } catch (error) {
      if (isStopped(signal)) return;
      console.warn('the line to the desk broke', error);
    }
    broken = true;
    onLine('lost');
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
  }
}

/** Takes topics as they come and reads again once for all that came within a moment. */
function gatherTopics(queries: QueryClient): (topic: Topic) => void {
  let waiting: Set<Topic> | undefined;
  return (topic) => {
    if (waiting !== undefined) {
      waiting.add(topic);
      return;
    }
    const gathered = new Set([topic]);
    waiting = gathered;
    setTimeout(() => {
      waiting = undefined;
      for (const each of gathered) {
        for (const queryKey of keysOf(each)) void queries.invalidateQueries({ queryKey });
      }
    }, GATHER_MS);
  };
}

function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}
