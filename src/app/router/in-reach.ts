import { covers } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { refused } from '../refuse.ts';
import type { CallContext } from './guarded.ts';

/** Figures are of the reader's own office or of one below it. */
export function inReach({ person }: Pick<CallContext, 'person'>, office: OfficeId): void {
  if (!covers(person().actor.office, office)) throw refused({ code: 'outside-office', office });
}
