import { z } from 'zod';
import { checkSources } from '../../../domain/agency-check/source.ts';
import { documentTypes } from '../../../domain/application/document.ts';
import { programmes } from '../../../domain/application/programme.ts';
import { clockNames } from '../../../domain/policy/time-limit.ts';
import { allocationSchema, waitingSchema } from './allocation-schema.ts';
import { drawSchema } from './draw-schema.ts';
import { incomeSchema, membershipSchema, programmeLimitsSchema } from './limits-schema.ts';
import { rulesSchema } from './national-rule-schema.ts';
import { objectionSchema, publicitySchema, reviewChainSchema } from './review-schema.ts';
import { each, sourced, timeLimitSchema } from './sourced-schema.ts';
import { ticketsSchema } from './ticket-schema.ts';
import {
  bansSchema,
  depositSchema,
  leaseSchema,
  movingOutSchema,
  paymentSchema,
  renewalSchema,
  rentSchema,
  yearlyReviewSchema,
} from './tenancy-schema.ts';

const clocks = each(clockNames, sourced(timeLimitSchema));
const materials = each(programmes, sourced(z.array(z.enum(documentTypes))));
// An empty list takes back what is inherited: the paper is asked for again, whatever registries answer.
const sharing = each(documentTypes, sourced(z.array(z.enum(checkSources)))).partial();
const promises = each(documentTypes, sourced(timeLimitSchema)).partial();
const answerValidity = each(checkSources, sourced(z.int().min(1).max(3660)));
const membership = each(programmes, membershipSchema);
const reviewChain = each(programmes, reviewChainSchema);
const publicity = each(programmes, publicitySchema);
const rent = each(programmes, rentSchema);
const deposit = each(programmes, depositSchema);
const renewal = each(programmes, renewalSchema);

/** Everything that a version holds once what it leaves out has been inherited. */
export const completeParts = z.strictObject({
  clocks,
  materials,
  sharing,
  promises,
  answerValidity,
  limits: each(programmes, programmeLimitsSchema),
  membership,
  income: incomeSchema,
  reviewChain,
  publicity,
  objection: objectionSchema,
  allocation: allocationSchema,
  waiting: waitingSchema,
  draw: drawSchema,
  tickets: ticketsSchema,
  rent,
  payment: paymentSchema,
  deposit,
  lease: leaseSchema,
  renewal,
  yearlyReview: yearlyReviewSchema,
  movingOut: movingOutSchema,
  bans: bansSchema,
  rules: rulesSchema,
});

/** What a version may state of it: any of its values, down to one limit of one programme. */
export const statedParts = z
  .strictObject({
    clocks: clocks.partial(),
    materials: materials.partial(),
    sharing,
    promises,
    answerValidity: answerValidity.partial(),
    limits: each(programmes, programmeLimitsSchema.partial()).partial(),
    membership: membership.partial(),
    income: incomeSchema.partial(),
    reviewChain: reviewChain.partial(),
    publicity: publicity.partial(),
    objection: objectionSchema.partial(),
    allocation: allocationSchema.partial(),
    waiting: waitingSchema.partial(),
    draw: drawSchema.partial(),
    tickets: ticketsSchema.partial(),
    rent: rent.partial(),
    payment: paymentSchema.partial(),
    deposit: deposit.partial(),
    lease: leaseSchema.partial(),
    renewal: renewal.partial(),
    yearlyReview: yearlyReviewSchema.partial(),
    movingOut: movingOutSchema.partial(),
    bans: bansSchema.partial(),
    rules: rulesSchema,
  })
  .partial();
