import type { EstateEvent } from '../../../domain/estate/events.ts';
import type { UnitEvent } from '../../../domain/unit/events.ts';
import { unitImportStream } from '../../../domain/unit/import-event.ts';
import type { CommandId, StaffId, UnitNo } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { type SavedEstateCommand, prepareEstate } from '../../units/execute-estate.ts';
import { type SavedLedgerCommand, prepareLedger } from '../../units/execute-ledger.ts';
import { activeActor } from '../../staff/active-actor.ts';
import {
  type ImportSigning,
  type LineResult,
  decideEstateLine,
  decideUnitLine,
} from '../../units/import/decide-line.ts';
import { type LedgerDesk, ledgerDesk } from '../../units/import/ledger-desk.ts';
import type { Decided, Deciding } from './decision.ts';

/** A change of the ledger of homes, on the home as it is now; what another desk made of it alike leaves nothing to do. */
export function redecideUnit({ desk, command, actor }: Deciding): Decided {
  const { unitNo, command: saved } = command.payload as SavedLedgerCommand;
  const commandId = command.commandId as CommandId;
  const prepared = prepareLedger(desk, { commandId, unitNo, version: null, command: saved }, actor);
  if (prepared.ok) return ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome });
  return prepared.error.code === 'ledger-unchanged' ? ok({ appends: [], outcome: null }) : prepared;
}

export function redecideEstate({ desk, command, actor }: Deciding): Decided {
  const { estateId, command: saved } = command.payload as SavedEstateCommand;
  const commandId = command.commandId as CommandId;
  const prepared = prepareEstate(desk, { commandId, estateId, version: null, command: saved }, actor);
  if (prepared.ok) return ok({ appends: prepared.value.appends, outcome: prepared.value.outcome });
  return prepared.error.code === 'ledger-unchanged' ? ok({ appends: [], outcome: null }) : prepared;
}

/**
 * A group of homes from a file, on the ledger as it is now. What another desk brought in alike is there already; a code
 * that means another home now refuses the group, which is then a person's to look at.
 */
export function redecideUnitImport({ desk, command, actor }: Deciding): Decided {
  const { importId, secondBy } = command.payload as { readonly importId: string; readonly secondBy: StaffId };
  const second = activeActor(desk, secondBy);
  if (second === undefined) return err({ code: 'second-person', why: 'unknown' });
  const ledger = ledgerDesk(desk, { actor, second });
  const signing = { actor, secondBy, importId };
  for (const event of command.events) {
    const decided = decidedAgain(ledger, event as unknown as UnitEvent | EstateEvent, signing);
    if (decided === undefined || decided.kind !== 'refused') continue;
    const { code, value } = decided.problem;
    if (code === 'room-exists') return err({ code, unitNo: value as UnitNo });
    return err(code === 'differs' ? { code: 'unit-exists', unitNo: value as UnitNo } : { code: 'changed-meanwhile' });
  }
  return ok({ appends: ledger.appends, outcome: null });
}

function decidedAgain(
  ledger: LedgerDesk,
  { type, payload }: UnitEvent | EstateEvent,
  signing: ImportSigning,
): LineResult | undefined {
  if (type === 'estate.registered.v1') {
    const { estateId, importId: _import, secondBy: _second, ...estate } = payload;
    return decideEstateLine(ledger, { estateId, estate }, signing);
  }
  if (type !== 'unit.registered.v1') return undefined;
  const { unitNo, rent, state, importId: _import, secondBy: _second, ...unit } = payload;
  return decideUnitLine(ledger, { unitNo, unit, rent, state }, signing);
}

/** That a file came in is as true after a pull as before: it follows what others say of the same file. */
export function redecideImportEnd({ desk, command }: Deciding): Decided {
  const { fileHash } = command.payload as { readonly fileHash: string };
  const stream = unitImportStream(fileHash);
  const events = command.events.filter((event) => event.stream === stream);
  return ok({ appends: [{ stream, expectedVersion: desk.file.load(stream).version, events }], outcome: null });
}
