import { describe, expect, it } from 'vitest';
import { permissionsToWrite } from './may-write.ts';
import { type Role, roles, rolesAllow } from './role.ts';

const mayWrite = (role: Role, type: string, stream: string): boolean =>
  permissionsToWrite({ type, stream }).some((permission) => rolesAllow([role], permission));

const writers = (type: string, stream: string): readonly Role[] => roles.filter((role) => mayWrite(role, type, stream));

describe('who may write an event', () => {
  it.each([
    ['application.submitted.v1', 'application:1', ['clerk', 'hall', 'supervisor']],
    ['application.accepted.v1', 'application:1', ['clerk']],
    ['application.supplement-requested.v1', 'application:1', ['clerk', 'supervisor']],
    ['application.supplemented.v1', 'application:1', ['clerk', 'hall']],
    ['application.review-passed.v1', 'application:1', ['clerk', 'supervisor']],
    ['application.approved.v1', 'application:1', ['supervisor']],
    ['application.withdrawn.v1', 'application:1', ['clerk', 'hall', 'supervisor']],
    ['application.closed-for-another.v1', 'application:1', ['clerk', 'supervisor']],
    ['application.household-merged.v1', 'application:1', ['clerk', 'supervisor']],
    ['pair.told-apart.v1', 'pair:1:2', ['clerk', 'supervisor']],
    ['pair.joined.v1', 'application:1', []],
    ['claim.taken.v1', 'claim:identity-1', ['clerk', 'hall', 'supervisor', 'admin']],
    ['application.clock-paused.v1', 'application:1', ['clerk', 'supervisor']],
    ['calendar.announced.v1', 'calendar:2027', ['admin']],
    ['staff.changed.v1', 'staff:1', ['admin']],
    ['office.registered.v1', 'office:6301', ['admin']],
    ['settings.changed.v1', 'settings:city', ['admin']],
    ['policy.version-proposed.v1', 'policy:xining', ['admin']],
    ['policy.version-issued.v1', 'policy:xining', ['supervisor', 'admin']],
    ['policy.proposal-withdrawn.v1', 'policy:xining', ['admin']],
    ['policy.proposal-refused.v1', 'policy:xining', ['supervisor', 'admin']],
  ])('%s', (type, stream, expected) => {
    expect(writers(type, stream)).toStrictEqual(expected);
  });

  it('of a newer program goes by the kind of its stream', () => {
    expect(writers('staff.retired.v1', 'staff:1')).toStrictEqual(['admin']);
    expect(writers('calendar.withdrawn.v1', 'calendar:2027')).toStrictEqual(['admin']);
    expect(writers('settings.locked.v1', 'settings:city')).toStrictEqual(['admin']);
    expect(writers('parking.assigned.v1', 'parking:1')).toStrictEqual(['clerk', 'hall', 'supervisor', 'admin']);
  });

  it('on a stream where it does not belong is nobody', () => {
    expect(writers('calendar.announced.v1', 'settings:city')).toStrictEqual([]);
    expect(writers('claim.taken.v1', 'staff:1')).toStrictEqual([]);
    expect(writers('application.submitted.v1', 'settings:city')).toStrictEqual([]);
  });
});
