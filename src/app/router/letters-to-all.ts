import type { LetterRunEvent } from '../../contract/letter-run.ts';
import type { TemplateKind } from '../../domain/letter/letter-kind.ts';
import { runLetters } from '../letters/letter-run.ts';
import type { Letter } from '../letters/reminder-letters.ts';
import { noteReading } from '../session/note-reading.ts';
import type { CallContext } from './guarded.ts';
import { templateBytes } from './letters-router.ts';

interface ToAll {
  readonly kind: TemplateKind;
  readonly signal: AbortSignal | undefined;
}

/** By the template of the person's office; each letter stands in the reading log. */
export async function* lettersToAll(
  context: CallContext,
  letters: readonly Letter[],
  { kind, signal }: ToAll,
): AsyncGenerator<LetterRunEvent, void> {
  const desk = context.desk();
  const person = context.person();
  const { bytes: template } = await templateBytes(context, person.actor.office, kind);
  const read = ({ leaseId }: Letter): void => {
    noteReading(desk, person, { action: 'lease.document', subject: leaseId, detail: kind });
  };
  yield* runLetters(desk, letters, { template, signal, read });
}
