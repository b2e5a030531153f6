/** Attacks by a batch that is signed as it should be and says what it should not. */
import { batchSealText } from '../../../src/protocol/batch-seal.ts';
import type { Batch, WireCommand, WireEvent } from '../../../src/protocol/batch.ts';
import type { ChainCommand, ChainEvent } from '../../support/hub/test-chain.ts';
import { sealed } from '../../support/hub/test-chain.ts';
import {
  type TestPerson,
  foundingCommand,
  nextStep,
  registration,
  submission,
} from '../../support/hub/test-commands.ts';
import { strangeDevice } from '../../support/hub/test-hub.ts';
import { testKey } from '../../support/hub/test-key.ts';
import { type Attack, STREET, type Stage } from './stage.ts';

const push = ({ attacker }: Stage, batch: Batch) => attacker.send({ path: attacker.pushPath(), body: batch });
const pushed = (stage: Stage, commands: readonly ChainCommand[]) => push(stage, stage.attacker.chain.batch(commands));

function own({ test, city }: Stage): ChainCommand {
  return submission(test, { by: city.clerk, street: STREET });
}

function two(stage: Stage): Batch {
  return stage.attacker.chain.batch([own(stage), own(stage)]);
}

/** The same commands with other events, under the old seal. */
function withEvents(batch: Batch, change: (events: WireEvent[]) => WireEvent[]): Batch {
  const [first, ...rest] = batch.commands as [WireCommand, ...WireCommand[]];
  return { ...batch, commands: [{ ...first, events: change([...first.events]) }, ...rest] };
}

/** Sealed again by the attacker's own key with something else in the seal. */
function resealed({ attacker }: Stage, batch: Batch, changes: Partial<Batch['seal']>): Batch {
  const { signature: _old, ...seal } = batch.seal;
  return { ...batch, seal: sealed(attacker.key, { ...seal, ...changes }) };
}

function command({ test }: Stage, by: TestPerson, events: readonly ChainEvent[]): ChainCommand {
  return { commandId: test.newId(), name: 'x.y', actor: by.staffId, office: by.office, events };
}

function staffChange(person: TestPerson, roles: readonly string[], office: string): ChainEvent {
  const payload = { account: 'a', name: 'n', roles, office, identityNumber: '', relatives: [], reason: 'r' };
  return { stream: `staff:${person.staffId}`, streamVersion: 2, type: 'staff.changed.v1', payload };
}

const REFUSED_SCOPE = ['foreign-scope'];
const REFUSED_ROLE = ['role-missing'];

