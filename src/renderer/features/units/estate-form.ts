/** What somebody types about an estate, and what it makes. */
import type { EstateView } from '../../../contract/units.ts';
import { type EstateParticulars, type Facility, facilityKinds } from '../../../domain/estate/particulars.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { scaled } from './scaled.ts';

export interface EstateForm {
  readonly estateId: string;
  readonly name: string;
  readonly area: string;
  readonly office: string;
  readonly address: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly company: string;
  readonly telephone: string;
  /** A line for each: `海湖小学 650`. */
  readonly transport: string;
  readonly school: string;
  readonly shop: string;
  readonly hospital: string;
  readonly reason: string;
}

export type EstateField = keyof EstateForm;

export const textFields = ['name', 'area', 'address', 'longitude', 'latitude', 'company', 'telephone'] as const;

const MICRO = 1_000_000;

export function estateFormOf(view: EstateView | null, office: OfficeId): EstateForm {
  const { particulars } = view ?? {};
  const { location = null, facilities = [], manager } = particulars ?? {};
  const linesOf = (kind: Facility['kind']): string =>
    facilities
      .filter((facility) => facility.kind === kind)
      .map(({ name, distance }) => `${name} ${String(distance)}`)
      .join('\n');
  return {
    estateId: view?.estateId ?? '',
    name: particulars?.name ?? '',
    area: particulars?.area ?? '',
    office: particulars?.office ?? office,
    address: particulars?.address ?? '',
    longitude: location === null ? '' : String(location.longitude / MICRO),
    latitude: location === null ? '' : String(location.latitude / MICRO),
    company: manager?.company ?? '',
    telephone: manager?.telephone ?? '',
    transport: linesOf('transport'),
    school: linesOf('school'),
    shop: linesOf('shop'),
    hospital: linesOf('hospital'),
    reason: '',
  };
}

/** Fields that are empty or no such thing. */
export function wrongEstateFields(form: EstateForm, isNew: boolean): readonly EstateField[] {
  const wrong: EstateField[] = [];
  if (isNew && !/^[0-9A-Z-]{1,32}$/.test(form.estateId.trim())) wrong.push('estateId');
  for (const field of ['name', 'area', 'address'] as const) if (form[field].trim() === '') wrong.push(field);
  const isPlaced = form.longitude.trim() !== '' || form.latitude.trim() !== '';
  if (isPlaced && scaled(form.longitude, 6) === undefined) wrong.push('longitude');
  if (isPlaced && scaled(form.latitude, 6) === undefined) wrong.push('latitude');
  for (const kind of facilityKinds) if (facilitiesOf(kind, form[kind]) === undefined) wrong.push(kind);
  if (!isNew && form.reason.trim() === '') wrong.push('reason');
  return wrong;
}

/** Only for a form in which nothing is wrong. */
export function estateOf(form: EstateForm): EstateParticulars & { readonly facilities: Facility[] } {
  const longitude = scaled(form.longitude, 6);
  const latitude = scaled(form.latitude, 6);
  return {
    name: form.name.trim(),
    area: form.area.trim(),
    office: form.office as OfficeId,
    address: form.address.trim(),
    location: longitude === undefined || latitude === undefined ? null : { longitude, latitude },
    facilities: facilityKinds.flatMap((kind) => facilitiesOf(kind, form[kind]) ?? []),
    manager: { company: form.company.trim(), telephone: form.telephone.trim() },
  };
}

/** Undefined when a line has no distance. */
function facilitiesOf(kind: Facility['kind'], text: string): readonly Facility[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => /^(.{1,50}?)[\s:：]+(\d{1,5})\s*米?$/.exec(line.trim()));
  if (found.includes(null)) return undefined;
  return found.map((parts) => ({ kind, name: parts?.[1] ?? '', distance: Number(parts?.[2]) }));
}
