import { Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../kernel/instant.ts';
import { formatInstant } from '../../ui/format.ts';
import classes from './device.module.css';

export interface ShownCode {
  readonly code: string;
  readonly expiresAt: number;
  readonly officeName: string;
  readonly personName: string;
}

interface CodeNoteProps {
  readonly shown: ShownCode;
  readonly hub: string;
  readonly onDone: () => void;
}

/** Shows a code once, large enough to be read out. It closes only by the button: a stray click would lose it. */
export function CodeNote({ shown, hub, onDone }: CodeNoteProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onDone}
      size={520}
      title={t('device.code.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <Text>{t('device.code.for', { office: shown.officeName, person: shown.personName })}</Text>
        <output className={classes.code} aria-label={t('device.code.label')}>
          {shown.code}
        </output>
        <Text>
          {t('device.code.expires', { at: formatInstant(instant(shown.expiresAt)) })} {t('device.code.once')}
        </Text>
        <Group justify="flex-end">
          <CopyButton value={shown.code}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('device.code.copied') : t('device.code.copy')}
              </Button>
            )}
          </CopyButton>
          <Button
            variant="default"
            onClick={() => {
              window.print();
            }}
          >
            {t('device.code.print')}
          </Button>
          <Button data-autofocus onClick={onDone}>
            {t('device.code.done')}
          </Button>
        </Group>
      </Stack>
      {createPortal(<CodeSlip shown={shown} hub={hub} />, document.body)}
    </Modal>
  );
}

/** On paper only: what the person at the new desk types. */
function CodeSlip({ shown, hub }: Omit<CodeNoteProps, 'onDone'>) {
  const { t } = useTranslation();
  const rows = [
    [t('device.code.slipHub'), hub],
    [t('device.code.slipOffice'), shown.officeName],
    [t('device.code.slipPerson'), shown.personName],
    [t('device.code.slipExpires'), formatInstant(instant(shown.expiresAt))],
  ] as const;
  return (
    <div className={classes.slip} aria-hidden>
      <h1>{t('device.code.slip')}</h1>
      <p className={classes.slipCode}>{shown.code}</p>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('device.code.slipHow')}</p>
    </div>
  );
}
