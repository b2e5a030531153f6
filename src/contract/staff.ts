import { z } from 'zod';
import { roles } from '../domain/staff/role.ts';
import { procedure } from './procedure.ts';
import { identityNumberSchema } from './schemas/application.ts';
import { commandIdSchema, lineSchema, officeIdSchema, staffIdSchema } from './schemas/primitives.ts';

export const staffProfileSchema = z.object({
  account: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,31}$/),
  name: lineSchema(50).min(1),
  roles: z.array(z.enum(roles)),
  office: officeIdSchema,
  identityNumber: z.union([z.literal(''), identityNumberSchema]),
  relatives: z.array(z.object({ name: lineSchema(50).min(1), identityNumber: identityNumberSchema })).max(50),
});

export const staffMemberSchema = staffProfileSchema.extend({
  /** Masked, as are those of relatives, for who may not manage staff. */
  identityNumber: z.string(),
  relatives: z.array(z.object({ name: z.string(), identityNumber: z.string() })),
  staffId: staffIdSchema,
  officeName: z.string(),
  active: z.boolean(),
  lockedUntil: z.int().nullable(),
});

export type StaffMember = z.infer<typeof staffMemberSchema>;

const officeSchema = z.object({
  id: officeIdSchema,
  name: z.string(),
  level: z.enum(['city', 'district', 'street']),
});

const password = z.string().min(1).max(200);
const reason = lineSchema(200);

export const staff = {
  list: procedure('staff.read').output(z.array(staffMemberSchema)),
  /** The password given here is changed at the first sign-in. */
  register: procedure('staff.manage')
    .input(z.object({ commandId: commandIdSchema, profile: staffProfileSchema, password }))
    .output(z.object({ staffId: staffIdSchema })),
  change: procedure('staff.manage')
    .input(z.object({ commandId: commandIdSchema, staffId: staffIdSchema, profile: staffProfileSchema, reason }))
    .output(z.null()),
  deactivate: procedure('staff.manage')
    .input(z.object({ commandId: commandIdSchema, staffId: staffIdSchema, reason }))
    .output(z.null()),
  reactivate: procedure('staff.manage')
    .input(z.object({ commandId: commandIdSchema, staffId: staffIdSchema, reason }))
    .output(z.null()),
  /** Sets a password that must be changed at the next sign-in, and ends a lockout. */
  resetPassword: procedure('staff.manage')
    .input(z.object({ commandId: commandIdSchema, staffId: staffIdSchema, password }))
    .output(z.null()),
};

export const offices = {
  /** The offices of the person's own subtree, and those above. */
  list: procedure('signed-in').output(z.array(officeSchema)),
  register: procedure('office.manage')
    .input(z.object({ commandId: commandIdSchema, id: officeIdSchema, name: lineSchema(50).min(1) }))
    .output(z.null()),
};
