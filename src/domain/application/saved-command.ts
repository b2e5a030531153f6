/**
 * What is kept of a command until the hub has it. A submission's content stands in its event already, so only its
 * name is kept beside it: a second copy of every household and document list was a third of the case file.
 */
import { invariant } from '../../kernel/invariant.ts';
import type { ApplicationCommand, CaseCommand } from './commands.ts';
import type { ApplicationEvent } from './events.ts';

type Submission = Extract<ApplicationCommand, { type: 'submit' }>;
type SubmittedPayload = Extract<ApplicationEvent, { type: 'application.submitted.v1' }>['payload'];

/** A command as it is kept; a submission that an earlier program saved still has its content in it. */
export type SavedCommand = CaseCommand | Submission | { readonly type: 'submit' };

/** The command as it is kept beside its events. */
export function savedCommandOf(command: ApplicationCommand): SavedCommand {
  return command.type === 'submit' ? { type: 'submit' } : command;
}

/** The command to decide again; `submitted` is the payload of the case's first event, which a submission needs. */
export function commandOfSaved(saved: SavedCommand, submitted: SubmittedPayload | undefined): ApplicationCommand {
  if (saved.type !== 'submit' || 'content' in saved) return saved;
  invariant(submitted, 'a saved submission has its event');
  return submitCommandOf(submitted);
}

/** The command that gave this event: deciding it again on the same facts gives the same event. */
export function submitCommandOf(submitted: SubmittedPayload): Submission {
  const { caseId, externalId, channel, street, receivedOn, content, documents } = submitted;
  return { type: 'submit', caseId, externalId, channel, street, receivedOn, content, documents };
}
