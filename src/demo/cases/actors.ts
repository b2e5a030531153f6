import type { Actor } from '../../domain/application/available-actions.ts';
import type { Channel } from '../../domain/application/programme.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
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

/** Who takes each step of a path: the right office, never twice in a row (four eyes), never on a relative's case. */
export function castOf({ path, street, channel, identityNumbers, people, random }: CastWish): readonly Actor[] {
  let lastStepBy: StaffId | null = null;
  let decidedBy: StaffId | null = null;
  const free = (group: readonly Actor[], not: StaffId | null): Actor => {
    const able = group.filter(
      (actor) => actor.staffId !== not && !actor.interests.some((number) => identityNumbers.includes(number)),
    );
    invariant(able.length > 0, 'an office has a second person for every step');
    return random.pick(able);
  };
  const at = (office: OfficeId, ...roles: ('clerk' | 'hall' | 'supervisor')[]): readonly Actor[] =>
    roles.flatMap((role) => people.at(office, role).map(({ actor }) => actor));
  const district = street.district.id;
  // The service halls belong to the districts.
  const hall = at(district, 'hall');
  return path.map((kind): Actor => {
    let actor: Actor;
    switch (kind) {
      case 'submit':
        actor = free(channel === 'counter' ? [...at(street.id, 'clerk'), ...hall] : at(street.id, 'clerk'), null);
        return actor;
      case 'record-supplement':
      case 'request-recheck':
        return free([...at(street.id, 'clerk'), ...hall], null);
      case 'request-supplement':
        return free(at(street.id, 'clerk'), null);
      case 'accept':
        actor = free(at(street.id, 'clerk'), null);
        break;
      case 'pass-street':
        actor = free(at(street.id, 'clerk'), lastStepBy);
        break;
      case 'pass-district':
      case 'return-to-street':
        actor = free(at(district, 'clerk', 'supervisor'), lastStepBy);
        break;
      case 'return-to-district':
        actor = free(at(demoCityOffice.id, 'clerk', 'supervisor'), lastStepBy);
        break;
      case 'approve':
      case 'reject':
        actor = free(at(demoCityOffice.id, 'supervisor'), lastStepBy);
        decidedBy = actor.staffId;
        break;
      case 'confirm-rejection':
      case 'overturn-rejection':
        actor = free(at(demoCityOffice.id, 'supervisor'), decidedBy);
        break;
      case 'withdraw':
        actor = free([...at(street.id, 'clerk'), ...hall], null);
        break;
    }
    lastStepBy = actor.staffId;
    return actor;
  });
}
