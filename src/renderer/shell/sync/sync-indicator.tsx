import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconPlugConnectedX,
  IconRefresh,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { useNow } from '../../ui/now.ts';
import { useKeys } from '../keys.ts';
import { useLine } from '../line.tsx';
import { type SyncTone, clockWords, syncLine } from './sync-line.ts';
import { SyncPanel } from './sync-panel.tsx';
import classes from './sync.module.css';
import { useSync } from './use-sync.ts';

const icons: Readonly<Record<SyncTone, TablerIcon>> = {
  plain: IconCircleDashed,
  busy: IconRefresh,
  together: IconCircleCheck,
  held: IconPlugConnectedX,
  stopped: IconAlertTriangle,
};

/** Whether the desk is heard, when it last met the hub, and what still waits to be sent; more by a click. */
export function SyncIndicator() {
  const { t } = useTranslation();
  const line = useLine();
  const status = useSync();
  if (line === 'lost') {
    return (
      <span role="alert" className={classes.lost}>
        <IconAlertTriangle size={16} aria-hidden />
        {t('shell.status.lost')}
      </span>
    );
  }
  return status === undefined ? <span className={classes.room} /> : <Indicator status={status} />;
}

function Indicator({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const now = useNow();
  const { tone, text } = syncLine(status, now, t);
  const clock = clockWords(status.clockOffBy, t);
  const Icon = icons[tone];
  const toggle = (): void => {
    setOpened((before) => !before);
  };
  useKeys([{ keys: 'alt+0', labelKey: 'shell.keys.sync', scope: 'everywhere', inFields: true, run: toggle }]);
  return (
    <span className={classes.room}>
      <Popover
        position="bottom-end"
        width={392}
        opened={opened}
        onChange={setOpened}
        withinPortal={false}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.indicator}
            data-tone={tone}
            aria-label={t('sync.panel.open', { line: clock === null ? text : [text, clock].join(t('sync.comma')) })}
            aria-keyshortcuts="Alt+0"
            onClick={toggle}
          >
            <Icon size={16} aria-hidden className={classes.icon} />
            <span>{text}</span>
            {clock !== null && (
              <span className={classes.clock}>
                <IconClockExclamation size={16} aria-hidden />
                {clock}
              </span>
            )}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p="md" className={classes.panel} aria-label={t('sync.title')}>
          <SyncPanel
            status={status}
            now={now}
            onLeave={() => {
              setOpened(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {/* Said when the state changes, not at every event that is fetched. */}
      <VisuallyHidden role="status">{t(`sync.said.${status.phase}`)}</VisuallyHidden>
    </span>
  );
}
