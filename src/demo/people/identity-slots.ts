import { type IdentityNumber, type IdentitySex, identityNumberFor } from '../../domain/identity/identity-number.ts';
import { type PlainDate, addDays, daysBetween, plainDate } from '../../kernel/plain-date.ts';

/**
 * Identity numbers that never meet, without remembering any: a city of a million cases is made in constant memory.
 *
 * Every case owns one slot: a shift of area and sequence, and a residue of birth days. Two people with the same birth
 * day belong to different slots of that residue, and adding the same amounts (which depend on the day alone) to two
 * different shifts gives two different numbers. Within a case birth days differ, or the sex does.
 */
export interface IdentitySlots {
  /** The number for a birth day close to the wished one: a day is moved by at most half the number of residues. */
  numberFor(caseIndex: number, person: { readonly bornAbout: PlainDate; readonly sex: IdentitySex }): IdentityNumber;
}

/** Area codes of first issue (ID-05): the city's, old ones among them, and those of the country around. */
const AREAS = [
  '630102', '630103', '630104', '630105', '630106', '630121', '630122', '630123', '630101', '630120',
  '632121', '632122', '632126', '632128', '630222', '632221', '632323', '632521', '620102', '622921',
]; // prettier-ignore
const SEQUENCES = 500;
const DAY_ZERO = plainDate('1920-01-01');
const PER_DAY = AREAS.length * SEQUENCES;
/** Prime and larger than every factor of a slot count, so that neighbours in the case list are not neighbours here. */
const STRIDE = 7_919;

export function identitySlots(cases: number): IdentitySlots {
  const residues = Math.max(1, Math.ceil(cases / PER_DAY));
  const slots = residues * PER_DAY;
  return {
    numberFor: (caseIndex, { bornAbout, sex }) => {
      const slot = (caseIndex * STRIDE) % slots;
      const shift = slot % PER_DAY;
      const residue = Math.floor(slot / PER_DAY);
      const day = nearestDay(daysBetween(DAY_ZERO, bornAbout), residue, residues);
      const place = (shift + (Math.imul(day + 1, 0x9e3779b1) % PER_DAY) + PER_DAY) % PER_DAY;
      const area = AREAS[Math.floor(place / SEQUENCES)] ?? '630104';
      const sequence = (place % SEQUENCES) * 2 + (sex === 'male' ? 1 : 0);
      return identityNumberFor(area, addDays(DAY_ZERO, day), sequence);
    },
  };
}

/** The day closest to the wish whose number leaves `residue`. */
function nearestDay(wish: number, residue: number, residues: number): number {
  const below = wish - ((((wish - residue) % residues) + residues) % residues);
  return wish - below <= residues / 2 ? below : below + residues;
}
