import { Button, Checkbox, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { householdChangeReasons } from '../../../../domain/application/reasons.ts';
import type { Status } from '../../../../domain/application/state.ts';
import { successorOf } from '../../../../domain/application/successor.ts';
import { relationWord } from '../../../ui/code-words.ts';
import { useToday } from '../../../ui/today.ts';
import type { Choices } from '../../intake/fields.tsx';
import { useChoices } from '../../intake/use-choices.ts';
import { Comment } from './comment-field.tsx';
import type { FieldsProps } from './fields-props.ts';
import type { HouseholdDraft, NewMember } from './household-draft.ts';
import { KeyedChoices } from './keyed-choices.tsx';
import { PropertyFields } from './property-fields.tsx';
import classes from './decision.module.css';

const reasons = householdChangeReasons.filter((reason) => reason !== 'death');

/** What the household is now: who left, who came, who earns what, where it lives and what it owns. */
export function HouseholdFields({ view, draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { household } = draft;
  const set = setterOf(onChange);
  return (
    <>
      <KeyedChoices
        label={t('case.household.reason')}
        options={reasons.map((value) => ({ value, labelKey: `householdChange.${value}` as const }))}
        chosen={household.reason === null ? [] : [household.reason]}
        onChoose={(reason) => {
          set({ reason });
        }}
      />
      <DayField draft={household} set={set} />
      <fieldset className={classes.household}>
        <legend className={classes.label}>{t('case.household.members')}</legend>
        {view.content.members.map((member, index) => (
          <MemberLine
            key={member.identityNumber}
            member={member}
            isApplicant={index === 0}
            draft={household}
            set={set}
          />
        ))}
        {household.joined.map((member) => (
          <NewMemberLine key={member.id} member={member} draft={household} set={set} />
        ))}
        <Button
          size="xs"
          variant="default"
          className={classes.addMember ?? ''}
          onClick={() => {
            set({ joined: [...household.joined, newMember()] });
          }}
        >
          {t('case.household.add')}
        </Button>
      </fieldset>
      <PropertyFields content={view.content} draft={household} set={set} />
      <Comment draft={draft} onChange={onChange} label="comment" />
      <p className={classes.hint}>{t(looksAgain(view) ? 'case.household.again' : 'case.household.here')}</p>
    </>
  );
}

/** Who died, and what becomes of the case then. */
export function DeathFields({ view, draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { household } = draft;
  const set = setterOf(onChange);
  const { members } = view.content;
  const left = members.filter(({ identityNumber }) => identityNumber !== household.died);
  const successor = successorOf(left, today);
  const isApplicant = members[0]?.identityNumber === household.died;
  return (
    <>
      <NativeSelect
        label={t('case.household.died')}
        data={[
          { value: '', label: '' },
          ...members.map(({ identityNumber, name, relation }) => ({
            value: identityNumber,
            label: `${name}（${relationWord(relation, t)}）`,
          })),
        ]}
        value={household.died ?? ''}
        onChange={({ currentTarget: { value } }) => {
          set({ died: value === '' ? null : value });
        }}
      />
      <DayField draft={household} set={set} />
      <Comment draft={draft} onChange={onChange} label="comment" />
      {household.died !== null && (
        <p className={classes.hint} role="status">
          {!isApplicant
            ? t('case.household.stays2')
            : successor === undefined
              ? t('case.household.ends')
              : t('case.household.goesOn', { name: successor.name, rule: t('case.household.rule') })}
        </p>
      )}
    </>
  );
}

type Setter = (part: Partial<HouseholdDraft>) => void;

function setterOf(onChange: FieldsProps['onChange']): Setter {
  return (part) => {
    onChange((before) => ({ ...before, household: { ...before.household, ...part } }));
  };
}

function DayField({ draft, set }: { readonly draft: HouseholdDraft; readonly set: Setter }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('case.household.on')}
      placeholder="2026-10-09"
      maw={180}
      value={draft.on}
      onChange={({ currentTarget: { value } }) => {
        set({ on: value });
      }}
    />
  );
}

interface MemberLineProps {
  readonly member: FieldsProps['view']['content']['members'][number];
  readonly isApplicant: boolean;
  readonly draft: HouseholdDraft;
  readonly set: Setter;
}

function MemberLine({ member, isApplicant, draft, set }: MemberLineProps) {
  const { t } = useTranslation();
  const { identityNumber, name, relation, monthlyIncome } = member;
  const hasLeft = draft.left.includes(identityNumber);
  return (
    <div className={classes.memberLine}>
      <Checkbox
        size="xs"
        label={`${name}（${relationWord(relation, t)}）· ${t('case.household.stays')}`}
        checked={!hasLeft}
        disabled={isApplicant}
        onChange={() => {
          const left = hasLeft ? draft.left.filter((one) => one !== identityNumber) : [...draft.left, identityNumber];
          set({ left });
        }}
      />
      <TextInput
        size="xs"
        aria-label={`${name} ${t('case.field.monthlyIncome')}`}
        leftSection="¥"
        maw={130}
        disabled={hasLeft}
        value={draft.incomes[identityNumber] ?? (monthlyIncome / 100).toFixed(2)}
        onChange={({ currentTarget: { value } }) => {
          set({ incomes: { ...draft.incomes, [identityNumber]: value } });
        }}
      />
    </div>
  );
}

interface NewMemberLineProps {
  readonly member: NewMember;
  readonly draft: HouseholdDraft;
  readonly set: Setter;
}

function NewMemberLine({ member, draft, set }: NewMemberLineProps) {
  const { t } = useTranslation();
  const relations = useChoices('relation');
  const marital = useChoices('marital');
  const change = (part: Partial<NewMember>): void => {
    set({ joined: draft.joined.map((one) => (one.id === member.id ? { ...one, ...part } : one)) });
  };
  return (
    <div className={classes.memberLine}>
      {(['name', 'identityNumber'] as const).map((field) => (
        <TextInput
          key={field}
          size="xs"
          placeholder={t(`case.field.${field}`)}
          aria-label={t(`case.field.${field}`)}
          value={member[field]}
          onChange={({ currentTarget: { value } }) => {
            change({ [field]: value });
          }}
        />
      ))}
      <NativeSelect
        size="xs"
        aria-label={t('case.field.relation')}
        data={mutable(relations)}
        value={member.relation}
        onChange={({ currentTarget: { value } }) => {
          change({ relation: value as NewMember['relation'] });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t('case.field.maritalStatus')}
        data={mutable(marital)}
        value={member.maritalStatus}
        onChange={({ currentTarget: { value } }) => {
          change({ maritalStatus: value as NewMember['maritalStatus'] });
        }}
      />
      <CloseButton
        size="sm"
        aria-label={t('case.household.remove')}
        onClick={() => {
          set({ joined: draft.joined.filter(({ id }) => id !== member.id) });
        }}
      />
    </div>
  );
}

/** Mantine asks for lists that it may change; it does not. */
function mutable(choices: Choices) {
  return choices.map((choice) => ('items' in choice ? { group: choice.group, items: [...choice.items] } : choice));
}

function newMember(): NewMember {
  return { id: crypto.randomUUID(), name: '', identityNumber: '', relation: '30', maritalStatus: '10' };
}

const AFTER: readonly Status[] = ['to-publicise', 'publicised', 'objection', 'approved', 'registered', 'final-list'];

/** Published or decided on: it is looked at anew from the first review. */
function looksAgain({ status, way }: FieldsProps['view']): boolean {
  return AFTER.includes(status) || way.some(({ name, stage }) => name === 'publicity' && stage === 'done');
}
