import { Button, Checkbox, Group } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import letters from '../letters/letter.module.css';

interface PrintTools {
  readonly large: boolean;
  readonly problem: unknown;
  readonly tools: React.ReactNode;
}

/** Above a sheet: back, large type, print; that it was printed is noted. */
export function usePrintTools(
  leaseId: string,
  what: 'contract' | 'receipt' | 'tenant-copy' | 'visit',
  isThere: boolean,
): PrintTools {
  const { t } = useTranslation();
  const router = useRouter();
  const [large, setLarge] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const print = (): void => {
    if (!isThere) return;
    client.leases.printed({ leaseId, what }).then(() => {
      window.print();
    }, setProblem);
  };
  const back = (): void => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/lease/$leaseId', params: { leaseId } });
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'letters.print', scope: 'letter', inFields: true, disabled: !isThere, run: print },
    { keys: 'L', labelKey: 'letters.large', scope: 'letter', run: () => setLarge((before) => !before) },
    { keys: 'Escape', labelKey: 'letters.back', scope: 'letter', inFields: true, run: back },
  ]);
  const tools = (
    <Group className={letters.tools} role="toolbar" aria-label={t('letters.preview')}>
      <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
        {t('lease.back')}
      </Button>
      <span className={letters.toolsTitle}>{t(`lease.sheet.${what}`)}</span>
      <Checkbox
        label={
          <>
            {t('letters.large')} <KeyHint keys="L" />
          </>
        }
        title={t('letters.largeWhy')}
        checked={large}
        onChange={({ currentTarget: { checked } }) => {
          setLarge(checked);
        }}
      />
      <ActionButton keys="mod+P" offBecause={isThere ? null : t('letters.none')} onClick={print}>
        {t('letters.print')}
      </ActionButton>
    </Group>
  );
  return { large, problem, tools };
}
