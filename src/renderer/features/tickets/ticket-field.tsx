import { NativeSelect, SegmentedControl, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../contract/tickets.ts';
import { useOfficeChoices } from '../../api/office-choices.ts';
import { orpc } from '../../api/query.ts';
import { type TicketField, choiceFields, isChoice, isText, isYesNo, yesNoFields } from './ticket-form.ts';
import classes from './tickets.module.css';

interface TicketFieldProps {
  readonly field: TicketField;
  readonly view: TicketView;
  readonly value: string;
  /** The first field of a dialog has the cursor. */
  readonly first: boolean;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}

/** One field of a dialog, by what it asks for. */
export function TicketFieldInput(props: TicketFieldProps) {
  const { field, view, value, first, missing, onChange } = props;
  const { t } = useTranslation();
  const common = {
    label: t(`tickets.field.${field}`),
    value,
    error: missing ? t('tickets.form.needed') : null,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
      onChange(currentTarget.value);
    },
    ...(first ? { 'data-autofocus': true } : {}),
  };
  if (isChoice(field)) return <ChoiceInput {...common} field={field} />;
  if (isYesNo(field)) return <YesNoInput {...props} field={field} />;
  if (isText(field))
    return <Textarea {...common} autosize minRows={field === 'answer' ? 4 : 2} maxRows={10} maxLength={2000} />;
  if (field === 'to' || field === 'staff') return <PersonInput {...common} view={view} />;
  if (field === 'office' || field === 'helpOffice') return <OfficeInput {...common} />;
  if (field === 'promise') {
    const data = view.promises.flatMap(({ what, by, keptOn }, index) =>
      keptOn === null ? [{ value: String(index), label: `${what} (${by})` }] : [],
    );
    return <NativeSelect {...common} data={data} />;
  }
  return <TextInput {...common} maxLength={100} />;
}

interface Common {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

function ChoiceInput({ field, ...common }: Common & { readonly field: keyof typeof choiceFields }) {
  const { t } = useTranslation();
  const words = choiceWords(field);
  return <NativeSelect {...common} data={words.map(({ value, word }) => ({ value, label: t(word) }))} />;
}

/** Every choice with the key of its words. */
function choiceWords(field: keyof typeof choiceFields) {
  switch (field) {
    case 'ground':
      return choiceFields.ground.values.map((value) => ({ value, word: `tickets.ground.${value}` as const }));
    case 'returnTo':
      return choiceFields.returnTo.values.map((value) => ({ value, word: `tickets.returnTo.${value}` as const }));
    case 'kind':
      return choiceFields.kind.values.map((value) => ({ value, word: `tickets.kind.${value}` as const }));
    case 'subject':
      return choiceFields.subject.values.map((value) => ({ value, word: `tickets.subject.${value}` as const }));
    case 'pause':
      return choiceFields.pause.values.map((value) => ({ value, word: `tickets.pause.${value}` as const }));
    case 'outcome':
      return choiceFields.outcome.values.map((value) => ({ value, word: `tickets.outcome.${value}` as const }));
    case 'satisfaction':
      return choiceFields.satisfaction.values.map((value) => ({
        value,
        word: `tickets.satisfaction.${value}` as const,
      }));
    case 'closeReason':
      return choiceFields.closeReason.values.map((value) => ({ value, word: `tickets.close.${value}` as const }));
    case 'cause':
      return choiceFields.cause.values.map((value) => ({ value, word: `tickets.cause.${value}` as const }));
    case 'channel':
      return choiceFields.channel.values.map((value) => ({ value, word: `tickets.channel.${value}` as const }));
    case 'finding':
      return choiceFields.finding.values.map((value) => ({ value, word: `tickets.finding.${value}` as const }));
    case 'grounds':
      return choiceFields.grounds.values.map((value) => ({ value, word: `tickets.appeal.${value}` as const }));
  }
}

function YesNoInput({
  field,
  value,
  first,
  onChange,
}: Omit<TicketFieldProps, 'field'> & { readonly field: keyof typeof yesNoFields }) {
  const { t } = useTranslation();
  const { yes, no } = yesNoFields[field];
  return (
    <div>
      <div className={classes.label}>{t(`tickets.field.${field}`)}</div>
      <SegmentedControl
        size="xs"
        {...(first ? { ref: focusChosen, 'data-autofocus': true } : {})}
        aria-label={t(`tickets.field.${field}`)}
        value={value}
        data={[
          { value: 'yes', label: t(`tickets.${yes}`) },
          { value: 'no', label: t(`tickets.${no}`) },
        ]}
        onChange={onChange}
      />
    </div>
  );
}

/** The group itself cannot have the focus; the choice in it can. */
function focusChosen(group: HTMLElement | null): void {
  group?.querySelector<HTMLInputElement>('input:checked')?.focus();
}

function PersonInput({ view, ...common }: Common & { readonly view: TicketView }) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.tickets.colleagues.queryOptions({ input: { ticketId: view.ticketId } }));
  const people = (data ?? []).map(({ staffId, name, officeName, open }) => ({
    value: staffId,
    label: `${name} · ${officeName} · ${t('tickets.team.open')} ${String(open)}`,
  }));
  return <NativeSelect {...common} data={[{ value: '', label: t('tickets.form.choose') }, ...people]} />;
}

function OfficeInput(common: Common) {
  const { t } = useTranslation();
  const offices = useOfficeChoices();
  return <NativeSelect {...common} data={[{ value: '', label: t('tickets.form.choose') }, ...offices]} />;
}
