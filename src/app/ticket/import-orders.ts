/**
 * Orders of the hotline out of its own export: each row is an order heard, or named with everything that is wrong with
 * it. An order number comes in once, so the same file again adds nothing; a stop in the middle loses nothing.
 */
import { createHash } from 'node:crypto';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import { type OrderMapping, type OrderProblem, intakeOfOrder } from '../../domain/ticket/order-row.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { loadClaim } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { executeTicket } from './execute-ticket.ts';
import { onceClaimStream } from './ticket-stream.ts';

export interface OrderReport {
  readonly total: number;
  readonly imported: number;
  readonly known: number;
  /** Rows that did not come in, by their place in the file, the first being 1. */
  readonly refused: readonly RefusedOrder[];
}

export interface RefusedOrder {
  readonly row: number;
  readonly orderNo: string;
  readonly problems: readonly OrderProblem[];
  readonly refusal: AnyRefusal | null;
}

/** Refused `missing-permission`. `onRow` after each row. */
export function importOrders(
  desk: OpenDesk,
  {
    rows,
    mapping,
    onRow,
  }: {
    readonly rows: Iterable<Readonly<Record<string, string>>>;
    readonly mapping: OrderMapping;
    readonly onRow?: (done: number) => void;
  },
  actor: Actor,
): Result<OrderReport, AnyRefusal> {
  const permission = 'ticket.import';
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  const refused: RefusedOrder[] = [];
  let total = 0;
  let imported = 0;
  let known = 0;
  for (const row of rows) {
    total += 1;
    const orderNo = (row[mapping.columns.orderNo] ?? '').trim();
    const outcome = importOne(desk, { row, mapping }, actor);
    if (outcome === 'imported') imported += 1;
    else if (outcome === 'known') known += 1;
    else refused.push({ row: total, orderNo, ...outcome });
    onRow?.(total);
  }
  return ok({ total, imported, known, refused });
}

type One = 'imported' | 'known' | Pick<RefusedOrder, 'problems' | 'refusal'>;

function importOne(
  desk: OpenDesk,
  { row, mapping }: { readonly row: Readonly<Record<string, string>>; readonly mapping: OrderMapping },
  actor: Actor,
): One {
  const intake = intakeOfOrder(row, mapping, actor.office);
  if (!intake.ok) return { problems: intake.error, refusal: null };
  const claim = onceClaimStream(intake.value);
  if (claim !== null && loadClaim(desk.file, claim).state.holder !== null) return 'known';
  const request = {
    commandId: idOf('command', intake.value.orderNo) as CommandId,
    ticketId: idOf('ticket', intake.value.orderNo),
    version: 0,
    command: { type: 'receive', intake: intake.value },
  } as const;
  const done = executeTicket(desk, request, actor);
  return done.ok ? 'imported' : { problems: [], refusal: done.error };
}

/** The same order has the same ids at every desk: two that import it while apart have one command. */
function idOf(what: 'command' | 'ticket', orderNo: string): string {
  const hex = createHash('sha256').update(`anju-order/1 ${what} ${orderNo}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
