/**
 * The rules of a lease (PRH-17 to PRH-20): drafted whole, explained before it is signed, filed in time, handed over with
 * readings, ended with a reason. A home is never let twice: whoever has it is asked, and a claim settles a race.
 */
import { err, ok } from '../../kernel/result.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import { mayLease, mayOnContent } from './available-actions.ts';
import type { LeaseCommand } from './commands.ts';
import type { LeaseContent } from './content.ts';
import type { LeaseDecision, LeaseFacts } from './facts.ts';
import type { LeaseRefusal } from './refusal.ts';
import { contentRefusal } from './sound-content.ts';
import type { LeaseState, Signature } from './state.ts';

type Of<T extends LeaseCommand['type']> = Extract<LeaseCommand, { readonly type: T }>;

export function decideLease(command: LeaseCommand, state: LeaseState | undefined, facts: LeaseFacts): LeaseDecision {
  if (command.type === 'draft') return state === undefined ? draft(command, facts) : err({ code: 'exists-already' });
  if (state === undefined) return err({ code: 'unknown-lease' });
  const allowed = mayLease(state, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'redraft':
      return redraft(command, state, facts);
    case 'drop':
      if (command.reason.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'lease.dropped.v1', payload: { reason: command.reason, droppedOn: facts.today } }]);
    case 'explain':
      return explain(command, facts);
    case 'sign':
      return sign(command, state, facts);
    case 'file':
      return file(command, state, facts);
    case 'move-in':
    case 'move-out':
      return move(command, state, facts);
    case 'supplement':
      return supplement(command, state, facts);
    case 'change-tenant':
      return changeTenant(command, state, facts);
    case 'end':
      return end(command, state, facts);
  }
}

function draft({ content }: Of<'draft'>, facts: LeaseFacts): LeaseDecision {
  const allowed = mayOnContent(content, 'lease.keep', facts.actor);
  if (!allowed.ok) return allowed;
  const refusal = contentRefusal(content, facts.policy) ?? homeRefusal(content, facts);
  if (refusal !== undefined) return err(refusal);
  const { leaseId, leaseNo, today: draftedOn } = facts;
  const basis = basisOf(facts, ['PRH-18', 'PRH-20', 'PRH-22']);
  return ok([{ type: 'lease.drafted.v1', payload: { ...content, leaseId, leaseNo, draftedOn, basis } }]);
}

/** The street does not change: the lease and its ledger are read where it lies. */
function redraft({ content }: Of<'redraft'>, state: LeaseState, facts: LeaseFacts): LeaseDecision {
  const { office } = state.content;
  if (content.office !== office) return err({ code: 'wrong-office', office });
  const refusal = contentRefusal(content, facts.policy) ?? homeRefusal(content, facts);
  if (refusal !== undefined) return err(refusal);
  const basis = basisOf(facts, ['PRH-18', 'PRH-20', 'PRH-22']);
  return ok([{ type: 'lease.redrafted.v1', payload: { content, draftedOn: facts.today, basis } }]);
}

function homeRefusal(content: LeaseContent, { homeTakenBy }: LeaseFacts): LeaseRefusal | undefined {
  const holder = homeTakenBy(content);
  return holder === undefined ? undefined : { code: 'home-taken', unitNo: content.home.unitNo, holder };
}

function explain({ explainedOn, note }: Of<'explain'>, facts: LeaseFacts): LeaseDecision {
  if (explainedOn > facts.today) return err({ code: 'day-in-future' });
  const basis = basisOf(facts, ['PRH-17']);
  return ok([{ type: 'lease.explained.v1', payload: { explainedOn, note, basis } }]);
}

function sign({ signedOn, signatures }: Of<'sign'>, state: LeaseState, facts: LeaseFacts): LeaseDecision {
  const { explained, content } = state;
  if (explained === null) return err({ code: 'not-explained' });
  if (signedOn > facts.today) return err({ code: 'day-in-future' });
  if (signedOn < explained.on) return err({ code: 'day-too-early', earliest: explained.on });
  const refusal = contentRefusal(content, facts.policy) ?? homeRefusal(content, facts);
  if (refusal !== undefined) return err(refusal);
  const needed: readonly Signature['party'][] =
    content.origin === 'employer' ? ['landlord', 'tenant', 'employer'] : ['landlord', 'tenant'];
  const parties = needed.filter(
    (party) => !signatures.some((signature) => signature.party === party && signature.name.trim() !== ''),
  );
  if (parties.length > 0) return err({ code: 'signatures-missing', parties });
  const fileBy = facts.deadline(signedOn, facts.policy.fileWithin);
  const basis = basisOf(facts, ['PRH-17', 'PRH-19', 'PRH-20']);
  return ok([{ type: 'lease.signed.v1', payload: { signedOn, signatures, fileBy, basis } }]);
}

