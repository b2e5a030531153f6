/** Who stands behind a number of a draw, as far as this desk has the case, and whether a home may still be offered. */
import type { ApplicationState } from '../../domain/application/state.ts';
import type { Unavailable } from '../../domain/selection/events.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { waitingNoOf } from '../../domain/selection/waiting-number.ts';
import { caseByWaitingNumber } from '../../store/queries/waiting-register.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { bannedMember } from '../waitlist/banned-member.ts';
import { loadWaiting } from '../waitlist/waiting-stream.ts';
import type { SettledDraw } from './settled-draw.ts';

export function caseOf(desk: OpenDesk, no: string): CaseId | undefined {
  const number = waitingNoOf(no);
  return number === undefined ? undefined : caseByWaitingNumber(desk.file.db, number);
}

export function applicationOf(desk: OpenDesk, no: string): ApplicationState | undefined {
  const caseId = caseOf(desk, no);
  return caseId === undefined ? undefined : loadApplication(desk.file, caseId)?.state;
}

/** By the draw's own objections, and by the waiting list as it is today. */
export function unavailableIn(desk: OpenDesk, settled: SettledDraw): (no: string) => Unavailable | null {
  const struck = new Set(settled.draw.struck);
  const today = todayOf(desk);
  return (no) => {
    if (struck.has(no)) return 'struck';
    const caseId = caseOf(desk, no);
    if (caseId === undefined) return null;
    const waiting = loadWaiting(desk.file, caseId).state;
    if (waiting !== undefined && waiting.left !== null) return waiting.left.reason === 'housed' ? 'housed' : 'left';
    if (waiting?.pausedUntil !== null && waiting !== undefined && waiting.pausedUntil >= today) return 'paused';
    const application = loadApplication(desk.file, caseId)?.state;
    return application !== undefined && bannedMember(desk, application.content.members) !== undefined ? 'banned' : null;
  };
}
