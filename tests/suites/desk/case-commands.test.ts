import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import type { SavedCommand } from '../../../src/domain/application/saved-command.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { latestOutbox, outboxCounts } from '../../../src/store/outbox.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const newCase = (): CaseId => made.desk.newId() as CaseId;
const newCommand = (): CommandId => made.desk.newId() as CommandId;

interface More {
  readonly commandId?: CommandId;
  readonly version?: number;
}

function run(who: TestStaffName, caseId: CaseId, ...[command, more = {}]: [ApplicationCommand, More?]) {
  const version = more.version ?? loadApplication(made.desk.file, caseId)?.version ?? 0;
  const request = { commandId: more.commandId ?? newCommand(), caseId, version, command };
  return executeCaseCommand(made.desk, request, made.as(who).actor);
}

function submit(content = aContent()): CaseId {
  const caseId = newCase();
  const documents = requiredTypes.map((type) => aDocument(type));
  const outcome = run('streetClerk', caseId, {
    type: 'submit',
    caseId,
    externalId: '',
    channel: 'counter',
    street: '630104003' as OfficeId,
    content,
    documents,
  });
  expect(outcome.ok).toBe(true);
  return caseId;
}

describe('a command on a case', () => {
  it('sent twice is done once, and answered the same', () => {
    const caseId = submit();
    const commandId = newCommand();
    const waiting = outboxCounts(made.desk.file.db).waiting;
    const first = run('streetClerk', caseId, { type: 'accept' }, { commandId, version: 1 });
    const again = run('streetClerk', caseId, { type: 'accept' }, { commandId, version: 1 });
    expect(first.ok && first.value.noticeNo).toMatch(/^XN受2026-01-000001$/);
    expect(again).toEqual(first);
    expect(outboxCounts(made.desk.file.db).waiting).toBe(waiting + 1);
  });

  it('keeps no second copy of what was handed in: the outbox names the submission, its event holds it', () => {
    const caseId = submit();
    const [sent] = latestOutbox(made.desk.file.db, null, 1);
    const payload = sent?.payload as { readonly caseId: CaseId; readonly command: SavedCommand };
    expect(payload).toEqual({ caseId, command: { type: 'submit' } });
  });

  it('is refused under an id that was used for something else, or by somebody else', () => {
    const caseId = submit();
    const other = submit();
    const commandId = newCommand();
    expect(run('streetClerk', caseId, { type: 'accept' }, { commandId }).ok).toBe(true);
    const reused = { ok: false, error: { code: 'command-id-reused' } };
    expect(run('streetClerk', other, { type: 'accept' }, { commandId })).toEqual(reused);
    expect(run('secondStreetClerk', caseId, { type: 'accept' }, { commandId })).toEqual(reused);
    const withdraw = { type: 'withdraw', reason: 'other', comment: '' } as const;
    expect(run('streetClerk', caseId, withdraw, { commandId })).toEqual(reused);
  });

  it('is refused when the case moved on since the screen read it', () => {
    const caseId = submit();
    expect(run('streetClerk', caseId, { type: 'accept' }).ok).toBe(true);
    const stale = run(
      'secondStreetClerk',
      caseId,
      { type: 'pass-review', recommendation: 'approve', comment: '' },
      { version: 1 },
    );
    expect(stale).toEqual({ ok: false, error: { code: 'changed-meanwhile' } });
  });

  it('gives each number once, and a refusal uses none up', () => {
    const first = submit();
    const second = submit();
    const numbers = [first, second].map((caseId) => loadApplication(made.desk.file, caseId)?.state.caseNo);
    expect(numbers).toEqual(['XN2026-01-000001', 'XN2026-01-000002']);
    expect(run('auditor', first, { type: 'accept' }).ok).toBe(false);
    const accepted = run('streetClerk', first, { type: 'accept' });
    expect(accepted.ok && accepted.value.noticeNo).toBe('XN受2026-01-000001');
  });

  it('cannot accept a second live application of one person, and can once the first has ended', () => {
    const first = submit();
    const second = submit();
    expect(run('streetClerk', first, { type: 'accept' }).ok).toBe(true);
    expect(run('streetClerk', second, { type: 'accept' })).toEqual({
      ok: false,
      error: {
        code: 'identity-claimed',
        name: '马秀莲',
        role: '01',
        caseNo: 'XN2026-01-000001',
        otherRole: '01',
      },
    });
    expect(run('streetClerk', first, { type: 'withdraw', reason: 'applicant-request', comment: '' }).ok).toBe(true);
    expect(run('streetClerk', second, { type: 'accept' }).ok).toBe(true);
  });

  it('holds everybody of the household in whatever role, and says as what they stand where (decisions/0013)', () => {
    const nobody = { counted: false, income: false, ownership: false, residence: false };
    const mother = aMember({ name: '韩秀英', identityNumber: '630104195001010024', relation: '52', flags: nobody });
    const son = aMember({ name: '马强', identityNumber: '630104197801010018' });
    const first = submit(aContent({ members: [aMember(), mother] }));
    const second = submit(aContent({ members: [son, mother] }));
    expect(run('streetClerk', first, { type: 'accept' }).ok).toBe(true);
    const refused = run('streetClerk', second, { type: 'accept' });
    expect(refused).toMatchObject({ error: { code: 'identity-claimed', name: '韩秀英', role: '52', otherRole: '52' } });
    expect(run('streetClerk', first, { type: 'withdraw', reason: 'applicant-request', comment: '' }).ok).toBe(true);
    expect(run('streetClerk', second, { type: 'accept' }).ok).toBe(true);
  });

  it('on a case that does not exist is refused', () => {
    expect(run('streetClerk', newCase(), { type: 'accept' })).toEqual({
      ok: false,
      error: { code: 'unknown-case' },
    });
  });
});
