import { Grid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField, type Choices, TextField } from '../fields.tsx';
import type { BindField } from '../form-edit.ts';
import { FormSection } from '../form-section.tsx';
import { useChoices } from '../use-choices.ts';

interface SectionProps {
  readonly bind: BindField;
}

export function BasisSection({ bind, streets }: SectionProps & { readonly streets: Choices }) {
  const programmes = useChoices('programme');
  const channels = useChoices('channel');
  return (
    <FormSection id="basis">
      <Grid columnGap="sm" rowGap={0}>
        <Grid.Col span={4}>
          <ChoiceField {...bind('programme')} choices={programmes} required />
        </Grid.Col>
        <Grid.Col span={4}>
          <ChoiceField {...bind('channel')} choices={channels} required />
        </Grid.Col>
        <Grid.Col span={4}>
          <ChoiceField {...bind('street')} choices={streets} required />
        </Grid.Col>
        <Grid.Col span={4}>
          <TextField {...bind('phone')} kind="phone" required />
        </Grid.Col>
        <Grid.Col span={8}>
          <TextField {...bind('address')} required />
        </Grid.Col>
      </Grid>
    </FormSection>
  );
}

export function RegistrationSection({ bind }: SectionProps) {
  const { t } = useTranslation();
  return (
    <FormSection id="registration">
      <Grid columnGap="sm" rowGap={0}>
        <Grid.Col span={12}>
          <TextField {...bind('registrationAddress')} hint={t('intake.optional')} />
        </Grid.Col>
        <Grid.Col span={4}>
          <TextField {...bind('bankCard')} kind="number" hint={t('intake.optional')} />
        </Grid.Col>
        <Grid.Col span={4}>
          <TextField {...bind('registeredSince')} kind="date" hint={t('intake.optional')} />
        </Grid.Col>
        <Grid.Col span={4}>
          <TextField {...bind('residentSince')} kind="date" hint={t('intake.optional')} />
        </Grid.Col>
      </Grid>
    </FormSection>
  );
}
