import { Grid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField, FlagField, NoteField, TextField } from '../fields.tsx';
import type { BindField } from '../form-edit.ts';
import type { IntakeForm } from '../form-model.ts';
import { FormSection } from '../form-section.tsx';
import { useChoices } from '../use-choices.ts';

interface StatementProps {
  readonly bind: BindField;
  readonly form: IntakeForm;
}

/** Asked of newly employed people and migrant workers; open to everybody who has something to declare. */
export function WorkSection({ bind, form }: StatementProps) {
  const { t } = useTranslation();
  return (
    <FormSection id="work">
      <FlagField path="employment.on" label={t('intake.switch.employment')} checked={form.employment.on} />
      {form.employment.on && (
        <Grid columnGap="sm" rowGap={0}>
          <Grid.Col span={4}>
            <TextField {...bind('employment.employer')} />
          </Grid.Col>
          <Grid.Col span={4}>
            <TextField {...bind('employment.creditCode')} kind="code" />
          </Grid.Col>
          <Grid.Col span={2}>
            <TextField {...bind('employment.since')} kind="date" />
          </Grid.Col>
          <Grid.Col span={2}>
            <TextField {...bind('employment.insuredMonths')} kind="number" required />
          </Grid.Col>
        </Grid>
      )}
      <FlagField path="education.on" label={t('intake.switch.education')} checked={form.education.on} />
      {form.education.on && (
        <Grid columnGap="sm" rowGap={0}>
          <Grid.Col span={3}>
            <TextField {...bind('education.level')} />
          </Grid.Col>
          <Grid.Col span={6}>
            <TextField {...bind('education.school')} />
          </Grid.Col>
          <Grid.Col span={3}>
            <TextField {...bind('education.graduatedOn')} kind="date" />
          </Grid.Col>
        </Grid>
      )}
    </FormSection>
  );
}

export function GreenSection({ bind, form }: StatementProps) {
  const { t } = useTranslation();
  const reasons = useChoices('green');
  return (
    <FormSection id="green">
      <FlagField path="greenChannel.on" label={t('intake.switch.green')} checked={form.greenChannel.on} />
      {form.greenChannel.on && (
        <Grid columnGap="sm" rowGap={0}>
          <Grid.Col span={4}>
            <ChoiceField {...bind('greenChannel.reason')} choices={reasons} required />
          </Grid.Col>
          <Grid.Col span={8}>
            <NoteField {...bind('greenChannel.note')} />
          </Grid.Col>
        </Grid>
      )}
    </FormSection>
  );
}

const consents = ['verification', 'truthfulness', 'publicity'] as const;

/** PRH-03: without the signed consent nothing is verified, and nothing accepted. */
export function ConsentSection({ bind, form }: StatementProps) {
  const { t } = useTranslation();
  const signed = form.consent.verification && form.consent.truthfulness;
  return (
    <FormSection id="consent">
      <Stack gap="sm">
        {consents.map((consent) => (
          <FlagField
            key={consent}
            path={`consent.${consent}`}
            label={t(`intake.consentText.${consent}`)}
            checked={form.consent[consent]}
          />
        ))}
        <Text c="var(--due)" mih={21} fz="sm">
          {signed ? '' : t('intake.consentText.needed')}
        </Text>
      </Stack>
      <Grid columnGap="sm" rowGap={0}>
        <Grid.Col span={3}>
          <TextField {...bind('consent.signedOn')} kind="date" required />
        </Grid.Col>
      </Grid>
    </FormSection>
  );
}
