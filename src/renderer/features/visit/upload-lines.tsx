import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../intake/documents/use-uploads.ts';

/** Files on their way to the desk, and those that did not get there. */
export function UploadLines({ uploads }: { readonly uploads: readonly Upload[] }) {
  const { t } = useTranslation();
  return uploads.map(({ id, name, problem }) => (
    <li key={id} role="status">
      {problem ?? t('tenancy.papers.saving', { name })}
    </li>
  ));
}

interface RemoveButtonProps {
  /** What is taken away, for who does not see the line. */
  readonly what: string;
  readonly onRemove: () => void;
}

export function RemoveButton({ what, onRemove }: RemoveButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={t('tenancy.papers.remove', { type: what })}
      onClick={onRemove}
    >
      {t('tenancy.papers.removeShort')}
    </Button>
  );
}
