import { invariant } from '../kernel/invariant.ts';
import type { Envelope } from '../protocol/envelope.ts';

/** Turns a retired version of an event into a newer one; the log itself keeps what was written. */
export interface Upcaster {
  readonly from: string;
  readonly to: string;
  upcast(payload: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** What makes an event a version of something; whatever else it carries goes along. */
type Versioned = Pick<Envelope, 'type' | 'payload'>;

/** Which event types this program knows. */
export interface EventCatalogue {
  knows(type: string): boolean;
  /** The event as the newest known version; `undefined` when a newer program wrote a type unknown here. */
  decode<Event extends Versioned>(event: Event): Event | undefined;
}

export function eventCatalogue(known: readonly string[], upcasters: readonly Upcaster[] = []): EventCatalogue {
  const current = new Set(known);
  const retired = new Map(upcasters.map((upcaster) => [upcaster.from, upcaster]));
  for (const upcaster of upcasters) {
    invariant(current.has(upcaster.to) || retired.has(upcaster.to), `upcaster to nowhere: ${upcaster.to}`);
    invariant(!current.has(upcaster.from), `both known and retired: ${upcaster.from}`);
  }
  return {
    knows: (type) => current.has(type) || retired.has(type),
    decode(event) {
      let decoded = event;
      for (;;) {
        if (current.has(decoded.type)) return decoded;
        const upcaster = retired.get(decoded.type);
        if (upcaster === undefined) return undefined;
        decoded = { ...decoded, type: upcaster.to, payload: upcaster.upcast(decoded.payload) };
      }
    },
  };
}

/** A catalogue that knows every type: for tools that only look at the log itself. */
export const everyEvent: EventCatalogue = { knows: () => true, decode: (event) => event };
