/** What the check of a version (a JSON Schema without references) says of one place in it: what may stand there. */
import { type Json, type JsonObject, isJsonObject } from '../../../../domain/policy/issue/value-tree.ts';

export type FormSchema = JsonObject;

/** The schema of a member, an item of a list (its place as text) or a value by its path; undefined for an unknown one. */
export function schemaAt(schema: FormSchema, path: readonly string[]): FormSchema | undefined {
  let at: FormSchema | undefined = schema;
  for (const name of path) at = at === undefined ? undefined : memberOf(withoutNull(at), name);
  return at;
}

function memberOf(schema: FormSchema, name: string): FormSchema | undefined {
  const { properties, additionalProperties, items } = schema;
  if (isJsonObject(items) && /^\d+$/.test(name)) return items;
  const own = isJsonObject(properties) ? properties[name] : undefined;
  if (isJsonObject(own)) return own;
  return isJsonObject(additionalProperties) ? additionalProperties : undefined;
}

function choicesIn({ anyOf, oneOf }: FormSchema): readonly FormSchema[] {
  const among = anyOf ?? oneOf;
  return Array.isArray(among) ? (among as readonly Json[]).filter(isJsonObject) : [];
}

/** Whether a place may say "not set". */
export function mayBeNull(schema: FormSchema): boolean {
  return choicesIn(schema).some(({ type }) => type === 'null');
}

/** What may stand there when it says something. */
export function withoutNull(schema: FormSchema): FormSchema {
  const others = choicesIn(schema).filter(({ type }) => type !== 'null');
  const [only] = others;
  return mayBeNull(schema) && only !== undefined && others.length === 1 ? only : schema;
}

/** The forms of an entry that there are several of, by the name that tells them apart (a rent per m², per flat …). */
export function variantsOf(schema: FormSchema): ReadonlyMap<string, FormSchema> {
  const named = choicesIn(schema).flatMap((variant): readonly [string, FormSchema][] => {
    const kind = schemaAt(variant, ['kind'])?.['const'];
    return typeof kind === 'string' ? [[kind, variant]] : [];
  });
  return new Map(named);
}

/** The texts of which one must stand there; undefined where any may. */
export function enumOf(schema: FormSchema): readonly string[] | undefined {
  const { enum: among } = schema;
  return Array.isArray(among) ? (among as readonly Json[]).filter((each) => typeof each === 'string') : undefined;
}

/** The least that the check takes: to be filled in, never to be proposed as it is. */
export function blankOf(schema: FormSchema): Json {
  const said = withoutNull(schema);
  const [first] = choicesIn(said);
  if (first !== undefined) return blankOf(first);
  if (said['const'] !== undefined) return said['const'];
  const [choice] = enumOf(said) ?? [];
  if (choice !== undefined) return choice;
  const { type, minItems = 0, minimum = 0, items } = said;
  if (type === 'object') return blankMembers(said);
  if (type === 'array') return Array.from({ length: Number(minItems) }, () => blankOf(items as FormSchema));
  if (type === 'integer' || type === 'number') return Math.max(Number(minimum), 0);
  return type === 'boolean' ? false : '';
}

function blankMembers({ properties, required }: FormSchema): JsonObject {
  const names = Array.isArray(required) ? (required as readonly Json[]).map(String) : [];
  const known = isJsonObject(properties) ? properties : {};
  return Object.fromEntries(
    names.map((name) => {
      const member = known[name];
      // A place that may say nothing begins by saying nothing.
      const blank = !isJsonObject(member) || mayBeNull(member) ? null : blankOf(member);
      return [name, blank];
    }),
  );
}

/** Every value that a version can state, by its path: what is named in the check, not what may have any name. */
export function statablePaths(schema: FormSchema): readonly (readonly string[])[] {
  const { properties } = schema;
  if (!isJsonObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, member]) => {
    if (!isJsonObject(member) || NOT_VALUES.includes(name)) return [];
    return isValueForm(member) ? [[name]] : statablePaths(member).map((path) => [name, ...path]);
  });
}

/** By its named members: what may have any name (the rules by their ids) is a table of values and none itself. */
function isValueForm({ properties }: FormSchema): boolean {
  return isJsonObject(properties) && 'source' in properties && 'confidence' in properties;
}

const NOT_VALUES: readonly string[] = ['effectiveFrom', 'dated'];
