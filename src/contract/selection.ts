import { z } from 'zod';
import { releaseReasons } from '../domain/unit/release.ts';
import { unitTypes } from '../domain/unit/particulars.ts';
import { passings } from '../domain/selection/rules.ts';
import { offerExcuses } from '../domain/waitlist/reasons.ts';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import {
  areaSchema,
  caseIdSchema,
  commandIdSchema,
  fenSchema,
  lineSchema,
  plainDateSchema,
  secondSignInSchema,
} from './schemas/primitives.ts';

/** The code of a household or a home in a draw (docs/draw-protocol.md). */
const drawCodeSchema = z.string().regex(/^[0-9A-Z-]{1,32}$/);
const drawIdSchema = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);
const counterSchema = lineSchema(8).pipe(z.string().min(1));

const sessionRulesSchema = z.object({
  minutes: z.int().min(1).max(240),
  calls: z.int().min(1).max(9),
  absent: z.enum(['end-of-line', 'gives-up']),
});

const sessionStatuses = ['none', 'open', 'closed'] as const;

const sessionSchema = z.object({
  drawId: drawIdSchema,
  title: z.string(),
  settledOn: plainDateSchema,
  status: z.enum(sessionStatuses),
  places: z.int(),
  confirmed: z.int(),
  open: z.int(),
});
export type SelectionSession = z.infer<typeof sessionSchema>;

const turnStatuses = ['waiting', 'called', 'holding', 'put-back', 'confirmed', 'passed'] as const;

/** A place in a line and who has it. */
const placeSchema = z.object({
  no: drawCodeSchema,
  /** Masked: the hall sees it. */
  name: z.string(),
  pool: z.string(),
  rank: z.int(),
  /** The household whose place it was; null for one that was drawn. */
  replaces: z.string().nullable(),
  status: z.enum(turnStatuses),
  /** Why nothing can be offered to it any more; null where it can. */
  unavailable: z.enum(['left', 'paused', 'banned', 'housed', 'struck']).nullable(),
});
export type PlaceView = z.infer<typeof placeSchema>;

const homeStatuses = ['free', 'held', 'given', 'closed'] as const;

/** A home of the draw; `closed`: the ledger has it for somebody else, in repair or sealed. */
const homeSchema = z.object({
  unit: drawCodeSchema,
  estateId: z.string(),
  building: z.string(),
  floor: z.int(),
  room: z.string(),
  type: z.enum(unitTypes),
  area: areaSchema,
  rent: fenSchema,
  lift: z.boolean(),
  accessible: z.boolean(),
  status: z.enum(homeStatuses),
});
export type HomeView = z.infer<typeof homeSchema>;

const atCounterSchema = z.object({
  counter: z.string(),
  place: placeSchema,
  /** UTC milliseconds. */
  until: z.int(),
  calls: z.int(),
  late: z.boolean(),
  /** The home that it holds; null while it chooses. */
  unit: drawCodeSchema.nullable(),
  /** The home that it drew; null where it chooses one. */
  drawn: drawCodeSchema.nullable(),
});
export type AtCounter = z.infer<typeof atCounterSchema>;

const poolSchema = z.object({
  id: z.string(),
  label: z.string(),
  places: z.int(),
  confirmed: z.int(),
  /** Places that are neither taken up nor nobody's. */
  open: z.int(),
  reservesLeft: z.int(),
  homes: z.object({ free: z.int(), held: z.int(), given: z.int(), closed: z.int() }),
  /** Who comes next, the first first. */
  next: z.array(placeSchema),
});
export type PoolView = z.infer<typeof poolSchema>;

const boardSchema = z.object({
  drawId: drawIdSchema,
  title: z.string(),
  status: z.enum(sessionStatuses),
  assign: z.enum(['order', 'unit']),
  rules: sessionRulesSchema.nullable(),
  /** Of the session's stream. */
  version: z.int(),
  /** UTC milliseconds at this desk, for the countdowns. */
  now: z.int(),
  pools: z.array(poolSchema),
  counters: z.array(atCounterSchema),
});
export type SelectionBoard = z.infer<typeof boardSchema>;

