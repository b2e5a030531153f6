import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, StaffId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { MassDialog } from '../mass/mass-dialog.tsx';

interface HoldMassProps {
  readonly caseIds: readonly CaseId[];
  readonly onClose: (touched: boolean) => void;
}

/** Gives many cases to one person; what others hold needs the reason that they are told. */
export function AssignDialog({ caseIds, onClose }: HoldMassProps) {
  const { t } = useTranslation();
  const colleagues = useQuery(orpc.holds.colleagues.queryOptions());
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  return (
    <MassDialog
      title={t('mass.assign.title', { n: caseIds.length })}
      confirm={t('mass.assign.confirm')}
      caseIds={caseIds}
      onClose={onClose}
      action={to === '' ? null : { type: 'assign', to: to as StaffId, reason: reason.trim() }}
      missing={t('mass.assign.toMissing')}
      fields={
        <>
          <Select
            data-autofocus
            label={t('mass.assign.to')}
            placeholder={t('mass.assign.choose')}
            searchable
            selectFirstOptionOnChange
            value={to === '' ? null : to}
            data={(colleagues.data ?? []).map(({ staffId, name, officeName, held }) => ({
              value: staffId,
              label: t('mass.assign.person', { name, office: officeName, n: held }),
            }))}
            onChange={(chosen) => {
              setTo(chosen ?? '');
            }}
          />
          <ProblemNote error={colleagues.error} />
          <ReasonField label={t('mass.assign.reason')} reason={reason} onChange={setReason} />
        </>
      }
    />
  );
}

/** Lets many cases go; everybody who held one is told the reason. */
export function ReleaseDialog({ caseIds, onClose }: HoldMassProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <MassDialog
      title={t('mass.release.title', { n: caseIds.length })}
      confirm={t('mass.release.confirm')}
      caseIds={caseIds}
      onClose={onClose}
      action={{ type: 'release', reason: reason.trim() }}
      missing={null}
      fields={<ReasonField label={t('mass.release.reason')} reason={reason} onChange={setReason} />}
    />
  );
}

interface ReasonFieldProps {
  readonly label: string;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

function ReasonField({ label, reason, onChange }: ReasonFieldProps) {
  return (
    <Textarea
      label={label}
      rows={2}
      maxLength={500}
      value={reason}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
