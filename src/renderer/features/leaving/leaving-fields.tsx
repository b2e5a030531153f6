import { NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeavingView } from '../../../contract/leavings.ts';
import type { LeavingCommandType } from '../../../domain/leaving/commands.ts';
import { groundRules, leavingGrounds } from '../../../domain/leaving/grounds.ts';
import { formatDay, formatYuan } from '../../ui/format.ts';
import { SecondSignIn } from '../../ui/second-sign-in.tsx';
import { type LeavingForm, groundOf, needsSince } from './leaving-form.ts';
import { PenaltyChoice, PenaltyFacts } from './penalty-fields.tsx';
import { SettlementTable } from './settlement-table.tsx';
import lease from '../lease/lease.module.css';
import looks from '../../ui/looks.module.css';
import { FilesField } from '../visit/files-field.tsx';

interface LeavingFieldsProps {
  readonly type: LeavingCommandType;
  readonly view: LeavingView;
  readonly form: LeavingForm;
  readonly onChange: (form: LeavingForm) => void;
}

type Line =
  | 'since'
  | 'leaveBy'
  | 'market'
  | 'source'
  | 'signedOn'
  | 'landlord'
  | 'tenant'
  | 'payee'
  | 'documentNo'
  | 'decidedOn'
  | 'fine'
  | 'gain'
  | 'paidOn'
  | 'voucherNo'
  | 'court'
  | 'caseNo'
  | 'filedOn'
  | 'judgedOn'
  | 'enforcedOn';

/** What a step asks for, in the order in which it is said. */
function linesOf(type: LeavingCommandType, { ground }: LeavingForm): readonly Line[] {
  switch (type) {
    case 'open':
      return needsSince(ground) ? ['since'] : [];
    case 'notify':
      return ['leaveBy'];
    case 'set-rent':
      return ['market', 'source'];
    case 'sign-transition':
      return ['signedOn', 'landlord', 'tenant'];
    case 'refund':
      return ['payee'];
    case 'fine':
      return ['documentNo', 'decidedOn', 'fine', 'gain'];
    case 'pay-fine':
      return ['voucherNo', 'paidOn'];
    case 'file-suit':
      return ['court', 'caseNo', 'filedOn'];
    case 'note-judgment':
      return ['judgedOn', 'caseNo'];
    case 'note-enforcement':
      return ['enforcedOn'];
    case 'hear':
    case 'withdraw':
    case 'return':
    case 'settle':
    case 'lift-ban':
      return [];
  }
}

const worded: readonly LeavingCommandType[] = [
  'open',
  'hear',
  'withdraw',
  'refund',
  'lift-ban',
  'note-judgment',
  'note-enforcement',
];

/** Where a line comes first, the writing begins there. */
function isLedByLine(type: LeavingCommandType): boolean {
  return type === 'open' || type === 'refund' || type === 'note-judgment' || type === 'note-enforcement';
}

function textLabel(type: LeavingCommandType): 'open' | 'hear' | 'note' | 'reason' {
  if (type === 'open' || type === 'hear') return type;
  return type === 'note-judgment' || type === 'note-enforcement' ? 'note' : 'reason';
}

export function LeavingFields({ type, view, form, onChange }: LeavingFieldsProps) {
  const { t } = useTranslation();
  const { ban } = groundRules[view.state.opened?.ground ?? form.ground];
  const isSigned = type === 'refund' || type === 'lift-ban' || (type === 'return' && ban !== null);
  return (
    <>
      <div className={lease.form}>
        {type === 'open' && (
          <NativeSelect
            data-autofocus
            label={t('leaving.field.ground')}
            value={form.ground}
            data={leavingGrounds.map((value) => ({ value, label: t(`leaving.ground.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...form, ground: groundOf(value) });
            }}
          />
        )}
        <PenaltyChoice type={type} form={form} onChange={onChange} />
        {linesOf(type, form).map((name, index) => (
          <TextInput
            key={name}
            data-autofocus={type !== 'open' && index === 0 ? true : undefined}
            label={t(`leaving.field.${name}`)}
            value={form[name]}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...form, [name]: value });
            }}
          />
        ))}
        {worded.includes(type) && (
          <Textarea
            data-autofocus={isLedByLine(type) ? undefined : true}
            className={lease.wide ?? ''}
            autosize
            minRows={3}
            label={t(`leaving.text.${textLabel(type)}`)}
            value={form.text}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...form, text: value });
            }}
          />
        )}
      </div>
      <PenaltyFacts type={type} view={view} form={form} />
      {type === 'open' && <p className={looks.quiet}>{t(`leaving.rule.${form.ground}`)}</p>}
      {type === 'open' && form.ground === 'arrears' && (
        <p>
          {t('leaving.arrearsNow', {
            n: view.figures.months,
            limit: view.arrearsMonths,
            amount: formatYuan(view.figures.lateFen),
          })}
        </p>
      )}
      {type === 'open' && (
        <FilesField
          label={t('leaving.field.files')}
          files={form.files}
          onChange={(files) => {
            onChange({ ...form, files });
          }}
        />
      )}
      {type === 'return' && <ReturnFacts view={view} />}
      {type === 'settle' && view.settlement !== null && <SettlementTable settlement={view.settlement} />}
      {isSigned && (
        <SecondSignIn
          legend={t('lease.dialog.second')}
          signIn={form.second}
          onSignIn={(second) => {
            onChange({ ...form, second });
          }}
        />
      )}
    </>
  );
}

function ReturnFacts({ view: { handedOverOn, bannedUntil } }: { readonly view: LeavingView }) {
  const { t } = useTranslation();
  return (
    <dl className={lease.facts}>
      <dt>{t('leaving.fact.returnedOn')}</dt>
      <dd>{handedOverOn === null ? t('refusal.not-handed-over') : formatDay(handedOverOn)}</dd>
      <dt>{t('leaving.fact.ban')}</dt>
      <dd>{bannedUntil === null ? t('leaving.noBan') : t('leaving.banUntil', { until: bannedUntil })}</dd>
    </dl>
  );
}
