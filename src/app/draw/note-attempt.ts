/** What was asked of a draw, or of what is frozen for it, and refused: kept where everybody who may look can see it. */
import type { Actor } from '../../domain/application/available-actions.ts';
import type { AttemptedCommand } from '../../domain/draw/command-type.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import { recordAccess } from '../../store/access-log.ts';
import { commit } from '../../store/unit-of-work.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { drawStream, loadDraw } from './draw-stream.ts';

/** The desk's own command under which a refused attempt is kept. */
export const NOTE_REFUSAL = 'draw.note-refusal';

interface Attempt {
  readonly drawId: string;
  readonly command: AttemptedCommand;
  readonly code: string;
  readonly actor: Actor;
}

/** In the draw's own log where the person may write there; else, and before there is one, in the desk's log of accesses. */
export function noteAttempt(desk: OpenDesk, { drawId, command, code, actor }: Attempt): void {
  const loaded = loadDraw(desk.file, drawId);
  if (loaded === undefined || !rolesAllow(actor.roles, 'draw.conduct')) {
    const action = 'draw.attempt-refused';
    recordAccess(desk.file.db, {
      at: desk.now(),
      actor: actor.staffId,
      action,
      subject: drawId,
      detail: `${command} ${code}`,
    });
    return;
  }
  const note = { command, code, attemptedOn: todayOf(desk) };
  commit(desk.file, {
    commandId: desk.newId(),
    commandName: NOTE_REFUSAL,
    commandPayload: { drawId, note },
    actor: actor.staffId,
    office: actor.office,
    wallTime: desk.now(),
    appends: [
      {
        stream: drawStream(drawId),
        expectedVersion: loaded.version,
        events: [{ type: 'draw.attempt-refused.v1', payload: note }],
      },
    ],
    outcome: null,
  });
  for (const topic of ['draws', 'outbox'] as const) desk.changes.publish(topic);
}
