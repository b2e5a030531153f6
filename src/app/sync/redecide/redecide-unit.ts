import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { type SavedEstateCommand, prepareEstate } from '../../units/execute-estate.ts';
import { type SavedLedgerCommand, prepareLedger } from '../../units/execute-ledger.ts';
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
