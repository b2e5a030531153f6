/** Plays the city's cases to the desk: every step at its time, by its person, as a command in a group of many. */
import { executeMany } from '../../app/application/execute-many.ts';
import type { OpenDesk } from '../../app/open-desk.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { CaseDocument } from '../../domain/application/document.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import type { CaseId, CommandId, DocumentId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CityPeople } from '../city/found-city.ts';
import { randomFor } from '../random-for.ts';
import { castOf } from './actors.ts';
import { checkRound, hasCheckRound } from './checks.ts';
import { commandOf } from './commands.ts';
import type { Interlude } from './notices.ts';
import type { DemoCase } from './demo-case.ts';
import type { StepKind } from './outcome.ts';
import { type Plot, storyOf } from './story.ts';

export interface DocumentWish {
  readonly demoCase: DemoCase;
  /** With the supplement, or as promised: what the file lacked at first. */
  readonly kind: 'submit' | 'record-supplement' | 'record-promised';
  readonly receivedOn: PlainDate;
}

/** Where the pages of a case come from. */
export interface DocumentSource {
  documentsFor(wish: DocumentWish): Promise<readonly CaseDocument[]>;
}

export interface Stage extends Plot {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  readonly documents: DocumentSource;
  /**
   * Commands in one transaction. `case by case` writes a case whole before the next, so that its history is never
   * read back: how files from elsewhere are taken over, several times faster than reliving the days.
   */
  readonly pace: { readonly group: number; readonly order: 'day by day' | 'case by case' };
  /** The consent paper of each case whose checks are still to come. */
  readonly consents: Map<CaseId, DocumentId>;
  /** What happens between the steps of the cases, oldest first; only where the days are relived. */
  readonly interludes?: readonly Interlude[];
  /** The desk's clock; it goes where the story is. */
  readonly clock: { now: number };
}

interface Step {
  readonly at: number;
  readonly kind: StepKind;
  readonly path: readonly StepKind[];
  readonly version: number;
  readonly caseId: CaseId;
  readonly demoCase: DemoCase;
  readonly actor: Actor;
}

/** Pictures are encoded beside the main thread; a few at once keep it busy without filling the memory. */
const DRAWN_AT_ONCE = 6;

/** Plays these cases at the pace of the stage; reports commands done of all. */
export async function playCases(
  stage: Stage,
  indexes: Iterable<number>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const steps: Step[] = [];
  for (const index of indexes) steps.push(...stepsOf(stage, index));
  if (stage.pace.order === 'day by day') {
    steps.sort((a, b) => a.at - b.at || a.demoCase.index - b.demoCase.index || a.version - b.version);
  }
  const between = [...(stage.interludes ?? [])];
  for (let from = 0; from < steps.length;) {
    const group = groupFrom(steps, from, { size: stage.pace.group, until: between[0]?.at });
    if (group.length === 0) {
      between.shift()?.run();
      continue;
    }
    const documents: (readonly CaseDocument[])[] = [];
    for (let at = 0; at < group.length; at += DRAWN_AT_ONCE) {
      const drawn = group.slice(at, at + DRAWN_AT_ONCE).map((step) => documentsOf(stage, step));
      documents.push(...(await Promise.all(drawn)));
    }
    play(stage, group, documents);
    from += group.length;
    onProgress(from, steps.length);
  }
  for (const { run } of between) run();
  return steps.length;
}

/** What is written at once: never over what happens in the city in between. */
function groupFrom(
  steps: readonly Step[],
  from: number,
  { size, until }: { readonly size: number; readonly until: number | undefined },
): readonly Step[] {
  const group = steps.slice(from, from + size);
  const over = until === undefined ? -1 : group.findIndex(({ at }) => at > until);
  return over === -1 ? group : group.slice(0, over);
}

async function documentsOf({ documents }: Stage, { kind, demoCase, at }: Step): Promise<readonly CaseDocument[]> {
  if (kind !== 'submit' && kind !== 'record-supplement' && kind !== 'record-promised') return [];
  return documents.documentsFor({ demoCase, kind, receivedOn: chinaDateOf(instant(at)) });
}

function play(stage: Stage, group: readonly Step[], documents: readonly (readonly CaseDocument[])[]): void {
  const { desk, clock, seed } = stage;
  function* commands() {
    for (const [index, step] of group.entries()) {
      clock.now = step.at;
      const { kind, path, demoCase, caseId, version, actor } = step;
      if (hasCheckRound(kind)) yield* checksBefore(stage, step);
      const random = randomFor(seed, demoCase.index, 100 + version);
      const command = commandOf({ kind, path, demoCase, caseId, documents: documents[index] ?? [], random });
      yield { request: { commandId: desk.newId() as CommandId, caseId, version, command }, actor };
    }
  }
  for (const [index, step] of group.entries()) keepConsent(stage, step, documents[index] ?? []);
  for (const answer of executeMany(desk, commands())) {
    invariant(answer.ok, `the desk refused a step: ${JSON.stringify(answer)}`);
  }
}

/** The paper by which the household consents to checks, or the first one where the case has none. */
function keepConsent({ consents }: Stage, { caseId }: Step, documents: readonly CaseDocument[]): void {
  const paper = documents.find(({ type }) => type === 'query-consent') ?? documents[0];
  if (paper === undefined) return;
  if (paper.type === 'query-consent' || !consents.has(caseId)) consents.set(caseId, paper.id);
}

function* checksBefore({ desk, consents }: Stage, { caseId, demoCase, actor, at, path, version, kind }: Step) {
  const documentId = consents.get(caseId);
  invariant(documentId, 'a case has papers');
  const isFirst = path.slice(0, version).every((before) => !hasCheckRound(before));
  const on = chinaDateOf(instant(at));
  const round = checkRound({ content: demoCase.content, documentId, isFirst, on, at, newId: desk.newId });
  for (const command of round) {
    yield { check: { commandId: desk.newId() as CommandId, caseId, command }, actor };
  }
  if (kind === 'overturn-rejection') consents.delete(caseId);
}

function stepsOf(stage: Stage, index: number): readonly Step[] {
  const { demoCase, path, times, random } = storyOf(stage, index);
  const { street, channel, content } = demoCase;
  const identityNumbers = content.members.map((member) => member.identityNumber);
  const cast = castOf({ path, street, channel, identityNumbers, people: stage.people, random });
  const caseId = stage.desk.newId() as CaseId;
  return path.map((kind, version) => {
    const at = times[version];
    const actor = cast[version];
    invariant(at !== undefined && actor !== undefined, 'every step has a time and a person');
    return { at, kind, path, version, caseId, demoCase, actor };
  });
}
