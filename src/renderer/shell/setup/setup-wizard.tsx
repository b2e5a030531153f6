import { Button, Group, Paper, Stack, Stepper, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FrontPage } from '../front-page.tsx';
import { AdministratorStep } from './administrator-step.tsx';
import { CheckStep } from './check-step.tsx';
import { NumberingStep } from './numbering-step.tsx';
import { OfficeStep } from './office-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { emptySetupForm, problemsOfStep, setupInput, type SetupForm } from './setup-form.ts';

const LAST = 4;
const STEPS = ['office', 'numbering', 'administrator', 'passphrase', 'check'] as const;

/** First start: nothing is saved before the last step, and each step is checked before the next. */
export function SetupWizard() {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const form = useForm<SetupForm>({ initialValues: emptySetupForm });
  const queries = useQueryClient();
  const setup = useMutation(
    orpc.desk.setup.mutationOptions({
      onSuccess: (status) => {
        queries.setQueryData(orpc.desk.status.queryKey(), status);
      },
    }),
  );
  const forward = (event: SyntheticEvent): void => {
    event.preventDefault();
    const problems = problemsOfStep(step, form.values, t);
    form.setErrors(problems);
    if (Object.keys(problems).length > 0) return;
    if (step < LAST) setStep(step + 1);
    else setup.mutate(setupInput(form.values));
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
          <Stepper active={step} size="xs" onStepClick={setStep} allowNextStepsSelect={false}>
            {STEPS.map((name) => (
              <Stepper.Step key={name} label={t(`desk.setup.steps.${name}`)} />
            ))}
          </Stepper>
          <div style={{ minHeight: 300 }}>
            {step === 0 && <OfficeStep form={form} />}
            {step === 1 && <NumberingStep form={form} />}
            {step === 2 && <AdministratorStep form={form} />}
            {step === 3 && <PassphraseStep form={form} />}
            {step === LAST && <CheckStep values={form.values} />}
          </div>
          <ProblemNote error={setup.error} />
          <Group justify="space-between">
            <Button
              variant="default"
              disabled={step === 0 || setup.isPending}
              onClick={() => {
                setStep(step - 1);
              }}
            >
              {t('desk.setup.back')}
            </Button>
            <Button type="submit" loading={setup.isPending}>
              {t(step < LAST ? 'desk.setup.next' : 'desk.setup.finish')}
            </Button>
          </Group>
          {setup.isPending && <Text role="status">{t('desk.setup.working')}</Text>}
        </Stack>
      </Paper>
    </FrontPage>
  );
}
