import { NO_DAY } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { type PageStatement, type TotalStatement, listColumns } from './queue-statements.ts';

/**
 * The cases that one person holds. They are tens, at most some hundreds: the person's own holds are found by index, and
 * sorted together, where a list of a queue must never be.
 */
const held = `case_hold
     JOIN event ON event.stream = case_hold.application AND event.stream_version = 1
     JOIN case_row ON case_row.case_key = event.position
   WHERE case_hold.holder = @reader AND case_hold.is_current
     AND (@returned = 0 OR case_hold.case_version < case_row.step_version)
     AND (@programmes >> case_row.programme) & 1 AND (@channels >> case_row.channel) & 1
     AND case_row.green_channel >= @green AND +case_row.due_day >= @due_from AND +case_row.due_day <= @due_by
     AND (@stale_on = ${String(NO_DAY)} OR EXISTS (SELECT 1 FROM case_check WHERE case_check.case_id = case_hold.case_id
       AND case_check.stale_day < +@stale_on AND case_check.closed = 0))
     AND (@level = 0 OR (@level = 1 AND +case_row.district_id = @office) OR +case_row.street_id = @office)`;

export function heldStatement(descending: boolean, by: 'offset' | 'after'): PageStatement {
  return descending ? statements.desc[by] : statements.asc[by];
}

function statement(direction: 'ASC' | 'DESC', by: 'offset' | 'after'): PageStatement {
  const further = direction === 'ASC' ? '>' : '<';
  const place =
    by === 'offset'
      ? ''
      : `AND (case_row.due_day ${further} @after
         OR (case_row.due_day = @after AND case_row.case_key ${further} @after_key))`;
  return namedStatement(
    `held.page.${direction.toLowerCase()}.${by}`,
    `SELECT ${listColumns.join(', ')} FROM ${held} ${place}
     ORDER BY case_row.due_day ${direction}, case_row.case_key ${direction}
     LIMIT +@limit ${by === 'offset' ? 'OFFSET +@offset' : ''}`,
  );
}

const statements = {
  asc: { offset: statement('ASC', 'offset'), after: statement('ASC', 'after') },
  desc: { offset: statement('DESC', 'offset'), after: statement('DESC', 'after') },
};

export const heldTotal: TotalStatement = namedStatement('held.total', `SELECT count(*) AS n FROM ${held}`);
