/**
 * The case to go on with: the first of the list, by the rule that the team set, on which this person can work. What is
 * passed over is counted by its reason, so that nothing is jumped over without a word.
 */
import { stepRefusal } from '../../domain/application/available-actions.ts';
import { queueOf } from '../../domain/application/queue.ts';
import { openQueues } from '../../domain/queue/turn.ts';
import { type NextCaseRule, nextCaseRuleOf } from '../../domain/settings/settings.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { holderOf } from '../../store/queries/holds.ts';
import type { QueueRow } from '../../store/queries/queue-row.ts';
import { type QueueSelection, queuePage } from '../../store/queries/queue.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { rememberedState } from './remembered-states.ts';

/** Whoever took in a street's cases is barred from the next step of many: a second look costs more than a longer first. */
const FIRST_LOOK = 20;
const FURTHER_LOOK = 32;
/** So many are looked at before the person is told that there may be more. */
const MOST_LOOKED_AT = 1_000;

export interface NextWanted {
  readonly selection: QueueSelection;
  readonly caseId: CaseId | null;
  readonly passed: readonly CaseId[];
}

export interface Skipped {
  readonly held: number;
  readonly barred: number;
  readonly passed: number;
}

export interface NextCase {
  readonly row: QueueRow | null;
  readonly rule: NextCaseRule;
  readonly skipped: Skipped;
  readonly more: boolean;
}

export function nextCase(desk: OpenDesk, wanted: NextWanted, person: SignedIn): NextCase {
  const rule = nextCaseRuleOf(settingsOf(desk));
  const skipped = { held: 0, barred: 0, passed: 0 };
  const passed = new Set(wanted.passed);
  let looked = 0;
  for (const row of inOrder(desk, wanted.selection, rule)) {
    if (row.caseId === wanted.caseId) continue;
    if (looked === MOST_LOOKED_AT) return { row: null, rule, skipped, more: true };
    looked += 1;
    const why = passed.has(row.caseId) ? 'passed' : whyNot(desk, row, person);
    if (why === null) return { row, rule, skipped, more: false };
    skipped[why] += 1;
  }
  return { row: null, rule, skipped, more: false };
}

function whyNot(desk: OpenDesk, { caseId, status, heldUntil }: QueueRow, { actor }: SignedIn): keyof Skipped | null {
  const isHeld = heldUntil > desk.now();
  if (isHeld && holderOf(desk.file.db, caseId)?.staffId !== actor.staffId) return 'held';
  // In a list of ended cases there is no step to be barred from: it is leafed through.
  if (!openQueues.includes(queueOf(status))) return null;
  const state = rememberedState(desk.file, caseId);
  const refusal = state === undefined ? null : stepRefusal(state, actor);
  return refusal?.code === 'four-eyes' || refusal?.code === 'own-case' ? 'barred' : null;
}

function* inOrder(desk: OpenDesk, selection: QueueSelection, rule: NextCaseRule): Generator<QueueRow> {
  switch (rule) {
    case 'due':
      yield* rowsOf(desk, selection, 'due');
      return;
    case 'oldest':
      yield* rowsOf(desk, selection, 'received');
      return;
    case 'green': {
      const { filters } = selection;
      yield* rowsOf(desk, { ...selection, filters: { ...filters, greenOnly: true } }, 'due');
      if (filters.greenOnly) return;
      for (const row of rowsOf(desk, selection, 'due')) if (!row.greenChannel) yield row;
    }
  }
}

/** A list that has no order by receipt is gone through in its own. */
function* rowsOf(desk: OpenDesk, selection: QueueSelection, sort: 'due' | 'received'): Generator<QueueRow> {
  let after: string | undefined;
  for (;;) {
    const limit = after === undefined ? FIRST_LOOK : FURTHER_LOOK;
    const position = after === undefined ? { offset: 0 } : { after };
    const rows = queuePage(desk.file.db, { ...selection, sort, descending: false, position, limit });
    yield* rows;
    after = rows.at(-1)?.cursor;
    if (rows.length < limit || after === undefined) return;
  }
}
