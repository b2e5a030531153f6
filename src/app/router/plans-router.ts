import type { z } from 'zod';
import type { planCommandSchema, reviewCommandSchema } from '../../contract/plans.ts';
import type { PlanCommand } from '../../domain/allocation/commands.ts';
import type { IntentCommand } from '../../domain/allocation/intent-commands.ts';
import { covers } from '../../domain/office/office.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import { askRegistries, askingView } from '../allocation/ask-registries.ts';
import { drawSlip } from '../allocation/draw-slip.ts';
import { executeIntent } from '../allocation/execute-intent.ts';
import { freezePlan } from '../allocation/freeze-plan.ts';
import { executePlan } from '../allocation/execute-plan.ts';
import { candidateRows, intentRows, intentView, rosterView } from '../allocation/intent-view.ts';
import { planPage, planPaper } from '../allocation/plan-paper.ts';
import { type LoadedPlan, loadIntent, loadPlan } from '../allocation/plan-stream.ts';
import { planRows, planView, unitsOf } from '../allocation/plan-view.ts';
import { estateVacancies } from '../../store/queries/plan-units.ts';
import { type OpenDesk, currentPolicy } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { officeName } from '../staff/offices.ts';
import { caseInScope } from './cases-router.ts';
import { os } from './guarded.ts';

export const plansRouter = {
  list: os.plans.list.handler(({ context }) => planRows(context.desk(), context.person().actor)),
  get: os.plans.get.handler(({ context, input: { planId } }) => {
    const person = context.person();
    return planView(context.desk(), planInSight(context.desk(), planId, person), person.actor);
  }),
  estates: os.plans.estates.handler(({ context }) => [...estateVacancies(context.desk().file.db)]),
  execute: os.plans.execute.handler(async ({ context, input: { command, ...request } }) => {
    const desk = context.desk();
    const full = await planCommandOf(desk, command);
    return valueOrRefuse(executePlan(desk, { ...request, command: full }, context.person().actor));
  }),
  freeze: os.plans.freeze.handler(async ({ context, input: { second, ...request } }) => {
    const desk = context.desk();
    const secondBy = await signedBy(desk, second);
    return valueOrRefuse(await freezePlan(desk, { ...request, secondBy }, context.person().actor));
  }),
  page: os.plans.page.handler(({ context, input: { planId } }) => {
    const desk = context.desk();
    const { state } = planInSight(desk, planId, context.person());
    if (state.planNo === null) throw refused({ code: 'plan-not-now', status: state.status });
    const paper = planPaper({
      plan: state,
      units: unitsOf(desk, state),
      policy: undefined,
      officeName: officeName(desk, state.office),
    });
    return new Blob([planPage(state.parts.title, paper)], { type: 'text/html' });
  }),
  roster: os.plans.roster.handler(({ context, input: { planId, ...wish } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = planInSight(desk, planId, person);
    // A roster is whole or it is none: only an office that sees all its households builds it.
    if (!covers(person.actor.office, state.office)) throw refused({ code: 'wrong-office', office: state.office });
    noteReading(desk, person, { action: 'plan.roster', subject: planId, atMostEvery: LIST_READING_MS });
    return rosterView(desk, state, wish);
  }),
  intents: os.plans.intents.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, {
      action: 'plan.intents',
      subject: input.planId,
      detail: input.list,
      atMostEvery: LIST_READING_MS,
    });
    return intentRows(desk, { ...input, scope: person.actor.office });
  }),
  candidates: os.plans.candidates.handler(({ context, input: { planId, ...wish } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = planInSight(desk, planId, person);
    noteReading(desk, person, { action: 'plan.candidates', subject: planId, atMostEvery: LIST_READING_MS });
    return candidateRows(desk, state, { ...wish, scope: person.actor.office });
  }),
  intent: os.plans.intent.handler(({ context, input: { planId, caseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state: application } = caseInScope(desk, caseId, person);
    const plan = planInSight(desk, planId, person);
    const policy = currentPolicy(desk);
    if (policy === undefined) throw refused({ code: 'no-policy' });
    noteReading(desk, person, { action: 'plan.intent', subject: caseId, atMostEvery: CASE_READING_MS });
    const intent = loadIntent(desk.file, planId, caseId);
    return intentView(desk, { plan, intent, application, policy, actor: person.actor });
  }),
  slip: os.plans.slip.handler(async ({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    caseInScope(desk, input.caseId, person);
    noteReading(desk, person, { action: 'plan.slip', subject: input.caseId, atMostEvery: CASE_READING_MS });
    return valueOrRefuse(await drawSlip(desk, input));
  }),
  intend: os.plans.intend.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    caseInScope(desk, input.caseId, person);
    return valueOrRefuse(executeIntent(desk, input, person.actor));
  }),
  askAll: os.plans.askAll.handler(({ context, input: { planId } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state: plan } = planInSight(desk, planId, person);
    const take = (caseId: CaseId): void => context.host.checks()?.take(caseId);
    return valueOrRefuse(askRegistries(desk, { plan, actor: person.actor, take }));
  }),
  asking: os.plans.asking.handler(({ context, input: { planId } }) => {
    const desk = context.desk();
    const person = context.person();
    planInSight(desk, planId, person);
    noteReading(desk, person, {
      action: 'plan.intents',
      subject: planId,
      detail: 'asked',
      atMostEvery: LIST_READING_MS,
    });
    return askingView(desk, planId, person.actor);
  }),
  review: os.plans.review.handler(async ({ context, input: { command, ...request } }) => {
    const desk = context.desk();
    const person = context.person();
    caseInScope(desk, request.caseId, person);
    const full = await reviewCommandOf(desk, command);
    return valueOrRefuse(executeIntent(desk, { ...request, command: full }, person.actor));
  }),
};

/** An office sees the plans above it, for which its households register, and those below it. */
function planInSight(desk: OpenDesk, planId: string, { actor }: SignedIn): LoadedPlan {
  const loaded = loadPlan(desk.file, planId);
  const office = loaded?.state.office;
  const isSeen = office !== undefined && (covers(actor.office, office) || covers(office, actor.office));
  if (loaded === undefined || !isSeen) throw refused({ code: 'unknown-plan' });
  return loaded;
}

async function planCommandOf(desk: OpenDesk, input: z.output<typeof planCommandSchema>): Promise<PlanCommand> {
  if (input.type !== 'approve-roster') return input;
  return { type: input.type, secondBy: await signedBy(desk, input.second) };
}

async function reviewCommandOf(desk: OpenDesk, input: z.output<typeof reviewCommandSchema>): Promise<IntentCommand> {
  if (input.type !== 'fail-review') return input;
  const { type, reasons, second } = input;
  return { type, reasons, secondBy: await signedBy(desk, second) };
}

/** A second person who signed in on the same screen. */
async function signedBy(
  desk: OpenDesk,
  second: { readonly account: string; readonly password: string } | null,
): Promise<StaffId | null> {
  return second === null ? null : valueOrRefuse(await secondPerson(desk, second));
}
