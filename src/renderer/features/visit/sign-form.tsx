import { Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import { renewedTerm } from '../../../domain/renewal/deadline.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import type { RenewalFormProps } from './apply-form.tsx';
import { renewalRefusal, useRenewalCommand } from './use-renewal.ts';

/** The new term is signed by both sides, once any publicity is over. */
export function SignForm(props: RenewalFormProps & { readonly view: LeaseView }) {
  const { leaseId, renewal, form, onChange, onDone, view } = props;
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const today = useToday();
  const give = useRenewalCommand(leaseId, renewal, () => {
    onChange(null);
    onDone('sign');
  });
  const { applied, reviewed } = renewal.state;
  const publicised = reviewed?.publicised ?? null;
  const isPublic = publicised !== null && today <= publicised.until;
  const refusal = renewalRefusal(renewal, 'sign') ?? null;
  const parties =
    view.lease.content.origin === 'employer'
      ? (['landlord', 'tenant', 'employer'] as const)
      : (['landlord', 'tenant'] as const);
  const isUnsigned = parties.some((party) => form[party].trim() === '');
  const off =
    refusal !== null
      ? ofRefusal(refusal)
      : isPublic
        ? t('refusal.renewal-publicised', { until: publicised.until })
        : isUnsigned
          ? t('lease.dialog.incomplete')
          : null;
  const sign = (): void => {
    if (off !== null || give.isPending) return;
    give.mutate({ type: 'sign', signatures: parties.map((party) => ({ party, name: form[party] })) });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'tenancy.renewal.sign', scope: 'lease', inFields: true, run: sign }]);
  const term = renewedTerm(renewal.until, applied?.months ?? 0);
  return (
    <Stack gap="sm">
      <p>{t('tenancy.renewal.newTerm', { from: term.from, until: term.until })}</p>
      {publicised !== null && <p>{t('tenancy.renewal.publicised', { ...publicised })}</p>}
      <Group gap="sm">
        {parties.map((party) => (
          <TextInput
            key={party}
            w={220}
            label={t(`lease.field.${party}`)}
            value={form[party]}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...form, [party]: value });
            }}
          />
        ))}
      </Group>
      <ProblemNote error={give.error} />
      <ActionButton
        style={{ alignSelf: 'start' }}
        keys="mod+Enter"
        loading={give.isPending}
        offBecause={off}
        onClick={sign}
      >
        {t('tenancy.renewal.sign')}
      </ActionButton>
    </Stack>
  );
}
