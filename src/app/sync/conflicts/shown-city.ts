/** What the whole city has: homes, estates, policy documents, sessions of choosing, as a conflict compares them. */
import type { EstateEvent } from '../../../domain/estate/events.ts';
import { foldEstate } from '../../../domain/estate/state.ts';
import { foldDocument, type LibraryEvent } from '../../../domain/library/document.ts';
import type { SelectionEvent } from '../../../domain/selection/events.ts';
import { foldSelection } from '../../../domain/selection/evolve.ts';
import type { UnitEvent } from '../../../domain/unit/events.ts';
import { foldUnit } from '../../../domain/unit/evolve.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import { typedEvents } from '../../../store/typed-events.ts';

/** Who lives there is in no stream of the city but by the number of their case. */
export function shownUnit(events: readonly LoadedEvent[]): unknown {
  const state = foldUnit(typedEvents<UnitEvent>(events, 'unit'));
  if (state === undefined) return undefined;
  const { unitNo, building, floor, room, type, area, lift, accessible, rents, state: name, household } = state;
  const rent = rents.at(-1);
  return {
    unit: {
      unitNo,
      state: name,
      building,
      floor,
      room,
      type,
      area,
      lift,
      accessible,
      rentFen: rent?.perMonth ?? null,
      rentFrom: rent?.from ?? null,
      rentSource: rent?.source ?? null,
      caseNo: household?.caseNo ?? null,
    },
  };
}

export function shownEstate(events: readonly LoadedEvent[]): unknown {
  const state = foldEstate(typedEvents<EstateEvent>(events, 'estate'));
  if (state === undefined) return undefined;
  const { name, area, office, address, facilities, manager } = state;
  return {
    estate: {
      name,
      district: area,
      office,
      address,
      company: manager.company,
      telephone: manager.telephone,
      facilities: facilities.map((facility) => facility.name),
    },
  };
}

export function shownDocument(events: readonly LoadedEvent[]): unknown {
  const state = foldDocument(typedEvents<LibraryEvent>(events, 'library'));
  const version = state?.versions.at(-1);
  if (state === undefined || version === undefined) return undefined;
  const { title, number, source, issuedOn, from, until } = version;
  return {
    library: {
      title,
      number,
      class: state.class,
      source,
      issuedOn,
      from,
      until,
      versions: state.versions.length,
      listed: state.listed,
      withdrawnOn: state.withdrawn?.on ?? null,
    },
  };
}

/** How far the session is; where a household stands is on its page. */
export function shownSession(events: readonly LoadedEvent[]): unknown {
  const { status, turns, taken } = foldSelection(typedEvents<SelectionEvent>(events, 'selection'));
  const count = (wanted: string): number => [...turns.values()].filter((turn) => turn.status === wanted).length;
  const homes = [...taken].map(([unit, no]) => `${unit} ${no}`);
  return {
    selection: { status, called: count('called'), holding: count('holding'), confirmed: count('confirmed'), homes },
  };
}
