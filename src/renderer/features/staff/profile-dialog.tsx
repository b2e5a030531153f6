import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../contract/staff.ts';
import { covers } from '../../../domain/office/office.ts';
import { roles, worksOnCases } from '../../../domain/staff/role.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { client } from '../../api/client.ts';
import { useOfficeChoices } from '../../api/office-choices.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type ProfileForm, profileErrors, profileFormOf, profileOf } from './profile-form.ts';
import { RelativesEditor } from './relatives-editor.tsx';
import { type ShownPassword, useInitialPassword } from './reset-dialog.tsx';
import { useCommand } from '../../api/use-command.ts';

interface ProfileDialogProps {
  /** Null registers somebody new. */
  readonly person: StaffMember | null;
  readonly onClose: () => void;
  readonly onPassword: (shown: ShownPassword) => void;
}

export function ProfileDialog(props: ProfileDialogProps) {
  const { person, onClose } = props;
  const { t } = useTranslation();
  const form = useForm<ProfileForm>({
    initialValues: profileFormOf(person),
    validate: (values) => profileErrors(values, person !== null, t),
  });
  const { save, ready } = useSave(props);
  const submit = (): void => {
    form.onSubmit((values) => {
      save.mutate(values);
    })();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      // A half-filled dialog is not lost by a stray click.
      closeOnClickOutside={false}
      title={person === null ? t('staff.form.register') : t('staff.form.change', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('staff.form.cancel') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <ProfileFields form={form} />
          <RelativesEditor form={form} />
          {person !== null && (
            <TextInput
              label={t('staff.form.reason')}
              description={t('staff.form.reasonHint')}
              required
              maxLength={200}
              {...form.getInputProps('reason')}
            />
          )}
          <ProblemNote error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('staff.form.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending || !ready}>
              {person === null ? t('staff.form.register') : t('staff.form.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function useSave({ person, onClose, onPassword }: ProfileDialogProps) {
  const queries = useQueryClient();
  const command = useCommand();
  const draw = useInitialPassword();
  const save = useMutation({
    mutationFn: async (form: ProfileForm) => {
      const profile = profileOf(form);
      invariant(profile, 'a profile is handed in when nothing is wrong with it');
      const commandId = command.id();
      if (person !== null) {
        await client.staff.change({ commandId, staffId: person.staffId, profile, reason: form.reason });
        return null;
      }
      invariant(draw, 'the button waits for the settings');
      const password = draw();
      await client.staff.register({ commandId, profile, password });
      return { name: profile.name, account: profile.account, password };
    },
    onSuccess: async (shown) => {
      if (shown !== null) onPassword(shown);
      onClose();
      await queries.invalidateQueries({ queryKey: orpc.staff.key() });
    },
    onError: command.onError,
  });
  return { save, ready: person !== null || draw !== null };
}

function ProfileFields({ form }: { form: UseFormReturnType<ProfileForm> }) {
  const { t } = useTranslation();
  const { office } = useSession();
  const offices = useOfficeChoices().filter(({ value }) => covers(office, value as OfficeId));
  return (
    <>
      <Group grow align="flex-start">
        <TextInput label={t('staff.form.name')} required data-autofocus {...form.getInputProps('name')} />
        <TextInput
          label={t('staff.form.account')}
          description={form.errors['account'] === undefined ? t('staff.form.accountHint') : null}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('account')}
        />
      </Group>
      <Group grow align="flex-start">
        <NativeSelect
          label={t('staff.form.office')}
          required
          data={[{ value: '', label: t('staff.problem.office') }, ...offices]}
          {...form.getInputProps('office')}
        />
        <TextInput
          label={t('staff.form.identityNumber')}
          description={form.errors['identityNumber'] === undefined ? t('staff.form.identityHint') : null}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          withAsterisk={worksOnCases(form.values.roles)}
          autoComplete="off"
          {...form.getInputProps('identityNumber')}
        />
      </Group>
      <Checkbox.Group label={t('staff.form.roles')} withAsterisk {...form.getInputProps('roles')}>
        <Group gap="lg" my={4}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`role.${role}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
