import { Grid, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { formatYuan } from '../../../ui/format.ts';
import { ExistingCases, type TakeContent } from '../existing-cases.tsx';
import { rowWords } from '../field-words.ts';
import { ChoiceField, FlagField, TextField } from '../fields.tsx';
import { type BindField, fieldElementId, useFormEdit } from '../form-edit.ts';
import { type IntakeForm, type MemberForm, emptyMember } from '../form-model.ts';
import { AddRow, FormSection, RowHead } from '../form-section.tsx';
import { householdSums } from '../household-sums.ts';
import classes from '../intake.module.css';
import { personLine } from '../person-line.ts';
import { useChoices } from '../use-choices.ts';

interface HouseholdSectionProps {
  readonly bind: BindField;
  readonly members: IntakeForm['members'];
  readonly today: PlainDate;
  readonly onTake: TakeContent;
}

export const ADD_MEMBER_KEYS = 'alt+M';

/** The applicant first, then everybody of the household, each with the four sets they count for. */
export function HouseholdSection({ bind, members, today, onTake }: HouseholdSectionProps) {
  const { t } = useTranslation();
  const add = useAddMember(members.length);
  const sums = householdSums(members);
  return (
    <FormSection
      id="household"
      aside={
        <Text c="var(--quiet)" fz="sm" ta="right">
          {t('intake.household.summary', { ...sums })}
        </Text>
      }
    >
      {members.map((member, index) => (
        <MemberRow key={index} bind={bind} member={member} index={index} today={today} onTake={onTake} />
      ))}
      <Group justify="space-between">
        <AddRow label={t('intake.add.members')} onAdd={add} keys={ADD_MEMBER_KEYS} />
        {sums.monthlyIncomeEach !== null && (
          <Text c="var(--quiet)" fz="sm">
            {t('intake.household.income', {
              sum: formatYuan(sums.monthlyIncome),
              each: formatYuan(sums.monthlyIncomeEach),
            })}
          </Text>
        )}
      </Group>
    </FormSection>
  );
}

/** Adds a row and puts the cursor into it. */
export function useAddMember(count: number): () => void {
  const edit = useFormEdit();
  return () => {
    edit.insert('members', emptyMember());
    requestAnimationFrame(() => document.getElementById(fieldElementId(`members.${count}.name`))?.focus());
  };
}

interface MemberRowProps {
  readonly bind: BindField;
  readonly member: MemberForm;
  readonly index: number;
  readonly today: PlainDate;
  readonly onTake: TakeContent;
}

function MemberRow({ bind, member, index, today, onTake }: MemberRowProps) {
  const { t } = useTranslation();
  const edit = useFormEdit();
  const relations = useChoices(index === 0 ? 'self' : 'relation');
  const kinds = useChoices('documentKind');
  const marital = useChoices('marital');
  const field = (name: string) => bind(`members.${index}.${name}`);
  const title = rowWords('members', index, t);
  return (
    <div className={classes.row} role="group" aria-label={title}>
      <RowHead
        title={title}
        {...(index === 0
          ? {}
          : {
              onRemove: () => {
                edit.remove('members', index);
              },
            })}
      />
      <Grid columnGap="sm" rowGap={0}>
        <Grid.Col span={2}>
          <TextField {...field('name')} required />
        </Grid.Col>
        <Grid.Col span={2}>
          <ChoiceField {...field('documentKind')} choices={kinds} required />
        </Grid.Col>
        <Grid.Col span={4}>
          <TextField
            {...field('identityNumber')}
            kind="identity"
            required
            hint={personLine(member.identityNumber, today, t)}
          />
        </Grid.Col>
        <Grid.Col span={2}>
          <ChoiceField {...field('relation')} choices={relations} required />
        </Grid.Col>
        <Grid.Col span={2}>
          <ChoiceField {...field('maritalStatus')} choices={marital} required />
        </Grid.Col>
        <Grid.Col span={2}>
          <TextField {...field('phone')} kind="phone" />
        </Grid.Col>
        <Grid.Col span={4}>
          <TextField {...field('employer')} />
        </Grid.Col>
        <Grid.Col span={2}>
          <TextField {...field('monthlyIncome')} kind="number" required={member.flags.income} />
        </Grid.Col>
        <Grid.Col span={4}>
          <Flags member={member} index={index} />
        </Grid.Col>
      </Grid>
      <ExistingCases identityNumber={member.identityNumber} today={today} {...(index === 0 ? { onTake } : {})} />
    </div>
  );
}

const flags = ['counted', 'income', 'ownership', 'residence'] as const;

function Flags({ member, index }: { member: MemberForm; index: number }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.flags}>
      <legend>{t('intake.flags.legend')}</legend>
      <Group gap="sm" h={34} wrap="nowrap" className={classes.flagRow}>
        {flags.map((flag) => (
          <FlagField
            key={flag}
            path={`members.${index}.flags.${flag}`}
            label={t(`intake.flags.${flag}`)}
            checked={member.flags[flag]}
          />
        ))}
      </Group>
    </fieldset>
  );
}
