import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../../contract/contract.ts';
import { client } from '../../../api/client.ts';
import { refusalOf } from '../../../api/refusal-words.ts';
import { formatCount } from '../../../ui/format.ts';
import { Note } from '../../../ui/note.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { FileDrop } from './file-drop.tsx';

type Imported = InferContractRouterOutputs<Contract>['sync']['importFile'];

/** A file from a stick: what others send on through here, or what the city has ordered. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<Imported | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('outbox.import.title')}
      closeButtonProps={{ 'aria-label': t('outbox.carry.close') }}
    >
      {done === null ? (
        <ImportForm key={round} onDone={setDone} onClose={onClose} />
      ) : (
        <Outcome
          imported={done}
          onClose={onClose}
          onAnother={() => {
            setDone(null);
            setRound(round + 1);
          }}
        />
      )}
    </Modal>
  );
}

interface ImportFormProps {
  readonly onDone: (imported: Imported) => void;
  readonly onClose: () => void;
}

function ImportForm({ onDone, onClose }: ImportFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const take = useMutation({
    mutationFn: (chosen: File) => client.sync.importFile({ file: chosen, passphrase }),
    onSuccess: async (imported) => {
      onDone(imported);
      await queries.invalidateQueries();
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (file !== null && passphrase !== '') take.mutate(file);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <FileDrop file={file} problem={asked && file === null ? t('outbox.import.missing') : ''} onFile={setFile} />
        <PasswordInput
          label={t('outbox.carry.passphrase')}
          maxLength={500}
          autoComplete="off"
          value={passphrase}
          error={asked && passphrase === '' ? t('outbox.import.passphraseMissing') : null}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
          }}
        />
        <ImportProblem error={take.error} />
        <Group justify="flex-end">
          {take.isPending && <Text role="status">{t('outbox.import.working')}</Text>}
          <Button variant="default" onClick={onClose}>
            {t('outbox.carry.cancel')}
          </Button>
          <Button type="submit" loading={take.isPending}>
            {t('outbox.import.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A wrong passphrase is here that of the file, not that of the desk; and a file is refused for reasons of its own. */
function ImportProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const refusal = refusalOf(error);
  if (refusal?.code !== 'wrong-passphrase' && refusal?.code !== 'bad-file') return <ProblemNote error={error} />;
  return (
    <Note tone="late" role="alert">
      {refusal.code === 'wrong-passphrase'
        ? t('outbox.import.wrongPassphrase')
        : t(`outbox.import.reason.${refusal.reason as 'damaged'}`, { defaultValue: t('refusal.bad-file', refusal) })}
    </Note>
  );
}

interface OutcomeProps {
  readonly imported: Imported;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

function Outcome({ imported, onAnother, onClose }: OutcomeProps) {
  const { t } = useTranslation();
  const words = imported.kind === 'waiting' ? 'doneWaiting' : 'doneOrdered';
  return (
    <Stack gap="md">
      <Note tone="done" role="status" icon={<IconCircleCheck size={20} />} title={t(`outbox.import.${words}`)}>
        {t(`outbox.import.${words}Body`, {
          batches: formatCount(imported.batches),
          events: formatCount(imported.events),
          repeated: formatCount(imported.repeated),
        })}
      </Note>
      <Group justify="flex-end">
        <Button variant="default" onClick={onAnother}>
          {t('outbox.import.another')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('outbox.carry.close')}
        </Button>
      </Group>
    </Stack>
  );
}