/** A household at a counter as the office knows it. */
const householdSchema = z.object({
  caseId: caseIdSchema,
  caseNo: z.string(),
  name: z.string(),
  size: z.int(),
  /** Counted refusals, and how many the policy allows; null where it has no rule. */
  counted: z.int(),
  allowed: z.int().nullable(),
});
export type SelectionHousehold = z.infer<typeof householdSchema>;

const slipSchema = z.object({
  slipNo: z.string(),
  title: z.string(),
  officeName: z.string(),
  confirmedOn: plainDateSchema,
  household: householdSchema,
  place: placeSchema,
  home: homeSchema,
  estateName: z.string(),
  estateAddress: z.string(),
  householdStrokes: z.string(),
  officeStrokes: z.string(),
  servedBy: z.string(),
  acknowledged: z.boolean(),
});
export type SelectionSlip = z.infer<typeof slipSchema>;

const stepSchema = z.object({
  type: z.string(),
  at: z.int(),
  byName: z.string(),
  payload: z.record(z.string(), z.unknown()),
});
export type SelectionStep = z.infer<typeof stepSchema>;

const on = z.object({ commandId: commandIdSchema, drawId: drawIdSchema });
const onHousehold = on.extend({ no: drawCodeSchema });
const done = z.object({ version: z.int() });

/** A signature as it was drawn: strokes of whole-number points on a field of 1000 × 400. */
export const strokesSchema = z
  .string()
  .max(8_000)
  .regex(/^(?:\d{1,4},\d{1,3})(?:[ ;]\d{1,4},\d{1,3})*$/);

export const selection = {
  /** Settled draws from which homes are chosen, the newest first. */
  sessions: procedure('case.read').output(z.array(sessionSchema)),
  /** Everything that the hall sees; no full name, nothing that is not on the screen of the hall. */
  board: procedure('case.read')
    .input(z.object({ drawId: drawIdSchema }))
    .output(boardSchema),
  /** The homes of one pool. */
  homes: procedure('case.read')
    .input(z.object({ drawId: drawIdSchema, pool: z.string() }))
    .output(
      z.object({
        estates: z.array(z.object({ id: z.string(), name: z.string(), area: z.string() })),
        homes: z.array(homeSchema),
      }),
    ),
  /** The household behind a number, for whoever serves it. Null while this desk does not have its case. */
  household: procedure('selection.serve')
    .input(z.object({ drawId: drawIdSchema, no: drawCodeSchema }))
    .output(householdSchema.nullable()),
  /** The last steps of the session, the newest first. */
  steps: procedure('case.read')
    .input(z.object({ drawId: drawIdSchema, limit: z.int().min(1).max(500) }))
    .output(z.array(stepSchema)),
  open: procedure('selection.lead')
    .input(on.extend({ rules: sessionRulesSchema, second: secondSignInSchema }))
    .output(done),
  call: procedure('selection.serve')
    .input(onHousehold.extend({ counter: counterSchema }))
    .output(done),
  choose: procedure('selection.serve')
    .input(onHousehold.extend({ unit: drawCodeSchema }))
    .output(done),
  letGo: procedure('selection.serve').input(onHousehold).output(done),
  /** Refused `unit-taken` when another counter was faster. */
  confirm: procedure('selection.serve')
    .input(onHousehold.extend({ unit: drawCodeSchema, householdStrokes: strokesSchema, officeStrokes: strokesSchema }))
    .output(done.extend({ slipNo: z.string() })),
  pass: procedure('selection.serve')
    .input(
      onHousehold.extend({
        passing: z.enum(passings),
        excuse: z.enum(offerExcuses).nullable(),
        reasons: z.array(z.enum(releaseReasons)).max(releaseReasons.length),
        unit: drawCodeSchema.nullable(),
        comment: commentSchema,
        second: secondSignInSchema,
      }),
    )
    .output(done),
  undo: procedure('selection.lead')
    .input(onHousehold.extend({ reason: commentSchema }))
    .output(done),
  close: procedure('selection.lead')
    .input(on.extend({ reason: commentSchema, second: secondSignInSchema }))
    .output(done),
  /** What is printed when a home is confirmed. Waits for the hub where the desk has one: `acknowledged` says whether it did. */
  slip: procedure('selection.serve')
    .input(z.object({ drawId: drawIdSchema, no: drawCodeSchema }))
    .output(slipSchema),
};
