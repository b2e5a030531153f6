import { z } from 'zod';
import { roles } from '../domain/staff/role.ts';
import { procedure } from './procedure.ts';
import { officeIdSchema, staffIdSchema } from './schemas/primitives.ts';

export const sessionSchema = z.object({
  staffId: staffIdSchema,
  account: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  office: officeIdSchema,
  officeName: z.string(),
  /** The screen is locked: only unlock and sign-out work. */
  locked: z.boolean(),
  /** The password was set by somebody else and has to be changed before anything else. */
  mustChangePassword: z.boolean(),
  idleLockMinutes: z.int(),
});

export type Session = z.infer<typeof sessionSchema>;

const password = z.string().min(1).max(200);

export const session = {
  current: procedure('desk').output(sessionSchema.nullable()),
  signIn: procedure('desk')
    .input(z.object({ account: z.string().max(64), password }))
    .output(sessionSchema),
  signOut: procedure('session').output(z.null()),
  lock: procedure('session').output(sessionSchema),
  unlock: procedure('session').input(z.object({ password })).output(sessionSchema),
  /** The person typed or clicked; keeps the idle lock away. */
  active: procedure('session').output(sessionSchema),
  changePassword: procedure('session')
    .input(z.object({ current: password, next: password }))
    .output(sessionSchema),
};
