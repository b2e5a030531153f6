/** What the self-check of a draw compares by: where the households of a plan are from, who saw to them, what they share. */
import { rosterNoOf } from '../../domain/allocation/entry.ts';
import type { DuplicateFacts } from '../../domain/duplicate/facts.ts';
import type { LineFacts } from '../../domain/self-check/dimension.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

interface StoredFacts {
  readonly number: string;
  readonly street_id: string;
  readonly registrar: StoredId;
  readonly reviewer: StoredId | null;
  readonly facts: string | null;
}

const selectFacts = namedStatement<[plan: StoredId], StoredFacts>(
  'intent-row.self-check',
  `SELECT i.number, i.street_id, first.actor AS registrar, d.facts,
     (SELECT actor FROM event AS e WHERE e.stream = first.stream AND e.type = 'intent.review-passed.v1'
       ORDER BY e.stream_version DESC LIMIT 1) AS reviewer
   FROM intent_row AS i INDEXED BY intent_row_plan
     JOIN event AS first ON first.position = i.intent_key
     LEFT JOIN event AS own ON own.stream = i.application AND own.stream_version = 1
     LEFT JOIN duplicate_case AS d ON d.case_key = own.position
   WHERE i.plan_id = ? AND i.state = 1`,
);

/** By the numbers of the roster. Telephone and address as the comparison of cases has them, written alike. */
export function selfCheckFacts(db: Database, planId: string): ReadonlyMap<string, LineFacts> {
  const rows = guarded(db.name, () => selectFacts.on(db).all(packId(planId)));
  return new Map(rows.map((row) => [rosterNoOf(row.number), factsOf(row)]));
}

function factsOf({ number, street_id, registrar, reviewer, facts }: StoredFacts): LineFacts {
  const compared = facts === null ? undefined : (JSON.parse(facts) as DuplicateFacts);
  return {
    no: rosterNoOf(number),
    street: street_id,
    registrar: unpackId(registrar),
    reviewer: reviewer === null ? null : unpackId(reviewer),
    telephone: compared?.phones[0] ?? null,
    address: compared?.addresses[0] ?? null,
  };
}