const chainAttacks: readonly Attack[] = [
  {
    name: 'a seal that nobody signed',
    refusedAs: ['bad-seal'],
    run: (stage) => {
      const batch = two(stage);
      return push(stage, { ...batch, seal: { ...batch.seal, signature: testKey().sign(batchSealText(batch.seal)) } });
    },
  },
  {
    name: "a seal in another device's name",
    refusedAs: ['bad-seal'],
    run: (stage) => push(stage, resealed(stage, two(stage), { device: stage.city.otherDesk.id })),
  },
  {
    name: 'a seal of a device that is not enrolled',
    refusedAs: ['unknown-device'],
    run: (stage) => {
      const stranger = strangeDevice(stage.test, STREET);
      return push(stage, stranger.chain.batch([own(stage)]));
    },
  },
  {
    name: "a revoked device's batch, carried by another",
    refusedAs: ['revoked'],
    run: (stage) => push(stage, stage.revoked.chain.batch([own(stage)])),
  },
  {
    name: 'an event altered after the seal',
    refusedAs: ['broken-chain', 'bad-payload'],
    run: (stage) =>
      push(
        stage,
        withEvents(two(stage), ([event, ...rest]) => {
          const payload = event?.payload.replace('xxx', stage.random.pick(['xyx', 'yyy', 'xx受']));
          return event === undefined ? rest : [{ ...event, payload: payload ?? '' }, ...rest];
        }),
      ),
  },
  {
    name: 'an event left out',
    refusedAs: ['broken-chain'],
    run: (stage) =>
      push(
        stage,
        withEvents(two(stage), (events) => events.toSpliced(stage.random.integer(0, 1), 1)),
      ),
  },
  {
    name: 'an event doubled',
    refusedAs: ['broken-chain'],
    run: (stage) =>
      push(
        stage,
        withEvents(two(stage), ([a, ...rest]) => (a === undefined ? rest : [a, a, ...rest])),
      ),
  },
  {
    name: 'events in another order',
    refusedAs: ['broken-chain'],
    run: (stage) =>
      push(
        stage,
        withEvents(two(stage), (events) => events.toReversed()),
      ),
  },
  {
    name: 'another person or time written over a sealed command',
    refusedAs: ['broken-chain'],
    run: (stage) => {
      const batch = two(stage);
      const [first, ...rest] = batch.commands as [WireCommand, ...WireCommand[]];
      const changes = stage.random.pick([{ actor: stage.city.admin.staffId }, { wallTime: 5 }, { office: '6301' }]);
      return push(stage, { ...batch, commands: [{ ...first, ...changes }, ...rest] });
    },
  },
  {
    name: 'a command made superseded on the way',
    refusedAs: ['bad-scope'],
    run: (stage) => {
      const batch = two(stage);
      const [first, ...rest] = batch.commands as [WireCommand, ...WireCommand[]];
      return push(stage, { ...batch, commands: [{ ...first, superseded: true }, ...rest] });
    },
  },
  {
    name: 'a payload in another spelling',
    refusedAs: ['bad-payload'],
    run: (stage) => {
      const spelling = stage.random.pick([
        ' {}',
        '{"a":1,"a":2}',
        '[]',
        '"x"',
        'null',
        '{"b":1,"a":2}',
        '{"a":1.0}',
        '',
      ]);
      return push(
        stage,
        withEvents(two(stage), ([a, ...rest]) => (a === undefined ? rest : [{ ...a, payload: spelling }, ...rest])),
      );
    },
  },
  {
    name: 'a payload too deep to walk',
    refusedAs: ['bad-payload'],
    run: (stage) => {
      const depth = stage.random.integer(50_000, 100_000);
      const payload = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      return push(
        stage,
        withEvents(two(stage), ([a, ...rest]) => (a === undefined ? rest : [{ ...a, payload }, ...rest])),
      );
    },
  },
  {
    name: 'half a character in a payload',
    refusedAs: ['bad-payload'],
    run: (stage) =>
      push(
        stage,
        withEvents(two(stage), ([a, ...rest]) =>
          a === undefined ? rest : [{ ...a, payload: '{"a":"\ud800"}' }, ...rest],
        ),
      ),
  },
  {
    name: 'a seal for another city',
    refusedAs: ['wrong-city'],
    run: (stage) =>
      push(stage, stage.attacker.chain.batch([own(stage)], { city: stage.random.pick(['6302', '1101', '']) })),
  },
  {
    name: 'a hole in the chain',
    refusedAs: ['gap'],
    run: (stage) => {
      for (let left = stage.random.integer(1, 3); left > 0; left -= 1) two(stage);
      return push(stage, two(stage));
    },
  },
  {
    name: 'another past: a fork',
    refusedAs: ['forked'],
    run: (stage) => {
      stage.attacker.chain.backTo(undefined);
      const commands = Array.from({ length: stage.random.integer(1, 4) }, () => own(stage));
      return pushed(stage, commands);
    },
  },
  {
    name: 'another hash before the first',
    refusedAs: ['forked', 'broken-chain'],
    run: (stage) => push(stage, resealed(stage, two(stage), { previousHash: 'ab'.repeat(32) })),
  },
  {
    name: 'counts that do not go on',
    refusedAs: ['bad-counts'],
    run: (stage) => {
      const batch = two(stage);
      const scopes = batch.seal.scopes.map((each) => ({ ...each, from: each.from + stage.random.integer(1, 9) }));
      return push(stage, resealed(stage, batch, { scopes }));
    },
  },
  {
    name: 'a root over other events',
    refusedAs: ['bad-scope'],
    run: (stage) => {
      const batch = two(stage);
      const scopes = batch.seal.scopes.map((each) => ({ ...each, root: 'cd'.repeat(32) }));
      return push(stage, resealed(stage, batch, { scopes }));
    },
  },
  {
    name: 'a scope kept silent about, or made up',
    refusedAs: ['bad-scope', 'bad-counts'],
    run: (stage) => {
      const batch = two(stage);
      const made = { scope: '630103001', from: 0, count: 1, root: 'cd'.repeat(32) };
      const scopes = stage.random.chance(0.5) ? batch.seal.scopes.slice(1) : [...batch.seal.scopes, made];
      return push(stage, resealed(stage, batch, { scopes }));
    },
  },
];