function file({ filedOn, filingNo }: Of<'file'>, { filed, signed }: LeaseState, facts: LeaseFacts): LeaseDecision {
  if (filed !== null) return err({ code: 'filed-already', filingNo: filed.filingNo });
  const refusal = dayRefusal(filedOn, signed?.on ?? filedOn, facts);
  if (refusal !== undefined) return err(refusal);
  if (filingNo.trim() === '') return err({ code: 'filing-number-missing' });
  return ok([{ type: 'lease.filed.v1', payload: { filedOn, filingNo, basis: basisOf(facts, ['PRH-19']) } }]);
}

function move(command: Of<'move-in'> | Of<'move-out'>, state: LeaseState, facts: LeaseFacts): LeaseDecision {
  const { type, ...protocol } = command;
  const before = type === 'move-in' ? state.movedIn : state.movedOut;
  if (before !== null) return err({ code: 'moved-already', on: before.on });
  if (type === 'move-out' && state.movedIn === null) return err({ code: 'not-moved-in' });
  const earliest = (type === 'move-in' ? state.signed?.on : state.movedIn?.on) ?? protocol.on;
  const refusal = dayRefusal(protocol.on, earliest, facts);
  if (refusal !== undefined) return err(refusal);
  const read = protocol.readings.filter(({ reading }) => reading.trim() !== '');
  if (read.length === 0) return err({ code: 'readings-missing' });
  return ok([{ type: type === 'move-in' ? 'lease.moved-in.v1' : 'lease.moved-out.v1', payload: protocol }]);
}

function supplement({ text, signedOn }: Of<'supplement'>, state: LeaseState, facts: LeaseFacts): LeaseDecision {
  if (text.trim() === '') return err({ code: 'comment-missing' });
  const refusal = dayRefusal(signedOn, state.signed?.on ?? signedOn, facts);
  if (refusal !== undefined) return err(refusal);
  const no = state.supplements.length + 1;
  return ok([{ type: 'lease.supplemented.v1', payload: { no, text, signedOn } }]);
}

/** Domain reference §2.4: dues paid, publicity in the estate over, one of the household, the remaining term only. */
function changeTenant(command: Of<'change-tenant'>, state: LeaseState, facts: LeaseFacts): LeaseDecision {
  const { identityNumber, phone, reason, publicised, comment } = command;
  const { tenant, term } = state.content;
  const next = tenant.occupants.find((occupant) => occupant.identityNumber === identityNumber);
  if (next === undefined) return err({ code: 'not-an-occupant' });
  if (facts.today > term.until) return err({ code: 'outside-term', ...term });
  const fen = facts.owed();
  if (fen > 0) return err({ code: 'tenant-owes', fen });
  const days = facts.tenantPublicityDays;
  if (publicised.until < addDays(publicised.from, days - 1)) return err({ code: 'publicity-short', days });
  if (publicised.until >= facts.today) return err({ code: 'publicity-running', until: publicised.until });
  const rest = tenant.occupants.filter((occupant) => occupant !== next);
  const former = { name: tenant.name, identityNumber: tenant.identityNumber };
  const occupants = reason === 'other' ? [...rest, former] : rest;
  return ok([
    {
      type: 'lease.tenant-changed.v1',
      payload: {
        tenant: { ...next, phone, occupants },
        reason,
        publicised,
        changedOn: facts.today,
        comment,
        basis: basisOf(facts, []),
      },
    },
  ]);
}

/** With the term, or before it is over; a lease that ran out is ended on its last day. */
function end({ endsOn, reason, comment }: Of<'end'>, state: LeaseState, facts: LeaseFacts): LeaseDecision {
  const { term } = state.content;
  if (endsOn < term.from || endsOn > term.until) return err({ code: 'outside-term', ...term });
  if (reason === 'expired' ? endsOn !== term.until || facts.today <= endsOn : comment.trim() === '') {
    return reason === 'expired' ? err({ code: 'outside-term', ...term }) : err({ code: 'comment-missing' });
  }
  const basis = basisOf(facts, ['PRH-26', 'PRH-28', 'PRH-31']);
  return ok([{ type: 'lease.ended.v1', payload: { endsOn, reason, comment, recordedOn: facts.today, basis } }]);
}

function dayRefusal(on: PlainDate, earliest: PlainDate, { today }: LeaseFacts): LeaseRefusal | undefined {
  if (on > today) return { code: 'day-in-future' };
  return on < earliest ? { code: 'day-too-early', earliest } : undefined;
}

function basisOf({ policy }: LeaseFacts, rules: readonly string[]): Basis {
  return { rules, policy: policy.id, values: {} };
}
