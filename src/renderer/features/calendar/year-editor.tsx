import { Button, FileButton, Group, NumberInput, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYearInput, ShownYear } from '../../../contract/calendar.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type SignInForm, SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import {
  type YearForm,
  type YearProblem,
  dayParts,
  emptyYear,
  formOfText,
  formOfYear,
  yearOfForm,
} from './year-form.ts';
import classes from './calendar.module.css';

interface YearEditorProps {
  readonly year: number;
  readonly years: readonly ShownYear[];
  readonly onClose: () => void;
}

/** Type, paste or read in a year; see what it changes; announce it to the whole city with a reason. */
export function YearEditor({ year, years, onClose }: YearEditorProps) {
  const { t } = useTranslation();
  const shownAs = (wanted: number): ShownYear | undefined => years.find(({ calendar }) => calendar.year === wanted);
  const known = shownAs(year);
  const [form, setForm] = useState<YearForm>(known === undefined ? emptyYear(year) : formOfYear(known.calendar));
  const [problem, setProblem] = useState<YearProblem | null>(null);
  const [asked, setAsked] = useState<CalendarYearInput | null>(null);
  const preview = useMutation({ mutationFn: (calendar: CalendarYearInput) => client.calendar.preview(calendar) });
  const change = (next: YearForm): void => {
    setForm(next);
    setProblem(null);
    setAsked(null);
    preview.reset();
  };
  const look = (): void => {
    const made = yearOfForm(form);
    setProblem(made.ok ? null : made.error);
    if (!made.ok) return;
    setAsked(made.value);
    preview.mutate(made.value);
  };
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Title order={2} size="h4">
          {t(known === undefined ? 'calendar.addTitle' : 'calendar.changeTitle', { year: form.year })}
        </Title>
        <NoticeInput form={form} onForm={change} />
        <YearFields form={form} problem={problem} onForm={change} />
        <ProblemNote error={preview.error} />
        {asked === null || preview.data === undefined ? (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('calendar.cancel')}
            </Button>
            <ActionButton onClick={look} loading={preview.isPending}>
              {t('calendar.preview')}
            </ActionButton>
          </Group>
        ) : (
          <Announce
            calendar={asked}
            version={shownAs(asked.year)?.version ?? 0}
            preview={<PreviewPanel preview={preview.data} />}
            onClose={onClose}
          />
        )}
      </Stack>
    </Paper>
  );
}

interface FormProps {
  readonly form: YearForm;
  readonly onForm: (form: YearForm) => void;
}

/** The text of the notice or a calendar file, taken over into the fields below. */
function NoticeInput({ form, onForm }: FormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const take = (given: string): void => {
    const taken = formOfText(given, form);
    setTold(taken === undefined ? t('calendar.notRead') : t('calendar.read', { year: taken.year }));
    if (taken !== undefined) onForm(taken);
  };
  return (
    <Stack gap={6}>
      <Textarea
        label={t('calendar.notice')}
        description={t('calendar.noticeHint')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={20_000}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
        }}
      />
      <Group gap="sm">
        <ActionButton
          size="xs"
          variant="default"
          offBecause={text.trim() === '' ? t('calendar.noText') : null}
          onClick={() => {
            take(text);
          }}
        >
          {t('calendar.readText')}
        </ActionButton>
        <FileButton
          accept="application/json,text/plain"
          onChange={(file) => {
            void file?.text().then(take);
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {t('calendar.readFile')}
            </Button>
          )}
        </FileButton>
        <Text role="status" size="sm">
          {told}
        </Text>
      </Group>
    </Stack>
  );
}

function YearFields({ form, problem, onForm }: FormProps & { readonly problem: YearProblem | null }) {
  const { t } = useTranslation();
  const errorOf = (part: YearProblem['part']): string | null => {
    if (problem?.part !== part) return null;
    if (problem.line !== '') return t('calendar.badLine', { line: problem.line });
    return t(part === 'source' ? 'calendar.sourceMissing' : 'calendar.holidaysMissing');
  };
  return (
    <>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <NumberInput
          label={t('calendar.part.year')}
          min={2000}
          max={2100}
          allowDecimal={false}
          maw={120}
          value={form.year}
          onChange={(value) => {
            if (typeof value === 'number') onForm({ ...form, year: value });
          }}
        />
        <TextInput
          label={t('calendar.part.source')}
          maxLength={300}
          value={form.source}
          error={errorOf('source')}
          onChange={({ currentTarget: { value } }) => {
            onForm({ ...form, source: value });
          }}
        />
      </Group>
      <div className={classes.parts}>
        {dayParts.map((part) => (
          <Textarea
            key={part}
            label={t(`calendar.part.${part}`)}
            description={t(`calendar.hint.${part}`)}
            autosize
            minRows={5}
            maxRows={12}
            value={form[part]}
            error={errorOf(part)}
            onChange={({ currentTarget: { value } }) => {
              onForm({ ...form, [part]: value });
            }}
          />
        ))}
      </div>
    </>
  );
}

function announceMissing(t: TFunction, reason: string, second: SignInForm): string | null {
  if (reason.trim() === '') return t('calendar.reasonMissing');
  return signInOf(second) === null ? t('calendar.secondMissing') : null;
}

interface AnnounceProps {
  readonly calendar: CalendarYearInput;
  readonly version: number;
  readonly preview: ReactNode;
  readonly onClose: () => void;
}

function Announce({ calendar, version, preview, onClose }: AnnounceProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState(nobodySigned);
  const announce = useMutation({
    mutationFn: () =>
      client.calendar.announce({ commandId: command.id(), version, calendar, reason, second: signInOf(second) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.calendar.key() });
      onClose();
    },
    onError: (error) => {
      command.onError(error);
      setSecond((typed) => ({ ...typed, password: '' }));
    },
  });
  const missing = announceMissing(t, reason, second);
  return (
    <>
      {preview}
      <TextInput
        label={t('calendar.reason')}
        description={t('calendar.reasonHint')}
        required
        maxLength={200}
        value={reason}
        onChange={({ currentTarget: { value } }) => {
          setReason(value);
        }}
      />
      <SecondSignIn legend={t('calendar.second')} signIn={second} onSignIn={setSecond} />
      <ProblemNote error={announce.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('calendar.cancel')}
        </Button>
        <ActionButton
          loading={announce.isPending}
          offBecause={missing}
          onClick={() => {
            announce.mutate();
          }}
        >
          {t('calendar.announce', { year: calendar.year })}
        </ActionButton>
      </Group>
    </>
  );
}
