import { z } from 'zod';
import { ticketLimitNames } from '../../../domain/ticket/limits.ts';
import { each, sourced, timeLimitSchema } from './sourced-schema.ts';

export const ticketsSchema = each(ticketLimitNames, sourced(timeLimitSchema)).extend({
  petitionRepresentatives: sourced(z.int().min(1).max(100)),
  warnBefore: sourced(z.int().min(0).max(60)),
});
