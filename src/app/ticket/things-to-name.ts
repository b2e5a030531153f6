/** What a ticket can be about, out of the registers of the house: picked, so that the same thing is found again. */
import type { ThingFound } from '../../contract/tickets.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import { searchText } from '../../domain/search/search-text.ts';
import { type EstateRow, estateRows } from '../../store/queries/estate-list.ts';
import { searchCases } from '../../store/queries/find-cases.ts';
import { type FoundUnit, unitsByCode, unitsOfEstate } from '../../store/queries/find-units.ts';
import type { OpenDesk } from '../open-desk.ts';

const MOST_FOUND = 12;

export interface ThingWish {
  readonly kind: ThingFound['kind'];
  readonly text: string;
}

/** Nothing for an empty text. */
export function thingsToName(desk: OpenDesk, { kind, text }: ThingWish, actor: Actor): ThingFound[] {
  if (searchText(text) === '') return [];
  switch (kind) {
    case 'estate':
      return estatesLike(desk, text).map(({ estateId, name, area, address }) => ({
        ...{ kind, id: estateId, label: name, within: null },
        hint: `${area} ${address}`.trim(),
      }));
    case 'unit':
      return unitsLike(desk, text);
    case 'case':
    case 'person':
      return householdsLike(desk, { kind, text }, actor);
  }
}

function estatesLike(desk: OpenDesk, text: string): readonly EstateRow[] {
  const wanted = searchText(text);
  return estateRows(desk.file.db)
    .filter(({ estateId, name, address }) =>
      [estateId, name, address].some((word) => searchText(word).includes(wanted)),
    )
    .slice(0, MOST_FOUND);
}

/** By code, or by the estate's name and what follows it: `丽康瑞居 3-502`. */
function unitsLike(desk: OpenDesk, text: string): ThingFound[] {
  const { db } = desk.file;
  const estates = new Map(estateRows(db).map((estate) => [estate.estateId, estate]));
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const named =
    rest.length === 0
      ? namedIn(estates.values(), first)
      : estatesLike(desk, first).map((estate) => ({ estate, words: rest.join('-') }));
  const found: readonly FoundUnit[] = [
    ...unitsByCode(db, text.trim().toUpperCase(), MOST_FOUND),
    ...named.flatMap(({ estate, words }) => unitsOfEstate(db, { estateId: estate.estateId, words, limit: MOST_FOUND })),
  ];
  const once = new Map(found.map((unit) => [unit.unitNo, unit]));
  return [...once.values()].slice(0, MOST_FOUND).map(({ unitNo, estateId, building, room }) => ({
    ...{ kind: 'unit', id: unitNo, within: estateId, hint: unitNo },
    label: `${estates.get(estateId)?.name ?? estateId} ${building}-${room}`,
  }));
}

/** Without a blank between: the longest name of an estate that the text begins with. */
function namedIn(estates: Iterable<EstateRow>, text: string) {
  const [longest] = [...estates]
    .filter(({ name }) => name !== '' && (text.startsWith(name) || name.startsWith(text)))
    .sort((a, b) => b.name.length - a.name.length);
  return longest === undefined ? [] : [{ estate: longest, words: text.slice(longest.name.length) }];
}

/** A person is told by the case in which they stand. */
function householdsLike(
  desk: OpenDesk,
  { kind, text }: { readonly kind: 'case' | 'person'; readonly text: string },
  { office: scope }: Actor,
): ThingFound[] {
  const query = parseSearch(text);
  if (query === undefined) return [];
  return searchCases(desk.file.db, { scope, query, limit: MOST_FOUND }).map((found) => ({
    ...{ kind, id: found.caseId, within: null },
    label: kind === 'case' ? `${found.caseNo} ${found.applicantName}` : found.applicantName,
    hint: kind === 'case' ? (found.addresses[0] ?? '') : found.caseNo,
  }));
}
