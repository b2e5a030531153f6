import { describe, expect, it } from 'vitest';
import { clerk } from '../../../tests/support/application/builders.ts';
import { factsFor, submit } from '../../../tests/support/application/given.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { ApplicationCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type SavedCommand, commandOfSaved, savedCommandOf, submitCommandOf } from './saved-command.ts';

function submittedPayload(command: ApplicationCommand): Parameters<typeof submitCommandOf>[0] {
  const decision = decide(command, undefined, factsFor(clerk));
  const event = decision.ok ? decision.value[0] : undefined;
  if (event?.type !== 'application.submitted.v1') throw new Error('the submission was refused');
  // As the log gives it back.
  return JSON.parse(JSON.stringify(event.payload)) as typeof event.payload;
}

describe('a saved command', () => {
  it.each([
    ['handed in today', submit],
    ['handed in earlier', { ...submit, receivedOn: plainDate('2026-08-30') } as ApplicationCommand],
  ])('of a submission %s is given back by its event, and decides to the same event', (_when, command) => {
    const payload = submittedPayload(command);
    expect(savedCommandOf(command)).toEqual({ type: 'submit' });
    const again = commandOfSaved(savedCommandOf(command), payload);
    expect(again).toMatchObject(command);
    expect(submittedPayload(again)).toEqual(payload);
  });

  it('of a submission by an earlier program is read as it was saved', () => {
    expect(commandOfSaved(submit as SavedCommand, undefined)).toEqual(submit);
  });

  it('of a submission without its event is a bug', () => {
    expect(() => commandOfSaved({ type: 'submit' }, undefined)).toThrow('has its event');
  });

  it('on a case is kept whole', () => {
    const command: ApplicationCommand = { type: 'approve', comment: '同意' };
    expect(commandOfSaved(savedCommandOf(command), undefined)).toEqual(command);
  });
});
