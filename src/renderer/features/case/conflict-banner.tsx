import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../kernel/ids.ts';
import { useMay } from '../../api/session.ts';
import { commandWord } from '../../ui/command-word.ts';
import { openConflicts } from '../conflict/open-conflicts.ts';
import classes from './case.module.css';

/** On a case about which this desk and others differ and nobody has settled it: the way there. */
export function ConflictBanner({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation();
  const mayRead = useMay('conflict.read');
  const { data } = useQuery({ ...openConflicts(), enabled: mayRead });
  const conflict = data?.find((open) => open.caseId === caseId);
  if (conflict === undefined) return null;
  return (
    <div className={classes.conflict} role="status">
      <IconGitMerge size={18} aria-hidden />
      <span className={classes.conflictText}>
        {t('conflict.banner.text', { what: commandWord(conflict.commandName, t) })}
      </span>
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => (
          <Link {...props} to="/conflicts/$conflictId" params={{ conflictId: conflict.conflictId }} />
        )}
      >
        {t('conflict.banner.go')}
      </Button>
    </div>
  );
}
