import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import { compactNumber } from '../identity/half-width.ts';
import { identityFactsOf } from '../identity/identity-document.ts';
import type { IdentitySex } from '../identity/identity-number.ts';
import { normalAddress } from './normal-address.ts';
import { normalName } from './near-names.ts';

/** What of one application may show that another is about the same people. */
export interface DuplicateFacts {
  readonly people: readonly DuplicatePerson[];
  /** Digits only, each once; of the household and of its members. */
  readonly phones: readonly string[];
  /** Normalised; where the household lives, then where it is registered if elsewhere. */
  readonly addresses: readonly string[];
  /** Digits only; empty where none was given. */
  readonly card: string;
}

export interface DuplicatePerson {
  /** Without blanks and dots (near-names.ts). */
  readonly name: string;
  readonly identityNumber: string;
  /** As the number says it, or as declared where it does not; null where neither does. */
  readonly birth: PlainDate | null;
  readonly sex: IdentitySex | null;
}

/** Of an application, or of a form in which not everything stands yet. */
export type Declared = Pick<ApplicationContent, 'phone' | 'address' | 'registrationAddress' | 'bankCard'> & {
  readonly members: readonly Pick<HouseholdMember, 'name' | 'identityNumber' | 'phone' | 'birthDate'>[];
};

/** `on` settles the century of an older foreigner's card (ID-06): the day on which the application was received. */
export function duplicateFactsOf(content: Declared, on: PlainDate): DuplicateFacts {
  const phones = [content.phone, ...content.members.map(({ phone }) => phone)].map(digitsOf);
  const addresses = [content.address, content.registrationAddress].map(normalAddress);
  return {
    people: content.members.map(({ name, identityNumber, birthDate }) => {
      const number = compactNumber(identityNumber).toUpperCase();
      const { birth, sex } = identityFactsOf(number, on);
      return { name: normalName(name), identityNumber: number, birth: birth ?? birthDate ?? null, sex };
    }),
    phones: distinct(phones.filter((phone) => phone.length >= SHORTEST_PHONE)),
    addresses: distinct(addresses.filter((address) => address !== '')),
    card: digitsOf(content.bankCard ?? ''),
  };
}

/** A local number without its area code; what is shorter is an extension or a slip. */
const SHORTEST_PHONE = 7;

function digitsOf(text: string): string {
  return compactNumber(text).replace(/\D/g, '');
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
