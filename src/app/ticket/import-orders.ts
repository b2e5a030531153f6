/**
 * Orders of the hotline out of its own export, row by row: good ones come in, each bad one is named with everything that
 * is wrong with it.
 *
 * What must stay true: each order is a command of its own whose id comes from its number, so two desks that import it
 * while apart have one command; an order number comes in once, so the same file again adds nothing and a stop in the
 * middle loses nothing. A group is prepared and committed without a pause; between groups the desk does other work.
 * Memory does not grow with the file, but for its order numbers.
 */
import { setImmediate } from 'node:timers/promises';
import type { OrderImportEvent, OrderLineProblem, OrderPreview } from '../../contract/order-import.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { Intake } from '../../domain/ticket/events.ts';
import { type OrderMapping, intakeOfOrder } from '../../domain/ticket/order-row.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { StoreFault } from '../../store/store-fault.ts';
import { type CommitRequest, commitMany } from '../../store/unit-of-work.ts';
import { loadClaim } from '../application/application-stream.ts';
import { groupNumbers } from '../application/numbers.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { officeName } from '../staff/offices.ts';
import { TableFault } from '../tables/table-row.ts';
import { prepareTicket } from './execute-ticket.ts';
import { type OrderFile, type OrderFileRow, openOrders } from './order-rows.ts';
import { outsideId } from './outside-id.ts';
import { onceClaimStreams } from './ticket-stream.ts';

export interface OrderImport {
  readonly file: Blob;
  readonly fileName: string;
  readonly mode: 'check' | 'import';
  readonly mapping: OrderMapping;
  readonly actor: Actor;
  readonly signal?: AbortSignal | undefined;
}

/** Orders of one transaction: some tens of milliseconds. */
const GROUP = 100;
const MOST_PREVIEWED = 20;

/** Throws `REFUSED` `bad-file` where the file is no table, or none any further: what came in before that stays. */
export async function* importOrders(desk: OpenDesk, wish: OrderImport): AsyncGenerator<OrderImportEvent, void> {
  const started = performance.now();
  const run = orderRun(desk, wish);
  try {
    const file = await openOrders(wish.file, wish.mapping);
    for await (const rows of file.rows()) {
      for (let at = 0; at < rows.length; at += GROUP) {
        if (wish.signal?.aborted === true) return;
        run.take(rows.slice(at, at + GROUP));
        yield run.progress(file);
        await setImmediate();
      }
    }
    run.end(file);
    yield run.progress(file);
  } catch (error) {
    throw error instanceof TableFault ? refused({ code: 'bad-file', reason: error.code }) : error;
  }
  const { fileName, mode } = wish;
  yield { kind: 'report', report: { fileName, mode, ...run.counts, millis: Math.round(performance.now() - started) } };
}

interface OrderRun {
  readonly counts: { rows: number; added: number; repeated: number; refused: number };
  take(rows: readonly OrderFileRow[]): void;
  /** The last row was read. */
  end(file: OrderFile): void;
  progress(file: OrderFile): OrderImportEvent;
}

function orderRun(desk: OpenDesk, { mapping, actor, mode }: OrderImport): OrderRun {
  const seen = new Map<string, number>();
  const counts = { rows: 0, added: 0, repeated: 0, refused: 0 };
  let problems: OrderLineProblem[] = [];
  let preview: OrderPreview[] = [];
  const take = (rows: readonly OrderFileRow[]): void => {
    const group = orderGroup(desk, actor);
    for (const row of rows) {
      const taken = group.take(row, mapping, seen);
      counts.rows += 1;
      counts[taken.kind] += 1;
      if (taken.kind === 'refused') problems.push(...taken.problems);
      if (taken.kind === 'added' && counts.added <= MOST_PREVIEWED) preview.push(previewOf(desk, row, taken.intake));
    }
    if (mode === 'import') group.write();
  };
  return {
    counts,
    take,
    end: (file) => {
      const whole = { sheet: '', line: 0, orderNo: '', column: null, refusal: null };
      const missing = file.missing();
      if (missing === null) problems.push({ ...whole, code: 'no-table', value: mapping.columns.orderNo });
      else problems.push(...missing.map((value) => ({ ...whole, code: 'column-missing' as const, value })));
    },
    progress: (file) => {
      const told = { problems, preview };
      problems = [];
      preview = [];
      return { kind: 'progress', share: file.share(), ...counts, ...told };
    },
  };
}

type Taken =
  | { readonly kind: 'added'; readonly intake: Intake }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly problems: readonly OrderLineProblem[] };

/** Rows that are decided one after the other and written at once. */
function orderGroup(desk: OpenDesk, actor: Actor) {
  const numbers = groupNumbers(desk);
  const commits: CommitRequest[] = [];
  return {
    take: (row: OrderFileRow, mapping: OrderMapping, seen: Map<string, number>): Taken => {
      const orderNo = (row.fields[mapping.columns.orderNo] ?? '').trim();
      const at = { sheet: row.sheet, line: row.line, orderNo };
      const named = (problem: Omit<OrderLineProblem, 'sheet' | 'line' | 'orderNo' | 'refusal'>): OrderLineProblem => ({
        ...at,
        refusal: null,
        ...problem,
      });
      const intake = intakeOfOrder(row.fields, mapping, actor.office);
      if (!intake.ok) {
        const value = (column: OrderLineProblem['column']): string =>
          column === null ? '' : (row.fields[mapping.columns[column]] ?? '').slice(0, 40);
        return {
          kind: 'refused',
          problems: intake.error.map(({ column, problem }) => named({ column, code: problem, value: value(column) })),
        };
      }
      const first = seen.get(orderNo);
      if (first !== undefined) {
        return {
          kind: 'refused',
          problems: [named({ column: 'orderNo', code: 'twice-in-file', value: String(first) })],
        };
      }
      seen.set(orderNo, row.line);
      const claims = onceClaimStreams(intake.value);
      if (claims.some((claim) => loadClaim(desk.file, claim).state.holder !== null)) return { kind: 'repeated' };
      const request = {
        commandId: outsideId(`anju-order/1 command ${orderNo}`) as CommandId,
        ticketId: outsideId(`anju-order/1 ticket ${orderNo}`),
        version: 0,
        command: { type: 'receive', intake: intake.value },
      } as const;
      const prepared = prepareTicket(desk, request, { actor, book: numbers.next() });
      if (!prepared.ok) {
        const problem = named({ column: null, code: 'refused', value: '' });
        return { kind: 'refused', problems: [{ ...problem, refusal: prepared.error }] };
      }
      numbers.given(['ticket']);
      commits.push(prepared.value.commit);
      return { kind: 'added', intake: intake.value };
    },
    write: (): void => {
      if (commits.length === 0) return;
      const results = commitMany(desk.file, commits);
      if (results.some((result) => result.kind === 'behind')) {
        throw new StoreFault('busy', 'busy: another program imported the same orders meanwhile');
      }
      invariant(
        results.every((result) => result.kind === 'committed'),
        'an order that nobody took has a command of its own',
      );
      for (const topic of ['tickets', 'outbox'] as const) desk.changes.publish(topic);
    },
  };
}

function previewOf(desk: OpenDesk, { line }: OrderFileRow, intake: Intake): OrderPreview {
  const { orderNo, title, subject, topic, office, about, receivedOn, orderDueOn } = intake;
  return {
    ...{ line, orderNo, title, subject, topic, receivedOn },
    officeName: officeName(desk, office),
    about: about.map(({ label }) => label).join('、'),
    dueOn: orderDueOn,
  };
}
