import type { PairView, Suspect, SuspectOfCase } from '../../contract/duplicates.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { availablePairActions, hasEnded } from '../../domain/duplicate/available-actions.ts';
import { pairScore } from '../../domain/duplicate/evidence.ts';
import { type Declared, duplicateFactsOf } from '../../domain/duplicate/facts.ts';
import { joiningMembers } from '../../domain/duplicate/merge-members.ts';
import { pairIdOf } from '../../domain/duplicate/pair-id.ts';
import { type RecordedPairEvent, foldPair, isSettled } from '../../domain/duplicate/state.ts';
import { maskName } from '../../domain/identity/masking.ts';
import { covers } from '../../domain/office/office.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { suspectsOf } from '../../store/duplicates/suspects.ts';
import { type PairRow, type PairedCase, pairedCase, pairsOfCase } from '../../store/queries/duplicate-lists.ts';
import { caseView } from '../application/case-view.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { type LoadedPair, pairStream } from './pair-stream.ts';
import { typedEvents } from '../../store/typed-events.ts';

const MOST_SHOWN = 10;

/** Which cases what has been typed so far looks like. */
export function lookForSuspects(desk: OpenDesk, typed: Declared, actor: Actor): readonly Suspect[] {
  const facts = duplicateFactsOf(typed, todayOf(desk));
  return suspectsOf(desk.file.db, { facts, hasEnded: false })
    .slice(0, MOST_SHOWN)
    .flatMap(({ other, reasons, score }) => {
      const found = pairedCase(desk.file.db, other.key);
      if (found === undefined) return [];
      return [{ ...shownCase(desk, found, actor.office), score, reasons: kindsOf(reasons), ...reach(found, actor) }];
    });
}

/** Every case that looks like this one, with what was decided. */
export function suspectsOfCase(desk: OpenDesk, caseId: CaseId, actor: Actor): readonly SuspectOfCase[] {
  return pairsOfCase(desk.file.db, caseId).map((pair) => {
    const other = pair.low.caseId === caseId ? pair.high : pair.low;
    const outcome = pair.isDecided ? outcomeOf(desk, pair) : null;
    const { score, reasons } = pair;
    return {
      ...shownCase(desk, other, actor.office),
      score,
      reasons: kindsOf(reasons),
      ...reach(other, actor),
      outcome,
    };
  });
}

function outcomeOf(desk: OpenDesk, { low, high }: PairRow) {
  const { events } = desk.file.load(pairStream(pairIdOf(low.caseId, high.caseId)));
  return foldPair(typedEvents<RecordedPairEvent>(events, 'pair')).decision?.outcome ?? null;
}

/** What is out of reach is said to be there, with nobody's name: who may see it settles it. */
export function shownCase(desk: OpenDesk, found: PairedCase, office: OfficeId) {
  const { street, applicantName, ...rest } = found;
  const name = covers(office, street) ? applicantName : maskName(applicantName);
  return { ...rest, applicantName: name, streetName: officeName(desk, street) };
}

function reach({ street, status }: PairedCase, { office }: Actor) {
  return { isInReach: covers(office, street), hasEnded: hasEnded(status) };
}

export function kindsOf<Kind>(reasons: readonly { readonly kind: Kind }[]): Kind[] {
  return [...new Set(reasons.map(({ kind }) => kind))];
}

/** Two cases side by side, with what this person may decide. */
export function pairView(desk: OpenDesk, pair: LoadedPair, actor: Actor): PairView {
  const { lowCase, highCase, low, high, state, reasons, version } = pair;
  const { decision } = state;
  const isOver = hasEnded(low.status) || hasEnded(high.status);
  return {
    low: caseView(desk, lowCase, actor),
    high: caseView(desk, highCase, actor),
    version,
    reasons: reasons.map(({ kind, people }) => ({ kind, people: people === null ? null : [people[0], people[1]] })),
    score: reasons.length === 0 ? 0 : pairScore(reasons, isOver),
    joining: { low: joining(high, low), high: joining(low, high) },
    decision:
      decision === null
        ? null
        : {
            outcome: decision.outcome,
            closed: decision.closed,
            reason: decision.reason,
            comment: decision.comment,
            decidedOn: decision.decidedOn,
            byName: staffName(desk, decision.by),
            secondName: decision.secondBy === null ? null : staffName(desk, decision.secondBy),
            hasNewFacts: !isSettled(state, reasons),
          },
    actions: [...availablePairActions(pair, actor)],
  };
}

function joining(kept: LoadedPair['low'], closed: LoadedPair['low']): PairView['joining']['low'] {
  return joiningMembers(kept.content, closed.content).map(({ member, relation }) => ({
    identityNumber: member.identityNumber,
    name: member.name,
    declared: member.relation,
    relation,
  }));
}
