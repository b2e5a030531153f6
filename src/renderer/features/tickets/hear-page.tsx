import { Checkbox, NativeSelect, SegmentedControl, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import {
  ratingLevels,
  ratingPlaces,
  ticketChannels,
  ticketClasses,
  ticketKinds,
  ticketTopics,
} from '../../../domain/ticket/kinds.ts';
import { client } from '../../api/client.ts';
import { useOfficeChoices } from '../../api/office-choices.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { AboutFields } from './about-fields.tsx';
import { type HearField, type HearForm, emptyHearForm, intakeOf, missingInHearing } from './hear-form.ts';
import { PapersField } from './papers-field.tsx';
import { SimilarTickets } from './similar-tickets.tsx';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';
import { useIsSaving } from '../../api/files-under-way.ts';

/** Somebody is heard: what they say on the left, what is known already on the right. */
export function HearPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { office } = useSession();
  const today = useToday();
  const [form, setForm] = useState(() => emptyHearForm(office, today));
  const [asked, setAsked] = useState(false);
  const [taken, setTaken] = useState<{ readonly ticketId: string; readonly ticketNo: string } | null>(null);
  const change = (patch: Partial<HearForm>): void => {
    setForm((before) => ({ ...before, ...patch }));
  };
  const receive = useReceive((outcome) => {
    setTaken(outcome);
    setAsked(false);
    setForm({ ...emptyHearForm(office, today), channel: form.channel, office: form.office });
  });
  const missing = missingInHearing(form);
  const isSaving = useIsSaving();
  const submit = (): void => {
    setAsked(true);
    if (missing.length === 0 && !receive.isPending && !isSaving) receive.mutate(form);
  };
  useKeys([
    { keys: 'mod+Enter', labelKey: 'tickets.command.receive', scope: 'tickets', inFields: true, run: submit },
    {
      keys: 'Escape',
      labelKey: 'tickets.back',
      scope: 'tickets',
      run: () => void navigate({ to: '/tickets', search: {} }),
    },
  ]);
  return (
    <section className={classes.page} aria-labelledby="hear-title">
      <div className={looks.head}>
        <h1 id="hear-title" className={looks.title}>
          {t('tickets.new')}
        </h1>
        <div role="status" className={looks.done}>
          {taken !== null && (
            <Link to="/tickets/$ticketId" params={{ ticketId: taken.ticketId }}>
              {t('tickets.form.registered', { no: taken.ticketNo })}
            </Link>
          )}
        </div>
        <span className={looks.spread} />
        <ActionButton keys="mod+Enter" loading={receive.isPending || isSaving} onClick={submit}>
          {t('tickets.command.receive')}
        </ActionButton>
      </div>
      <ProblemNote error={receive.error} />
      <div className={classes.hear}>
        <HearFields form={form} missing={asked ? missing : []} onChange={change} />
        <SimilarTickets form={form} onChange={change} />
      </div>
    </section>
  );
}

function useReceive(onDone: (outcome: { readonly ticketId: string; readonly ticketNo: string }) => void) {
  const ticketId = useRef(uuidv7());
  const { id, renew, onError } = useCommand();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: HearForm) =>
      client.tickets.execute({
        commandId: id(),
        ticketId: ticketId.current,
        version: 0,
        command: { type: 'receive', intake: intakeOf(form) },
      }),
    onSuccess: async (outcome) => {
      renew();
      ticketId.current = uuidv7();
      await queries.invalidateQueries({ queryKey: orpc.tickets.key() });
      onDone(outcome);
    },
    onError,
  });
}

interface HearFieldsProps {
  readonly form: HearForm;
  readonly missing: readonly HearField[];
  readonly onChange: (patch: Partial<HearForm>) => void;
}