const ruleAttacks: readonly Attack[] = [
  {
    name: "a step on another office's case",
    refusedAs: REFUSED_SCOPE,
    run: (stage) =>
      pushed(stage, [nextStep(stage.test, stage.city.otherClerk, { caseId: stage.foreign.caseId, streamVersion: 2 })]),
  },
  {
    name: "guessing where another office's case stands",
    refusedAs: REFUSED_SCOPE,
    run: (stage) =>
      pushed(stage, [
        nextStep(stage.test, stage.city.clerk, {
          caseId: stage.foreign.caseId,
          streamVersion: stage.random.integer(3, 99),
        }),
      ]),
  },
  {
    name: "a new case in another office's street",
    refusedAs: REFUSED_SCOPE,
    run: (stage) =>
      pushed(stage, [
        submission(stage.test, { by: stage.city.otherClerk, street: stage.random.pick(['630103001', '630104004']) }),
      ]),
  },
  {
    name: 'a case in another city',
    refusedAs: REFUSED_SCOPE,
    run: (stage) => pushed(stage, [submission(stage.test, { by: stage.city.clerk, street: '110101001' })]),
  },
  {
    name: "acting for an office that is not the person's",
    refusedAs: REFUSED_SCOPE,
    run: (stage) => pushed(stage, [{ ...own(stage), office: stage.random.pick(['6301', '630104', '630103001']) }]),
  },
  {
    name: 'a clerk decides as a supervisor',
    refusedAs: REFUSED_ROLE,
    run: (stage) => {
      const type = stage.random.pick([
        'application.approved.v1',
        'application.rejected.v1',
        'application.rejection-confirmed.v1',
      ]);
      return pushed(stage, [
        nextStep(stage.test, stage.city.clerk, { caseId: stage.own.caseId, streamVersion: 2, type }),
      ]);
    },
  },
  {
    name: 'an auditor writes',
    refusedAs: REFUSED_ROLE,
    run: (stage) =>
      pushed(stage, [nextStep(stage.test, stage.city.auditor, { caseId: stage.own.caseId, streamVersion: 2 })]),
  },
  {
    name: 'a person whom nobody registered',
    refusedAs: ['unknown-actor'],
    run: (stage) => {
      const nobody = { staffId: stage.random.pick(['system', 'admin', stage.test.newId()]), office: STREET, roles: [] };
      return pushed(stage, [submission(stage.test, { by: nobody, street: STREET })]);
    },
  },
  {
    name: 'a person who has left',
    refusedAs: ['inactive-actor'],
    run: (stage) => pushed(stage, [submission(stage.test, { by: stage.former, street: STREET })]),
  },
  {
    name: 'a clerk registers an administrator',
    refusedAs: REFUSED_ROLE,
    run: (stage) => {
      const friend: TestPerson = { staffId: stage.test.newId(), office: STREET, roles: ['admin'] };
      return pushed(stage, [registration(stage.test, stage.city.clerk, friend)]);
    },
  },
  {
    name: "a raised role: one's own account",
    refusedAs: REFUSED_ROLE,
    run: (stage) => {
      const by = stage.random.pick([stage.city.clerk, stage.city.districtAdmin]);
      return pushed(stage, [command(stage, by, [staffChange(by, ['admin', 'supervisor'], by.office)])]);
    },
  },
  {
    name: "a raised role: a district's administrator makes one of the city",
    refusedAs: REFUSED_ROLE,
    run: (stage) =>
      pushed(stage, [command(stage, stage.city.districtAdmin, [staffChange(stage.city.clerk, ['admin'], '6301')])]),
  },
  {
    name: "a district's administrator shuts out the city's",
    refusedAs: REFUSED_ROLE,
    run: (stage) => {
      const { admin, districtAdmin, supervisor } = stage.city;
      const stream = `staff:${stage.random.pick([admin, supervisor]).staffId}`;
      const event = { stream, streamVersion: 2, type: 'staff.deactivated.v1', payload: { reason: 'r' } };
      return pushed(stage, [command(stage, districtAdmin, [event])]);
    },
  },
  {
    name: 'roles that are no list, an office that is none',
    refusedAs: REFUSED_ROLE,
    run: (stage) => {
      const payload = stage.random.pick([{}, { roles: 'admin', office: '6301' }, { roles: ['admin'], office: '63' }]);
      const event = {
        stream: `staff:${stage.city.clerk.staffId}`,
        streamVersion: 2,
        type: 'staff.changed.v1',
        payload,
      };
      return pushed(stage, [command(stage, stage.city.admin, [event])]);
    },
  },
  {
    name: 'an event on a stream where it does not belong',
    refusedAs: REFUSED_ROLE,
    run: (stage) => {
      const type = stage.random.pick(['claim.taken.v1', 'application.submitted.v1', 'office.renamed.v1']);
      const event = { stream: `staff:${stage.test.newId()}`, streamVersion: 1, type, payload: { street: STREET } };
      return pushed(stage, [command(stage, stage.city.clerk, [event])]);
    },
  },
  {
    name: "the city's settings changed by a clerk",
    refusedAs: REFUSED_ROLE,
    run: (stage) =>
      pushed(stage, [
        command(stage, stage.city.clerk, [
          { stream: 'settings:city', streamVersion: 1, type: 'settings.changed.v1', payload: {} },
        ]),
      ]),
  },
  {
    name: "the city's policy issued by a clerk",
    refusedAs: REFUSED_ROLE,
    run: (stage) => {
      const type = stage.random.pick(['policy.version-proposed.v1', 'policy.version-issued.v1']);
      return pushed(stage, [
        command(stage, stage.city.clerk, [{ stream: 'policy:xining', streamVersion: 1, type, payload: {} }]),
      ]);
    },
  },
  {
    name: "the city's policy issued by a district's administrator",
    refusedAs: REFUSED_SCOPE,
    run: (stage) => {
      const type = stage.random.pick(['policy.version-proposed.v1', 'policy.version-issued.v1']);
      return pushed(stage, [
        command(stage, stage.city.districtAdmin, [{ stream: 'policy:xining', streamVersion: 1, type, payload: {} }]),
      ]);
    },
  },
  {
    name: "an office above or beside one's own",
    refusedAs: REFUSED_SCOPE,
    run: (stage) => {
      const officeId = stage.random.pick(['630105', '630103009']);
      const event = {
        stream: `office:${officeId}`,
        streamVersion: 1,
        type: 'office.registered.v1',
        payload: { officeId },
      };
      return pushed(stage, [command(stage, stage.city.districtAdmin, [event])]);
    },
  },
  {
    name: 'a second founding of the city',
    refusedAs: ['unknown-actor', 'role-missing'],
    run: (stage) => {
      const king: TestPerson = { staffId: stage.test.newId(), office: '6301', roles: ['admin'] };
      return pushed(
        stage,
        [foundingCommand(stage.test, king, ['630105'])].map((each) => ({ ...each, events: each.events.slice(0, 2) })),
      );
    },
  },
  {
    name: "another device's command id",
    refusedAs: ['command-id-reused'],
    run: (stage) => pushed(stage, [{ ...own(stage), commandId: stage.foreign.commandId }]),
  },
  {
    name: 'one command id twice',
    refusedAs: ['command-id-reused'],
    run: (stage) => {
      const commandId = stage.test.newId();
      return pushed(stage, [
        { ...own(stage), commandId },
        { ...own(stage), commandId },
      ]);
    },
  },
];

export const batchAttacks: readonly Attack[] = [...chainAttacks, ...ruleAttacks];
