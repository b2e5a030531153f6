import type { Actor } from '../../domain/application/available-actions.ts';
import type { Channel } from '../../domain/application/programme.ts';
import type { Role } from '../../domain/staff/role.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { CityPeople } from '../city/found-city.ts';
import { type DemoStreet, demoCityOffice } from '../city/offices.ts';
import type { StepKind } from './outcome.ts';

export interface CastWish {
  readonly path: readonly StepKind[];
  readonly street: DemoStreet;
  readonly channel: Channel;
  readonly identityNumbers: readonly string[];
  readonly people: CityPeople;
  readonly random: SeededRandom;
}

/**
 * Who takes each step of a path: the right office, never a person whose other step still stands (four eyes), never on a
 * relative's case. A step that a return undid stands no longer.
 */
export function castOf(wish: CastWish): readonly Actor[] {
  const { path, identityNumbers, random } = wish;
  const standing = new Map<StepKind, StaffId>();
  let lastStepBy: StaffId | null = null;
  return path.map((kind) => {
    const before = kind === 'confirm-rejection' || kind === 'overturn-rejection' ? null : lastStepBy;
    const others = FOUR_EYES.includes(kind) ? [before, ...standing.values()] : [];
    const able = ableTo(kind, wish).filter(
      ({ staffId, interests }) =>
        !others.includes(staffId) && !interests.some((number) => identityNumbers.includes(number)),
    );
    invariant(able.length > 0, `an office has another person to ${kind}`);
    const { staffId, ...rest } = random.pick(able);
    if (kind === 'return-to-street') standing.delete('pass-street');
    if (kind === 'return-to-district') standing.delete('pass-district');
    if (STAND.includes(kind)) standing.set(kind, staffId);
    if (!UNCOUNTED.includes(kind)) lastStepBy = staffId;
    return { staffId, ...rest };
  });
}

const STAND: readonly StepKind[] = ['accept', 'accept-on-promise', 'pass-street', 'pass-district', 'approve', 'reject'];
const UNCOUNTED: readonly StepKind[] = [
  'submit',
  'request-supplement',
  'record-supplement',
  'record-promised',
  'request-recheck',
];
const FOUR_EYES: readonly StepKind[] = [
  'pass-street',
  'pass-district',
  'return-to-street',
  'return-to-district',
  'approve',
  'reject',
  'confirm-rejection',
  'overturn-rejection',
];

/** Everyone of the office whose turn it is, by role. The service halls belong to the districts. */
function ableTo(kind: StepKind, { street, channel, people }: CastWish): readonly Actor[] {
  const at = (office: OfficeId, ...roles: Role[]): readonly Actor[] =>
    roles.flatMap((role) => people.at(office, role).map(({ actor }) => actor));
  const district = street.district.id;
  switch (kind) {
    case 'submit':
      return channel === 'counter' ? [...at(street.id, 'clerk'), ...at(district, 'hall')] : at(street.id, 'clerk');
    case 'record-supplement':
    case 'record-promised':
    case 'request-recheck':
    case 'withdraw':
      return [...at(street.id, 'clerk'), ...at(district, 'hall')];
    case 'request-supplement':
    case 'accept':
    case 'accept-on-promise':
    case 'pass-street':
      return at(street.id, 'clerk');
    case 'pass-district':
    case 'return-to-street':
      return at(district, 'clerk', 'supervisor');
    case 'return-to-district':
      return at(demoCityOffice.id, 'clerk', 'supervisor');
    case 'approve':
    case 'reject':
    case 'confirm-rejection':
    case 'overturn-rejection':
      return at(demoCityOffice.id, 'supervisor');
    default:
      return assertNever(kind);
  }
}
