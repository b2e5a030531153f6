/** Commands with the events that a desk would write: only what the hub looks at, the rest short. */
import { levelOf } from '../../../src/domain/office/office.ts';
import type { Role } from '../../../src/domain/staff/role.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import type { ChainCommand } from './test-chain.ts';
import type { TestHub } from './test-hub.ts';

export interface TestPerson {
  readonly staffId: string;
  readonly office: string;
  readonly roles: readonly Role[];
}

/** The founding command of a city: offices and the first administrator. */
export function foundingCommand(test: TestHub, administrator: TestPerson, offices: readonly string[]): ChainCommand {
  const { staffId, office } = administrator;
  const events = [
    ...offices.map((id) => ({
      stream: `office:${id}`,
      streamVersion: 1,
      type: 'office.registered.v1',
      payload: { officeId: id, name: `office ${id}`, level: levelOf(id as OfficeId) },
    })),
    staffEvent(administrator),
    {
      stream: 'claim:account-admin',
      streamVersion: 1,
      type: 'claim.taken.v1',
      payload: { holder: staffId, label: 'admin' },
    },
  ];
  return { commandId: test.newId(), name: 'desk.setup', actor: staffId, office, events };
}

function staffEvent({ staffId, office, roles }: TestPerson): ChainCommand['events'][number] {
  const payload = { staffId, account: staffId, name: 'somebody', roles, office, identityNumber: '', relatives: [] };
  return { stream: `staff:${staffId}`, streamVersion: 1, type: 'staff.registered.v1', payload };
}

/** An administrator registers somebody. */
export function registration(test: TestHub, by: TestPerson, person: TestPerson): ChainCommand {
  const taken = { holder: person.staffId, label: person.staffId };
  return {
    commandId: test.newId(),
    name: 'staff.register',
    actor: by.staffId,
    office: by.office,
    events: [
      staffEvent(person),
      { stream: `claim:account-${person.staffId}`, streamVersion: 1, type: 'claim.taken.v1', payload: taken },
    ],
  };
}

export interface Submission {
  readonly by: TestPerson;
  readonly street: string;
  readonly caseId?: string;
  readonly documents?: readonly string[];
  readonly words?: string;
  /** Size of the content where `words` says nothing. */
  readonly bytes?: number;
}

/** Somebody hands in an application at a street. */
export function submission(test: TestHub, { by, street, documents = [], ...rest }: Submission): ChainCommand {
  const { caseId = test.newId(), bytes = 100, words = 'x'.repeat(bytes) } = rest;
  const files = documents.map((hash) => ({ hash, bytes: 1, mediaType: 'image/png', name: 'page.png' }));
  const payload = { caseId, street, content: words, documents: [{ id: 'd', files }] };
  const submitted = { stream: `application:${caseId}`, streamVersion: 1, type: 'application.submitted.v1', payload };
  const claim = {
    stream: `claim:external-${caseId.replaceAll('-', '')}`,
    streamVersion: 1,
    type: 'claim.taken.v1',
    payload: { holder: caseId, label: 'C1' },
  };
  return {
    commandId: test.newId(),
    name: 'application.submit',
    actor: by.staffId,
    office: by.office,
    events: [submitted, claim],
  };
}

/** The next step of a case. */
export function nextStep(
  test: TestHub,
  by: TestPerson,
  step: {
    readonly caseId: string;
    readonly streamVersion: number;
    readonly type?: string;
    readonly superseded?: boolean;
  },
): ChainCommand {
  const { caseId, streamVersion, type = 'application.accepted.v1', superseded = false } = step;
  const event = { stream: `application:${caseId}`, streamVersion, type, payload: { comment: 'words' } };
  return {
    commandId: test.newId(),
    name: 'application.step',
    actor: by.staffId,
    office: by.office,
    superseded,
    events: [event],
  };
}