function HearFields({ form, missing, onChange }: HearFieldsProps) {
  const { t } = useTranslation();
  const offices = useOfficeChoices();
  const isMissing = (field: HearField): string | null => (missing.includes(field) ? t('tickets.form.needed') : null);
  return (
    <div className={classes.form}>
      <SegmentedControl
        className={classes.wide}
        aria-label={t('tickets.field.kind')}
        value={form.kind}
        data={ticketKinds.map((value) => ({ value, label: t(`tickets.kind.${value}`) }))}
        onChange={(value) => {
          const kind = ticketKinds.find((known) => known === value) ?? 'hotline';
          onChange({ kind, ...(kind === 'petition' ? { anonymous: false } : {}) });
        }}
      />
      <NativeSelect
        label={t('tickets.field.channel')}
        value={form.channel}
        data={ticketChannels.map((value) => ({ value, label: t(`tickets.channel.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ channel: ticketChannels.find((known) => known === value) ?? 'counter' });
        }}
      />
      <NativeSelect
        label={t('tickets.field.subject')}
        value={form.subject}
        data={ticketClasses.map((value) => ({ value, label: t(`tickets.subject.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ subject: ticketClasses.find((known) => known === value) ?? 'complaint' });
        }}
      />
      <NativeSelect
        label={t('tickets.field.topic')}
        value={form.topic}
        data={ticketTopics.map((value) => ({ value, label: t(`tickets.topic.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ topic: ticketTopics.find((known) => known === value) ?? 'other' });
        }}
      />
      <NativeSelect
        label={t('tickets.field.office')}
        value={form.office}
        data={offices}
        onChange={({ currentTarget: { value } }) => {
          onChange({ office: value });
        }}
      />
      <Line field="receivedOn" {...{ form, onChange }} error={isMissing('receivedOn')} />
      {form.channel === 'hotline-order' && (
        <>
          <Line field="orderNo" {...{ form, onChange }} error={isMissing('orderNo')} />
          <Line field="orderDueOn" {...{ form, onChange }} error={isMissing('orderDueOn')} />
        </>
      )}
      {form.kind === 'rating' && <RatingFields {...{ form, onChange }} error={isMissing('of')} />}
      <Line field="name" {...{ form, onChange }} error={isMissing('name')} off={form.anonymous} />
      <Line field="phone" {...{ form, onChange }} error={null} off={form.anonymous} />
      <Line field="identityNumber" {...{ form, onChange }} error={null} off={form.anonymous} />
      {form.kind !== 'petition' && (
        <Checkbox
          className={classes.beside}
          label={t('tickets.form.anonymous')}
          checked={form.anonymous}
          onChange={({ currentTarget: { checked } }) => {
            onChange({ anonymous: checked });
          }}
        />
      )}
      {form.kind === 'petition' && (
        <Textarea
          className={classes.wide}
          label={t('tickets.field.representatives')}
          autosize
          minRows={1}
          value={form.representatives}
          error={missing.includes('representatives') ? t('tickets.form.tooMany') : null}
          onChange={({ currentTarget: { value } }) => {
            onChange({ representatives: value });
          }}
        />
      )}
      <TextInput
        className={classes.wide}
        label={t('tickets.field.title')}
        maxLength={100}
        value={form.title}
        error={isMissing('title')}
        onChange={({ currentTarget: { value } }) => {
          onChange({ title: value });
        }}
      />
      <Textarea
        className={classes.wide}
        label={t('tickets.field.text')}
        autosize
        minRows={5}
        maxRows={14}
        maxLength={2000}
        value={form.text}
        error={isMissing('text')}
        onChange={({ currentTarget: { value } }) => {
          onChange({ text: value });
        }}
      />
      <AboutFields form={form} onChange={onChange} />
      <PapersField
        papers={form.papers}
        onChange={(papers) => {
          onChange({ papers });
        }}
      />
    </div>
  );
}

type LineField = 'receivedOn' | 'orderNo' | 'orderDueOn' | 'name' | 'phone' | 'identityNumber' | 'of';

interface LineProps {
  readonly field: LineField;
  readonly form: HearForm;
  readonly error: string | null;
  readonly off?: boolean;
  readonly onChange: (patch: Partial<HearForm>) => void;
}

function Line({ field, form, error, off = false, onChange }: LineProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t(`tickets.field.${field}`)}
      maxLength={60}
      value={form[field]}
      error={error}
      disabled={off}
      onChange={({ currentTarget: { value } }) => {
        onChange({ [field]: value });
      }}
    />
  );
}

function RatingFields({ form, error, onChange }: Pick<LineProps, 'form' | 'error' | 'onChange'>) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('tickets.field.level')}
        value={form.level}
        data={ratingLevels.map((value) => ({ value: String(value), label: t(`tickets.level.l${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ level: value });
        }}
      />
      <NativeSelect
        label={t('tickets.field.place')}
        value={form.place}
        data={ratingPlaces.map((value) => ({ value, label: t(`tickets.place.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ place: value });
        }}
      />
      <Line field="of" {...{ form, onChange, error }} />
    </>
  );
}
