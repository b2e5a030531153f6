import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** The words of a Word file, into the form: nothing is kept of the file. */
export function WordsButton({ onWords }: { readonly onWords: (text: string) => void }) {
  const { t } = useTranslation();
  const read = useMutation({
    mutationFn: (file: File) => client.library.readWords({ file }),
    onSuccess: onWords,
  });
  return (
    <>
      <FileButton
        accept=".docx"
        onChange={(file) => {
          if (file !== null) read.mutate(file);
        }}
      >
        {(props) => (
          <Button {...props} size="xs" variant="default" loading={read.isPending}>
            {t('library.readWords')}
          </Button>
        )}
      </FileButton>
      <ProblemNote error={read.error} />
    </>
  );
}
