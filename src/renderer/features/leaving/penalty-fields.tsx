import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeavingView } from '../../../contract/leavings.ts';
import type { LeavingCommandType } from '../../../domain/leaving/commands.ts';
import { judgments, suitKinds } from '../../../domain/leaving/penalty.ts';
import { formatYuan } from '../../ui/format.ts';
import type { LeavingForm } from './leaving-form.ts';
import { mostOf, openFine, waitingSuit } from './penalty-form.ts';
import looks from '../../ui/looks.module.css';

interface PenaltyChoiceProps {
  readonly type: LeavingCommandType;
  readonly form: LeavingForm;
  readonly onChange: (form: LeavingForm) => void;
}

/** What is chosen from a list: the proceeding, the outcome. */
export function PenaltyChoice({ type, form, onChange }: PenaltyChoiceProps) {
  const { t } = useTranslation();
  if (type === 'file-suit') {
    return (
      <NativeSelect
        label={t('leaving.field.suitKind')}
        value={form.suitKind}
        data={suitKinds.map((value) => ({ value, label: t(`leaving.suitKind.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...form, suitKind: suitKinds.find((known) => known === value) ?? 'lawsuit' });
        }}
      />
    );
  }
  if (type !== 'note-judgment') return null;
  return (
    <NativeSelect
      label={t('leaving.field.outcome')}
      value={form.outcome}
      data={judgments.map((value) => ({ value, label: t(`leaving.judgment.${value}`) }))}
      onChange={({ currentTarget: { value } }) => {
        onChange({ ...form, outcome: judgments.find((known) => known === value) ?? 'granted' });
      }}
    />
  );
}

interface PenaltyFactsProps {
  readonly type: LeavingCommandType;
  readonly view: LeavingView;
  readonly form: LeavingForm;
}

/** What the step is of, and how much the rules allow. */
export function PenaltyFacts({ type, view, form }: PenaltyFactsProps) {
  const { t } = useTranslation();
  const told = (text: string) => <p className={looks.quiet}>{text}</p>;
  if (type === 'fine') {
    const most = mostOf(view, form);
    if (most === undefined) return null;
    return told(most === null ? t('refusal.no-fine') : t('leaving.most', { amount: formatYuan(most) }));
  }
  if (type === 'pay-fine') {
    const fine = openFine(view);
    return fine === undefined ? null : told(t('leaving.fineOf', { ...fine, amount: formatYuan(fine.fen) }));
  }
  if (type !== 'note-judgment' && type !== 'note-enforcement') return null;
  const suit = waitingSuit(view, type);
  if (suit === undefined) return null;
  const { court, caseNo, filedOn } = suit;
  return told(`${t(`leaving.suitKind.${suit.kind}`)} ${t('leaving.suitOf', { court, caseNo, filedOn })}`);
}
