/** The profile of a person as typed, and what is wrong with it: the contract's schema and the rules of roles. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { type StaffMember, staffProfileSchema } from '../../../contract/staff.ts';
import { levelOf, parseOfficeId } from '../../../domain/office/office.ts';
import { type Role, worksOnCases } from '../../../domain/staff/role.ts';

export interface ProfileForm {
  account: string;
  name: string;
  roles: Role[];
  office: string;
  identityNumber: string;
  relatives: { name: string; identityNumber: string }[];
  reason: string;
}

export type Profile = z.output<typeof staffProfileSchema>;

export function profileFormOf(person: StaffMember | null): ProfileForm {
  return {
    account: person?.account ?? '',
    name: person?.name ?? '',
    roles: [...(person?.roles ?? [])],
    office: person?.office ?? '',
    identityNumber: person?.identityNumber ?? '',
    relatives: (person?.relatives ?? []).map((relative) => ({ ...relative })),
    reason: '',
  };
}

/** The profile to hand in; null while something is wrong with it. */
export function profileOf({ reason: _reason, ...form }: ProfileForm): Profile | null {
  const parsed = staffProfileSchema.safeParse(form);
  return parsed.success ? parsed.data : null;
}

/** Words by field path. A change needs a reason, a registration does not. */
export function profileErrors(form: ProfileForm, needsReason: boolean, t: TFunction): Record<string, string> {
  const errors: Record<string, string> = {};
  const { reason, ...profile } = form;
  const parsed = staffProfileSchema.safeParse(profile);
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= wordOf(issue, t);
  if (form.roles.length === 0) errors['roles'] = t('staff.problem.roles');
  if (form.roles.includes('auditor') && form.roles.length > 1) errors['roles'] = t('staff.problem.auditorAlone');
  const office = parseOfficeId(form.office);
  if (office !== undefined && levelOf(office) === 'street' && form.roles.includes('admin')) {
    errors['roles'] = t('staff.problem.streetAdmin');
  }
  if (worksOnCases(form.roles) && form.identityNumber.trim() === '') {
    errors['identityNumber'] = t('staff.problem.identityMissing');
  }
  if (needsReason && reason.trim() === '') errors['reason'] = t('staff.problem.required');
  return errors;
}

function wordOf(issue: z.core.$ZodIssue, t: TFunction): string {
  const field = issue.path.at(-1);
  if (field === 'account') return t('staff.problem.account');
  if (field === 'office') return t('staff.problem.office');
  if (field === 'identityNumber') return t('staff.problem.identity');
  return issue.code === 'too_big' ? t('staff.problem.tooLong') : t('staff.problem.required');
}
