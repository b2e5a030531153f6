/** A city's histories as a conflict would tell them: every state by its fields, every event by its parts. */
import type { TFunction } from 'i18next';
import { flatten } from '../../../src/app/sync/conflicts/flatten.ts';
import { shownState } from '../../../src/app/sync/conflicts/shown-state.ts';
import { historyEntry } from '../../../src/app/application/case-view.ts';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import { eventFacts } from '../../../src/renderer/features/conflict/event-facts.ts';
import { fieldRows } from '../../../src/renderer/features/conflict/field-rows.ts';
import { fieldName, valueLines } from '../../../src/renderer/features/conflict/field-words.ts';
import { streamsWithPrefix } from '../../../src/store/event-log.ts';

export interface ToldCity {
  /** Kinds of streams that had fields, and events that had parts. */
  readonly kinds: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** Fields without a name; in Chinese, where no word looks like one, values that are codes. */
  readonly unsaid: ReadonlySet<string>;
}

const CODE = /^[a-z][a-z\d]*(-[a-z\d]+)*$/;

export function toldCity(desk: OpenDesk, kinds: readonly string[], t: TFunction): ToldCity {
  const told = { kinds: new Set<string>(), events: new Set<string>(), unsaid: new Set<string>() };
  for (const kind of kinds) {
    for (const { stream } of streamsWithPrefix(desk.file.db, `${kind}:`, 10_000)) tellStream(desk, stream, { told, t });
  }
  return told;
}

interface Telling {
  readonly told: { readonly kinds: Set<string>; readonly events: Set<string>; readonly unsaid: Set<string> };
  readonly t: TFunction;
}

function tellStream(desk: OpenDesk, stream: string, { told, t }: Telling): void {
  const { events } = desk.file.load(stream);
  const speaker = { t, officeName: (office: string) => `机构${office}` };
  const now = [...flatten(shownState(desk, stream, events))];
  const fields = now.map(([path, value]) => ({ path, before: null, mine: null, theirs: value }));
  for (const row of fieldRows(fields)) {
    told.kinds.add(stream.slice(0, stream.indexOf(':')));
    const name = fieldName(row, t);
    if (name.includes(row.path)) told.unsaid.add(row.path);
    for (const line of valueLines(row.path, row.theirs, speaker)) {
      if (isCode(line, t) || line.includes('{"')) told.unsaid.add(`${row.path} ${line}`);
    }
  }
  for (const event of events) {
    const facts = eventFacts(historyEntry(desk, event), speaker);
    if (facts.length > 0) told.events.add(event.type);
    for (const { name, value } of facts) if (isCode(value, t)) told.unsaid.add(`${event.type} ${name} ${value}`);
  }
}

function isCode(words: string, t: TFunction): boolean {
  return t('conflict.yes') === '是' && CODE.test(words);
}
