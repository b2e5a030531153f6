/** What an office records about arrears: contacts, steps, a pause until a day, an agreement with instalments. */
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { ArrearsCommand, ArrearsCommandType } from './commands.ts';
import type { ArrearsEvent, Instalment } from './events.ts';
import type { ArrearsRefusal } from './refusal.ts';
import type { ArrearsState } from './state.ts';

export const arrearsPermissions: Readonly<Record<ArrearsCommandType, Permission>> = {
  contact: 'rent.keep',
  'take-step': 'rent.keep',
  'make-letter': 'rent.keep',
  pause: 'rent.decide',
  resume: 'rent.decide',
  agree: 'rent.decide',
  'end-agreement': 'rent.decide',
};

export interface ArrearsFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly leaseId: string;
  readonly office: OfficeId;
  readonly household: readonly string[];
  /** Rent past its day, fen. */
  readonly lateFen: number;
  /** All that is owed, fen. */
  readonly owedFen: number;
}

type Decision = Result<readonly ArrearsEvent[], ArrearsRefusal>;

export function decideArrears(command: ArrearsCommand, state: ArrearsState, facts: ArrearsFacts): Decision {
  const refusal = standingRefusal(command.type, facts);
  if (refusal !== undefined) return err(refusal);
  const { leaseId, office, today: on, lateFen } = facts;
  const of = { leaseId, office, on };
  switch (command.type) {
    case 'contact': {
      const { way, reached, note } = command;
      if (note.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'arrears.contacted.v1', payload: { ...of, way, reached, note } }]);
    }
    case 'take-step':
      if (lateFen <= 0) return err({ code: 'nothing-late' });
      return ok([{ type: 'arrears.step-taken.v1', payload: { ...of, step: command.step, note: command.note } }]);
    case 'make-letter': {
      const { letter } = command;
      // Printed again on the same day, it is the same letter.
      const isSame = state.lastLetter?.on === on && state.lastLetter.letter === letter;
      return ok(isSame ? [] : [{ type: 'arrears.letter-made.v1', payload: { ...of, letter } }]);
    }
    case 'pause':
      if (command.until < on) return err({ code: 'pause-not-ahead' });
      if (command.reason.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'arrears.paused.v1', payload: { ...of, until: command.until, reason: command.reason } }]);
    case 'resume':
      if (state.paused === null || state.paused.until < on) return err({ code: 'not-paused' });
      if (command.reason.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'arrears.resumed.v1', payload: { ...of, reason: command.reason } }]);
    case 'agree':
      if (state.agreement !== null) return err({ code: 'agreed-already' });
      if (!areSound(command.instalments, facts)) return err({ code: 'instalments-wrong' });
      return ok([
        { type: 'arrears.agreed.v1', payload: { ...of, instalments: command.instalments, note: command.note } },
      ]);
    case 'end-agreement':
      if (state.agreement === null) return err({ code: 'no-agreement' });
      if (command.reason.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'arrears.agreement-ended.v1', payload: { ...of, reason: command.reason } }]);
  }
}

/** Permission, office and own case, in this order. */
function standingRefusal(type: ArrearsCommandType, facts: ArrearsFacts): ArrearsRefusal | undefined {
  const { actor, office, household } = facts;
  const permission = arrearsPermissions[type];
  if (!rolesAllow(actor.roles, permission)) return { code: 'missing-permission', permission };
  if (!covers(actor.office, office)) return { code: 'wrong-office', office };
  return household.some((number) => actor.interests.includes(number)) ? { code: 'own-case' } : undefined;
}

function areSound(instalments: readonly Instalment[], { today, owedFen }: ArrearsFacts): boolean {
  const total = instalments.reduce((sum, { fen }) => sum + fen, 0);
  const inOrder = instalments.every(({ dueOn }, index) => dueOn > (instalments[index - 1]?.dueOn ?? today));
  const amounts = instalments.every(({ fen }) => Number.isSafeInteger(fen) && fen > 0);
  return instalments.length > 0 && inOrder && amounts && total <= owedFen;
}
