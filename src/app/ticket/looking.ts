import type { Actor } from '../../domain/application/available-actions.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { FigureSpan } from '../../store/queries/ticket-figures.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';

/** Who looks, at what: the office of the figures is at or below their own. */
export interface Looking {
  readonly actor: Actor;
  readonly office: OfficeId;
}

export function looked(desk: OpenDesk, { actor, office }: Looking): Pick<FigureSpan, 'scope' | 'reader' | 'today'> {
  return { scope: office, reader: actor.staffId, today: todayOf(desk) };
}
