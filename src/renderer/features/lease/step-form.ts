/** The fields of a lease's steps, and the command that they make; undefined while one of them cannot be read. */
import type { ParseKeys } from 'i18next';
import type { LeaseCommandInput } from '../../../contract/leases.ts';
import type { LeaseCommandType } from '../../../domain/lease/commands.ts';
import type { DocumentFile } from '../../../domain/application/document.ts';
import { tenantChangeReasons } from '../../../domain/lease/events.ts';
import { type LeaseState, endReasons, meters } from '../../../domain/lease/state.ts';
import { parseTypedDate } from '../intake/typed-date.ts';

export const leaseSteps = [
  'explain',
  'sign',
  'file',
  'move-in',
  'move-out',
  'supplement',
  'change-tenant',
  'end',
  'drop',
] as const satisfies readonly LeaseCommandType[];

export type LeaseStep = (typeof leaseSteps)[number];

export type StepForm = Readonly<Record<string, string>>;

interface Choice {
  readonly value: string;
  readonly labelKey: ParseKeys | null;
  readonly text: string;
}

export type StepField = { readonly name: string; readonly labelKey: ParseKeys } & (
  { readonly kind: 'line' | 'text' | 'tick' } | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
);

const day = (name: string, labelKey: ParseKeys): StepField => ({ kind: 'line', name, labelKey });
const line = day;
const text = (name: string, labelKey: ParseKeys): StepField => ({ kind: 'text', name, labelKey });
const worded = (value: string, labelKey: ParseKeys): Choice => ({ value, labelKey, text: '' });

const PROTOCOL: readonly StepField[] = [
  day('on', 'lease.field.on'),
  ...meters.map((meter) => line(meter, `lease.meter.${meter}`)),
  line('keys', 'lease.field.keys'),
  text('defects', 'lease.field.defects'),
];

const END_REASON: StepField = {
  kind: 'choice',
  name: 'reason',
  labelKey: 'lease.field.reason',
  choices: endReasons.map((reason) => worded(reason, `lease.end.${reason}`)),
};

export function fieldsOf(step: LeaseStep, { content }: LeaseState): readonly StepField[] {
  switch (step) {
    case 'explain':
      return [
        day('on', 'lease.field.on'),
        { kind: 'tick', name: 'duties', labelKey: 'lease.field.duties' },
        { kind: 'tick', name: 'grounds', labelKey: 'lease.field.grounds' },
        text('note', 'lease.field.note'),
      ];
    case 'sign':
      return [
        day('on', 'lease.field.on'),
        line('landlord', 'lease.field.landlord'),
        line('tenant', 'lease.field.tenant'),
        ...(content.origin === 'employer' ? [line('employer', 'lease.field.employer')] : []),
      ];
    case 'file':
      return [day('on', 'lease.field.on'), line('filingNo', 'lease.field.filingNo')];
    case 'move-in':
    case 'move-out':
      return PROTOCOL;
    case 'supplement':
      return [day('on', 'lease.field.on'), text('text', 'lease.field.text')];
    case 'change-tenant':
      return [
        {
          kind: 'choice',
          name: 'identityNumber',
          labelKey: 'lease.field.newTenant',
          choices: content.tenant.occupants.map(({ name, identityNumber }) => ({
            value: identityNumber,
            labelKey: null,
            text: name,
          })),
        },
        line('phone', 'lease.field.phone'),
        {
          kind: 'choice',
          name: 'reason',
          labelKey: 'lease.field.reason',
          choices: tenantChangeReasons.map((reason) => worded(reason, `lease.tenantChange.${reason}`)),
        },
        day('from', 'lease.field.publicFrom'),
        day('until', 'lease.field.publicUntil'),
        text('comment', 'lease.field.note'),
      ];
    case 'end':
      return [day('on', 'lease.field.endsOn'), END_REASON, text('comment', 'lease.field.note')];
    case 'drop':
      return [text('reason', 'lease.field.reason')];
  }
}

export function firstForm(step: LeaseStep, { content }: LeaseState, today: string): StepForm {
  const { tenant, landlord, employer } = content;
  switch (step) {
    case 'sign':
      return { on: today, landlord, tenant: tenant.name, employer };
    case 'change-tenant':
      return { identityNumber: tenant.occupants[0]?.identityNumber ?? '', reason: 'death', phone: tenant.phone };
    case 'end':
      return { on: today, reason: 'voluntary' };
    case 'move-in':
    case 'move-out':
      return { on: today, keys: '2' };
    case 'explain':
    case 'file':
    case 'supplement':
    case 'drop':
      return { on: today };
  }
}

/** Photos belong to moving in and out alone. */
export function hasPhotos(step: LeaseStep): boolean {
  return step === 'move-in' || step === 'move-out';
}

export function commandOf(
  step: LeaseStep,
  form: StepForm,
  photos: readonly DocumentFile[],
): LeaseCommandInput | undefined {
  const of = (name: string): string => form[name] ?? '';
  const on = parseTypedDate(of('on'));
  if (step === 'drop') return of('reason').trim() === '' ? undefined : { type: 'drop', reason: of('reason') };
  if (step === 'change-tenant') return tenantChange(of);
  if (on === undefined) return undefined;
  switch (step) {
    case 'explain':
      if (of('duties') !== 'yes' || of('grounds') !== 'yes') return undefined;
      return { type: 'explain', explainedOn: on, note: of('note') };
    case 'sign': {
      const parties = (['landlord', 'tenant', 'employer'] as const).filter((party) => of(party).trim() !== '');
      return { type: 'sign', signedOn: on, signatures: parties.map((party) => ({ party, name: of(party) })) };
    }
    case 'file':
      return { type: 'file', filedOn: on, filingNo: of('filingNo') };
    case 'move-in':
    case 'move-out': {
      const keys = Number(of('keys'));
      if (!Number.isInteger(keys) || keys < 0) return undefined;
      const readings = meters.map((meter) => ({ meter, reading: of(meter) })).filter(({ reading }) => reading !== '');
      return { type: step, on, readings, keys, defects: of('defects'), photos: [...photos] };
    }
    case 'supplement':
      return { type: 'supplement', text: of('text'), signedOn: on };
    case 'end': {
      const reason = endReasons.find((known) => known === of('reason')) ?? 'other';
      return { type: 'end', endsOn: on, reason, comment: of('comment') };
    }
  }
}

function tenantChange(of: (name: string) => string): LeaseCommandInput | undefined {
  const [from, until] = [parseTypedDate(of('from')), parseTypedDate(of('until'))];
  if (from === undefined || until === undefined || of('identityNumber') === '') return undefined;
  const reason = tenantChangeReasons.find((known) => known === of('reason')) ?? 'other';
  return {
    type: 'change-tenant',
    identityNumber: of('identityNumber'),
    phone: of('phone'),
    reason,
    publicised: { from, until },
    comment: of('comment'),
  };
}
