import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { formatDay } from '../../ui/format.ts';
import { lettersIn } from '../letters/letter.ts';
import classes from './case.module.css';

interface LettersMenuProps {
  readonly caseId: CaseId;
  readonly opened: boolean;
  readonly onToggle: (opened: boolean) => void;
}

/** The letters that the case has so far. */
export function LettersMenu({ caseId, opened, onToggle }: LettersMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const history = useQuery({ ...orpc.cases.history.queryOptions({ input: { caseId } }), enabled: opened });
  const letters = lettersIn(history.data ?? []);
  return (
    // Unfolded once its lines are there: a line that is taken away under the focus would fold it up again.
    <Menu opened={opened && !history.isPending} onChange={onToggle} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<KeyHint keys="P" />} aria-keyshortcuts="P">
          {t('case.header.letters')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {letters.length === 0 && <Menu.Item disabled>{t('letters.none')}</Menu.Item>}
        {letters.map(({ kind, step, number, on }) => (
          <Menu.Item
            key={step}
            rightSection={<span className={classes.made}>{formatDay(on)}</span>}
            onClick={() =>
              void navigate({ to: '/cases/$caseId/print/$letter', params: { caseId, letter: kind }, search: { step } })
            }
          >
            {t(`letters.kind.${kind}`)} <span className={classes.made}>{number}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
