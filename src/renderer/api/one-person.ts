import { type QueryClient, type QueryKey, hashKey } from '@tanstack/react-query';

/**
 * Another person at this screen finds nothing in memory of what the one before was allowed to read. Told apart by the
 * session that the desk answers, however it came: signing in here, or in another tab.
 */
export function forgetForNextPerson(
  queries: QueryClient,
  keys: { readonly session: QueryKey; readonly kept: readonly QueryKey[] },
): void {
  const sessionHash = hashKey(keys.session);
  const cache = queries.getQueryCache();
  let person: string | undefined;
  cache.subscribe((event) => {
    if (event.type !== 'updated' || event.query.queryHash !== sessionHash) return;
    const session = event.query.state.data as { readonly staffId: string } | null | undefined;
    // Nobody yet, or a lost session: the page is kept under the lock for the person who comes back.
    if (session === null || session === undefined) return;
    const before = person;
    person = session.staffId;
    if (before === undefined || before === person) return;
    const kept = new Set(keys.kept.flatMap((queryKey) => cache.findAll({ queryKey })));
    queries.removeQueries({ predicate: (query) => !kept.has(query) });
  });
}
