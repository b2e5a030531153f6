import { NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { CheckCellView, CheckMatrixView } from '../../../contract/checks.ts';
import type { FieldRuling } from '../../../domain/agency-check/events.ts';
import { type RulingReason, rulingReasons } from '../../../domain/agency-check/reasons.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { comparedWord } from './compared-word.ts';
import { typedValue } from './typed-value.ts';
import { refusalTo, useCheckMutation } from './use-checks.ts';
import classes from './checks.module.css';

interface DifferencesPartProps {
  readonly view: CaseView;
  readonly matrix: CheckMatrixView;
  readonly cell: CheckCellView;
}

type Difference = CheckCellView['differences'][number];

/** Declared and registered side by side, and the officer's word on each line. */
export function DifferencesPart({ view, matrix, cell }: DifferencesPartProps) {
  const { t } = useTranslation();
  const [again, setAgain] = useState(false);
  const isOpen = cell.differences.some(({ ruling }) => ruling === null) || again;
  return (
    <div className={classes.part}>
      <h3>{t('checks.cell.differences')}</h3>
      {cell.differences.length === 0 && <p className={classes.quiet}>{t('checks.cell.same')}</p>}
      {cell.differences.length > 0 && (
        <table className={classes.differences}>
          <thead>
            <tr>
              <th scope="col">{t('checks.cell.field')}</th>
              <th scope="col">{t('checks.cell.declared')}</th>
              <th scope="col">{t('checks.cell.registry')}</th>
              <th scope="col">{t('checks.cell.ruling')}</th>
            </tr>
          </thead>
          <tbody>
            {cell.differences.map((difference) => (
              <DifferenceLine key={difference.field} difference={difference} />
            ))}
          </tbody>
        </table>
      )}
      {cell.differences.length > 0 && isOpen && (
        <RulingForm
          view={view}
          matrix={matrix}
          cell={cell}
          onDone={() => {
            setAgain(false);
          }}
        />
      )}
      {cell.differences.length > 0 && !isOpen && (
        <div className={classes.buttons}>
          <ActionButton
            size="xs"
            variant="default"
            onClick={() => {
              setAgain(true);
            }}
          >
            {t('checks.cell.ruleAgain')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}

function DifferenceLine({ difference: { field, declared, registry, ruling } }: { readonly difference: Difference }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{t(`checks.field.${field}`)}</td>
      <td>{comparedWord(field, declared, t)}</td>
      <td className={ruling === null ? classes.differs : undefined}>{comparedWord(field, registry, t)}</td>
      <td>
        {ruling === null ? '—' : t(`checks.cell.rulings.${ruling.choice}`)}
        {ruling?.choice === 'other' && ` ${comparedWord(field, ruling.value, t)}`}
      </td>
    </tr>
  );
}

interface Chosen {
  readonly choice: FieldRuling['choice'] | null;
  readonly typed: string;
}

const choices = ['registry', 'declared', 'other'] as const;

function RulingForm({ view, matrix, cell, onDone }: DifferencesPartProps & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, Chosen>>>({});
  const [reason, setReason] = useState<RulingReason | ''>('');
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const refusal = refusalTo(matrix, 'rule');
  const fields = cell.differences.map(({ field }) => {
    const { choice, typed } = chosen[field] ?? { choice: null, typed: '' };
    return { field, choice, value: choice === 'other' ? typedValue(field, typed) : null };
  });
  const problem = fields.some(({ choice }) => choice === null)
    ? t('checks.cell.chooseAll')
    : fields.some(({ value }) => value === undefined)
      ? t('checks.cell.otherBad')
      : reason === ''
        ? t('checks.cell.chooseReason')
        : reason === 'other' && comment.trim() === ''
          ? t('checks.cell.commentMissing')
          : null;
  const rule = useCheckMutation((commandId, ruled: RulingReason) =>
    client.checks.rule({
      commandId,
      caseId: view.caseId,
      person: cell.person,
      source: cell.source,
      evidenceId: cell.evidence?.evidenceId ?? '',
      fields: fields.flatMap(({ field, choice, value = null }) => (choice === null ? [] : [{ field, choice, value }])),
      reason: ruled,
      comment,
    }),
  );
  const confirm = (): void => {
    setAsked(true);
    if (problem === null && reason !== '') rule.mutate(reason, { onSuccess: onDone });
  };
  return (
    <div className={classes.ruling}>
      {cell.differences.map(({ field }) => (
        <FieldChoice
          key={field}
          field={field}
          chosen={chosen[field] ?? { choice: null, typed: '' }}
          onChange={(next) => {
            setChosen((before) => ({ ...before, [field]: next }));
          }}
        />
      ))}
      <NativeSelect
        label={t('checks.cell.reason')}
        value={reason}
        data={[
          { value: '', label: t('checks.cell.chooseReason') },
          ...rulingReasons.map((value) => ({ value, label: t(`checks.reason.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          setReason(value as RulingReason | '');
        }}
      />
      <Textarea
        label={t(reason === 'other' ? 'checks.cell.comment' : 'checks.cell.commentOptional')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        value={comment}
        onChange={({ currentTarget: { value } }) => {
          setComment(value);
        }}
      />
      <ProblemNote error={rule.error} />
      <div className={classes.buttons}>
        <ActionButton
          size="xs"
          loading={rule.isPending}
          offBecause={refusal === null ? null : ofRefusal(refusal)}
          onClick={confirm}
        >
          {t('checks.cell.rule')}
        </ActionButton>
        <span role="status" className={classes.differs}>
          {asked && problem}
        </span>
      </div>
    </div>
  );
}

interface FieldChoiceProps {
  readonly field: Difference['field'];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

function FieldChoice({ field, chosen, onChange }: FieldChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t(`checks.field.${field}`)}
      value={chosen.choice ?? ''}
      onChange={(value) => {
        onChange({ ...chosen, choice: value as FieldRuling['choice'] });
      }}
    >
      <div className={classes.choiceLine}>
        {choices.map((value) => (
          <Radio key={value} size="xs" value={value} label={t(`checks.cell.rulings.${value}`)} />
        ))}
        {chosen.choice === 'other' && (
          <TextInput
            size="xs"
            aria-label={t('checks.cell.otherValue')}
            placeholder={t('checks.cell.otherValue')}
            value={chosen.typed}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...chosen, typed: value });
            }}
          />
        )}
      </div>
    </Radio.Group>
  );
}
