/** What each registry keeps, field by field: how a record is shown, and entered from a paper. */
import type { CheckSource } from '../../../domain/agency-check/source.ts';
import { homeNatures } from '../../../domain/application/household.ts';

/** Kinds whose values are codes of a standard (ID-12 … ID-14), chosen from its table and shown in its words. */
export const codedKinds = ['marital', 'relation', 'disability', 'grade', 'work'] as const;
export type CodedKind = (typeof codedKinds)[number];

export type FieldKind = 'text' | 'date' | 'yuan' | 'area' | 'number' | 'yes-no' | 'choice' | CodedKind;

export interface RecordField {
  readonly name: string;
  readonly kind: FieldKind;
  /** May be left empty: kept as null, or as an empty text. */
  readonly optional?: boolean;
  readonly choices?: readonly string[];
}

export interface RecordShape {
  readonly fields: readonly RecordField[];
  /** Entries of which there may be several. */
  readonly lists: readonly { readonly name: string; readonly fields: readonly RecordField[] }[];
}

const text = (name: string, optional = true): RecordField => ({ name, kind: 'text', optional });
const date = (name: string, optional = false): RecordField => ({ name, kind: 'date', optional });
const yuan = (name: string, optional = false): RecordField => ({ name, kind: 'yuan', optional });
const number = (name: string): RecordField => ({ name, kind: 'number' });
const coded = (name: string, kind: CodedKind, optional = false): RecordField => ({ name, kind, optional });
const choice = (name: string, choices: readonly string[]): RecordField => ({ name, kind: 'choice', choices });

export const recordShapes: Readonly<Record<CheckSource, RecordShape>> = {
  'household-registration': {
    fields: [text('name', false), date('since'), text('placeCode'), text('address')],
    lists: [
      { name: 'members', fields: [text('name', false), text('identityNumber', false), coded('relation', 'relation')] },
    ],
  },
  vehicles: {
    fields: [],
    lists: [
      {
        name: 'vehicles',
        fields: [choice('kind', ['car', 'motorcycle', 'truck', 'other']), date('registeredOn'), yuan('value', true)],
      },
    ],
  },
  marriage: {
    fields: [coded('status', 'marital'), date('since', true), text('spouseName'), text('spouseIdentityNumber')],
    lists: [],
  },
  welfare: {
    fields: [
      choice('kind', ['minimum-living', 'extreme-poverty', 'near-poor']),
      date('since'),
      date('until', true),
      yuan('monthlyBenefit'),
    ],
    lists: [],
  },
  'economic-report': { fields: [text('reportNo'), yuan('monthlyIncome'), yuan('assets')], lists: [] },
  housing: {
    fields: [choice('publicHousing', ['none', 'tenant', 'subsidy'])],
    lists: [
      {
        name: 'homes',
        fields: [
          text('address', false),
          { name: 'area', kind: 'area' },
          choice('nature', homeNatures),
          number('share'),
          date('acquiredOn', true),
        ],
      },
      {
        name: 'deals',
        fields: [
          choice('kind', ['bought', 'sold', 'given', 'inherited']),
          date('on'),
          text('address', false),
          { name: 'area', kind: 'area' },
        ],
      },
    ],
  },
  'social-insurance': {
    fields: [
      text('employer'),
      text('creditCode'),
      number('monthsPaid'),
      yuan('base'),
      { name: 'isActive', kind: 'yes-no' },
      coded('workStatus', 'work', true),
    ],
    lists: [],
  },
  'housing-fund': { fields: [text('employer'), number('monthsPaid'), yuan('base'), yuan('balance')], lists: [] },
  tax: { fields: [number('year'), yuan('income'), text('employer')], lists: [] },
  firms: {
    fields: [],
    lists: [
      {
        name: 'firms',
        fields: [
          text('name', false),
          text('creditCode'),
          choice('role', ['shareholder', 'legal-representative', 'director', 'sole-trader']),
          number('share'),
          yuan('capital'),
        ],
      },
    ],
  },
  disability: { fields: [coded('grade', 'grade'), coded('kind', 'disability'), date('validUntil', true)], lists: [] },
  education: { fields: [text('level', false), text('school', false), date('graduatedOn')], lists: [] },
  'residence-permit': { fields: [date('since'), date('validUntil'), text('address')], lists: [] },
};
