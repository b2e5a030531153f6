import { z } from 'zod';
import { procedure } from './procedure.ts';
import { commandIdSchema, lineSchema } from './schemas/primitives.ts';

const settingsSchema = z.object({
  lockoutAttempts: z.int(),
  lockoutMinutes: z.int(),
  idleLockMinutes: z.int(),
  passwordMinLength: z.int(),
  policyBackdateDays: z.int(),
  holdHours: z.int(),
  massAlone: z.int(),
  tenantPublicityDays: z.int(),
  arrearsVisitMonths: z.int(),
  arrearsStepDays: z.int(),
  reviewRemindDays: z.int(),
  reviewPromiseDays: z.int(),
  renewalRemindDays: z.int(),
  renewalPublicityDays: z.int(),
  selectionMinutes: z.int(),
  selectionCalls: z.int(),
  nextCaseRule: z.int(),
});

export const settings = {
  get: procedure('settings.read').output(settingsSchema),
  change: procedure('settings.manage')
    .input(z.object({ commandId: commandIdSchema, settings: settingsSchema, reason: lineSchema(200).min(1) }))
    .output(settingsSchema),
};
