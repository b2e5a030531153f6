import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackSummary } from '../../../../contract/policies.ts';
import { parseTypedDate } from '../../intake/typed-date.ts';
import classes from '../policy.module.css';
import { versionLabel } from '../version-words.ts';
import { ConfidenceSelect } from './confidence-select.tsx';
import type { Draft } from './draft.ts';

interface DraftHeadProps {
  readonly pack: PackSummary;
  readonly draft: Draft;
  /** Whether what is missing is told. */
  readonly isChecked: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onBase: (base: string) => void;
}

/** What the new version begins with, from when it holds and by which paper. */
export function DraftHead({ pack, draft, isChecked, onChange, onBase }: DraftHeadProps) {
  const { t } = useTranslation();
  const { effectiveFrom, dated } = draft;
  const day = parseTypedDate(effectiveFrom);
  const last = pack.versions[0]?.effectiveFrom ?? '';
  const isDayWrong = day === undefined ? isChecked || effectiveFrom.length > 9 : day <= last;
  return (
    <div className={classes.draftHead}>
      <Select
        label={t('policy.draft.base')}
        w={230}
        allowDeselect={false}
        value={draft.base}
        data={pack.versions.map((version) => ({ value: version.id, label: versionLabel(version, pack, t) }))}
        onChange={(base) => {
          if (base !== null) onBase(base);
        }}
      />
      <TextInput
        label={t('policy.draft.effectiveFrom')}
        required
        w={190}
        placeholder="2026-12-01"
        value={effectiveFrom}
        error={isDayWrong ? t(day === undefined ? 'policy.draft.dayMissing' : 'policy.draft.dayAfter', { last }) : null}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...draft, effectiveFrom: value });
        }}
        onBlur={() => {
          if (day !== undefined) onChange({ ...draft, effectiveFrom: day });
        }}
      />
      <TextInput
        label={t('policy.draft.dated')}
        required
        flex={1}
        maxLength={300}
        value={dated.source}
        error={isChecked && dated.source.trim() === '' ? t('policy.draft.datedMissing') : null}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...draft, dated: { ...dated, source: value } });
        }}
      />
      <ConfidenceSelect
        label={t('policy.draft.datedConfidence')}
        value={dated.confidence}
        error={isChecked && dated.confidence === null ? t('policy.draft.confidenceMissing') : null}
        onChange={(confidence) => {
          onChange({ ...draft, dated: { ...dated, confidence } });
        }}
      />
    </div>
  );
}
