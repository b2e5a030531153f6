import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import classes from './publicity.module.css';

type Format = 'website' | 'sheet';

interface ExportButtonsProps {
  /** What the files are called after. */
  readonly number: string;
  readonly offBecause: string | null;
  readonly read: (format: Format) => Promise<Blob>;
}

/** The folder for the website and the Excel sheet. */
export function ExportButtons({ number, offBecause, read }: ExportButtonsProps) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: async (format: Format) => ({ format, content: await read(format) }),
    onSuccess: ({ format, content }) => {
      saveFile(
        t(format === 'website' ? 'publicity.export.fileWebsite' : 'publicity.export.fileSheet', { number }),
        content,
      );
    },
  });
  return (
    <>
      <div className={classes.buttons}>
        {(['website', 'sheet'] as const).map((format) => (
          <ActionButton
            key={format}
            size="xs"
            variant="default"
            loading={save.isPending && save.variables === format}
            offBecause={offBecause}
            onClick={() => {
              save.mutate(format);
            }}
          >
            {t(`publicity.export.${format}`)}
          </ActionButton>
        ))}
      </div>
      <ProblemNote error={save.error} />
    </>
  );
}
