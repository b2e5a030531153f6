import { Button, Group, Paper, Stack, Stepper, Text, Title } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FrontPage } from '../front-page.tsx';
import { AdministratorStep } from './administrator-step.tsx';
import { CheckStep } from './check-step.tsx';
import { HubStep } from './hub-step.tsx';
import { NumberingStep } from './numbering-step.tsx';
import { OfficeStep } from './office-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { emptySetupForm, problemsOfStep, type SetupForm, type SetupStep, stepsOf } from './setup-form.ts';
import { useSetup } from './use-setup.ts';
import { WayChoice } from './way-choice.tsx';

/** First start: nothing is saved before the last step, and each step is checked before the next. */
export function SetupWizard() {
  const { t } = useTranslation();
  const [place, setPlace] = useState(0);
  const form = useForm<SetupForm>({ initialValues: emptySetupForm });
  const { way } = form.values;
  const steps = stepsOf[way];
  const step = steps[place] ?? 'check';
  const isLast = place === steps.length - 1;
  const setup = useSetup(way);
  const forward = (event: SyntheticEvent): void => {
    event.preventDefault();
    const problems = problemsOfStep(step, form.values, t);
    form.setErrors(problems);
    if (Object.keys(problems).length > 0) return;
    if (isLast) setup.start(form.values);
    else setPlace(place + 1);
  };
  return (
    <FrontPage>
      <Paper component="form" onSubmit={forward} noValidate withBorder p="xl" w={760}>
        <Stack gap="lg">
          <div>
            <Title order={1} size="h3">
              {t('desk.setup.title')}
            </Title>
            <Text c="var(--quiet)">{t('desk.setup.intro')}</Text>
          </div>
          <Stepper active={place} size="xs" onStepClick={setPlace} allowNextStepsSelect={false}>
            {steps.map((name) => (
              <Stepper.Step key={name} label={t(`desk.setup.steps.${name}`)} />
            ))}
          </Stepper>
          <div style={{ minHeight: 320 }}>
            <StepFields step={step} form={form} />
          </div>
          <ProblemNote error={setup.error} />
          <Group justify="space-between">
            <Button
              variant="default"
              disabled={place === 0 || setup.isPending}
              onClick={() => {
                setPlace(place - 1);
              }}
            >
              {t('desk.setup.back')}
            </Button>
            <Button type="submit" loading={setup.isPending}>
              {t(isLast ? (way === 'join' ? 'desk.setup.join.finish' : 'desk.setup.finish') : 'desk.setup.next')}
            </Button>
          </Group>
          {setup.isPending && (
            <Text role="status">{t(way === 'join' ? 'desk.setup.join.working' : 'desk.setup.working')}</Text>
          )}
        </Stack>
      </Paper>
    </FrontPage>
  );
}

interface StepFieldsProps {
  readonly step: SetupStep;
  readonly form: UseFormReturnType<SetupForm>;
}

function StepFields({ step, form }: StepFieldsProps) {
  switch (step) {
    case 'office':
      return (
        <Stack gap="lg">
          <WayChoice form={form} />
          <OfficeStep form={form} />
        </Stack>
      );
    case 'hub':
      return (
        <Stack gap="lg">
          <WayChoice form={form} />
          <HubStep form={form} />
        </Stack>
      );
    case 'numbering':
      return <NumberingStep form={form} />;
    case 'administrator':
      return <AdministratorStep form={form} />;
    case 'password':
      return <PasswordStep form={form} />;
    case 'passphrase':
      return <PassphraseStep form={form} />;
    case 'check':
      return <CheckStep values={form.values} />;
  }
}
