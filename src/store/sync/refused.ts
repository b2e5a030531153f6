import { invariant } from '../../kernel/invariant.ts';
import { noteHead } from '../append.ts';
import type { CaseFile } from '../case-file.ts';
import { packId } from '../compact-id.ts';
import { sealHead } from '../sealing.ts';
import { guarded } from '../store-fault.ts';
import { type ApplyRules, makeRows } from './apply-ordered.ts';
import { hubState } from './hub-state.ts';
import { decideAgain } from './redecide.ts';
import { supersede } from './supersede.ts';

/**
 * The hub refuses a command for good: it becomes an item for a person, and what was decided on top of it is decided
 * again without it. Returns the item's id; undefined when nothing of that command waits any more.
 */
export function supersedeRefused(
  file: CaseFile,
  refused: { readonly commandId: string; readonly reason: string },
  rules: ApplyRules,
): string | undefined {
  const { db } = file;
  const work = db.transaction(() => {
    const hub = hubState(db);
    invariant(hub, 'who was refused has a hub');
    const superseded = supersede(file, hub, { streams: [], commandIds: [packId(refused.commandId)] });
    for (const stream of superseded.streams) makeRows(file, stream);
    const again = decideAgain(file, superseded, {
      ...rules,
      refusedByHub: { commandIds: [refused.commandId], reason: refused.reason },
    });
    if (again.rebased.length > 0) sealHead(file, file.now());
    return { again, conflictId: again.conflicts[0] };
  });
  const { again, conflictId } = guarded(db.name, () => work.immediate());
  noteHead(file, again.writer);
  return conflictId;
}
