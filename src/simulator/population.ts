import { z } from 'zod';
import type { CheckRecords } from '../domain/agency-check/record.ts';
import type { CheckSource } from '../domain/agency-check/source.ts';
import { recordSchemas } from '../protocol/agency/record-schemas.ts';
import { identityNumberSchema, wordsSchema } from '../protocol/agency/values.ts';
import { derivedRecord } from './derived-person.ts';

const FORMAT = 'anju-agency-population/1';

/** What the registries know of invented people: `agency-population.json` beside a demo city. */
export const populationSchema = z.strictObject({
  format: z.literal(FORMAT),
  people: z.array(
    z.strictObject({
      identityNumber: identityNumberSchema,
      name: wordsSchema(100),
      records: z.strictObject(recordSchemas).partial(),
    }),
  ),
});

export type PersonRecords = { readonly [Source in CheckSource]?: CheckRecords[Source] | undefined };

export interface RegisteredPerson {
  readonly identityNumber: string;
  readonly name: string;
  /** A source that is not here has no record of this person. */
  readonly records: PersonRecords;
}

/** As it is written to the file. */
export function populationFile(people: readonly RegisteredPerson[]): {
  readonly format: string;
  readonly people: readonly RegisteredPerson[];
} {
  return { format: FORMAT, people };
}

export interface Population {
  /** Null: the registry has no record of such a person. */
  recordOf<Source extends CheckSource>(
    source: Source,
    subject: { readonly identityNumber: string; readonly name: string },
  ): CheckRecords[Source] | null;
}

/**
 * The people of a file, and for everybody else what follows from the identity number. As at a true registry, a number
 * under another name is nobody.
 */
export function populationOf(people: readonly RegisteredPerson[]): Population {
  const known = new Map(people.map((person) => [person.identityNumber, person]));
  return {
    recordOf: (source, subject) => {
      const person = known.get(subject.identityNumber);
      if (person === undefined) return derivedRecord(source, subject);
      return person.name === subject.name ? (person.records[source] ?? null) : null;
    },
  };
}
