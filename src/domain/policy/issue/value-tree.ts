/**
 * A version of a pack as the tree of JSON that it is written in. A **value** is an object that says its source and how
 * sure we are; whatever else it holds is its data. Everything here goes by that alone, so that a pack may grow new parts
 * without a change.
 */
import type { Confidence } from '../sourced.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** One value of a pack, with the way to it from the top. */
export interface TreeValue {
  readonly path: readonly string[];
  readonly data: JsonObject;
  readonly source: string;
  readonly confidence: Confidence;
}

/** The day is what tells versions apart, and `dated` is what that day rests on: neither is inherited or compared. */
const NOT_VALUES: readonly string[] = ['effectiveFrom', 'dated'];

/** Parts without a source of their own: plain facts beside the values (a name, a flag). */
const UNSOURCED: Confidence = 'INF';

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(node: Json): node is JsonObject {
  return isJsonObject(node) && typeof node['source'] === 'string' && typeof node['confidence'] === 'string';
}

/** Every value of a version in the order in which it is written. What stands outside any value comes without a source. */
export function valuesOf(version: JsonObject): readonly TreeValue[] {
  return Object.entries(version).flatMap(([name, node]) => (NOT_VALUES.includes(name) ? [] : valuesAt([name], node)));
}

function valuesAt(path: readonly string[], node: Json): readonly TreeValue[] {
  if (isValue(node)) {
    const { source, confidence, ...data } = node;
    return [{ path, data, source: source as string, confidence: confidence as Confidence }];
  }
  if (isJsonObject(node)) return Object.entries(node).flatMap(([name, child]) => valuesAt([...path, name], child));
  return [{ path, data: { value: node }, source: '', confidence: UNSOURCED }];
}

/** A value and the version that says it: this one, an earlier one of the city, or one of the pack below. */
export interface LayeredValue extends TreeValue {
  /** The id of the version that says it. */
  readonly from: string;
}

/** What the day of a version rests on; undefined where the version does not tell. */
export function datedOf(version: JsonObject): Pick<TreeValue, 'source' | 'confidence'> | undefined {
  const { dated } = version;
  if (dated === undefined || !isValue(dated)) return undefined;
  return { source: dated['source'] as string, confidence: dated['confidence'] as Confidence };
}

export interface Layer {
  readonly id: string;
  readonly version: JsonObject;
}

/**
 * What holds under the last of some versions, the lowest first: each value from the last of them that says it, whole, so
 * that a number never keeps the source of another. In the order in which the values first come, part by part, so that
 * two versions read alike.
 */
export function layeredValues(layers: readonly Layer[]): readonly LayeredValue[] {
  const values = new Map<string, LayeredValue>();
  for (const { id, version } of layers) {
    for (const value of valuesOf(version)) values.set(pathKey(value.path), { ...value, from: id });
  }
  return [...Map.groupBy(values.values(), ({ path }) => path[0]).values()].flat();
}

export function pathKey(path: readonly string[]): string {
  return path.join('.');
}

/** The version with one value said in it, or with that value left to what it inherits. */
export function withValue(version: JsonObject, path: readonly string[], value: JsonObject | undefined): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return version;
  const { [name]: node, ...others } = version;
  const child = rest.length === 0 ? value : withValue(isJsonObject(node) ? node : {}, rest, value);
  // A part in which nothing is said any more is left out, as the files leave it out.
  if (child === undefined || (rest.length > 0 && Object.keys(child).length === 0)) return others;
  return node === undefined ? { ...version, [name]: child } : replaced(version, name, child);
}

/** In its place among the members: a version keeps the order in which it is written. */
function replaced(version: JsonObject, name: string, child: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(version).map(([key, node]) => [key, key === name ? child : node]));
}
