import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../../kernel/instant.ts';
import { client } from '../../../api/client.ts';
import { useSession } from '../../../api/session.ts';
import { formatCount } from '../../../ui/format.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { CarryDialog } from './carry-dialog.tsx';
import { carriedFileName, passphraseProblems } from './carry-form.ts';
import { PassphraseFields } from './passphrase-fields.tsx';

interface ExportWaitingDialogProps {
  readonly waiting: number;
  readonly onClose: () => void;
}

/** What waits, as one encrypted file for a stick. It goes on waiting here until the city's order comes back. */
export function ExportWaitingDialog({ waiting, onClose }: ExportWaitingDialogProps) {
  const { t } = useTranslation();
  const { officeName } = useSession();
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [asked, setAsked] = useState(false);
  const problems = passphraseProblems(typed, t);
  const make = useMutation({
    mutationFn: async () => {
      const content = await client.sync.exportWaiting({ passphrase: typed.passphrase });
      const words = t('outbox.exportWaiting.name', { office: officeName });
      return { name: carriedFileName({ words, at: instant(Date.now()), given: content.name }), content };
    },
    onSuccess: (file) => {
      saveFile(file.name, file.content);
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(problems).length === 0) make.mutate();
  };
  return (
    <CarryDialog
      title={t('outbox.exportWaiting.title')}
      body={t('outbox.exportWaiting.body', { n: formatCount(waiting) })}
      submitLabel={t('outbox.exportWaiting.submit')}
      file={make.data}
      pending={make.isPending}
      error={make.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <PassphraseFields value={typed} problems={asked ? problems : {}} onChange={setTyped} autoFocus />
    </CarryDialog>
  );
}
