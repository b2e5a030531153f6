import { Button, Group, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { instant } from '../../../kernel/instant.ts';
import { useOfficeName } from '../../api/office-name.ts';
import { orpc } from '../../api/query.ts';
import { SyncBody, syncHeading } from '../../shell/sync/sync-body.tsx';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './device.module.css';
import { isHubAddress } from './hub-form.ts';

/** How this desk stands with the hub. */
export function OwnDevice({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const officeName = useOfficeName();
  const [changing, setChanging] = useState(false);
  const last = status.lastSyncedAt;
  const facts = [
    [t('device.own.hub'), status.hub ?? ''],
    [t('device.own.office'), status.office === null ? '' : officeName(status.office)],
    [t('device.own.device'), status.device ?? ''],
    [t('device.own.lastSynced'), last === null ? t('device.own.never') : formatInstant(instant(last))],
    [t('device.own.waiting'), formatCount(status.waiting)],
  ] as const;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="own-title">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h5" id="own-title">
            {t('device.own.title')} · {syncHeading(status, t)}
          </Title>
          <Text c="var(--quiet)">
            <SyncBody status={status} />
          </Text>
        </div>
        <Button
          variant="default"
          flex="none"
          onClick={() => {
            setChanging(true);
          }}
        >
          {t('device.own.changeAddress')}
        </Button>
      </Group>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {changing && (
        <AddressDialog
          hub={status.hub ?? ''}
          onClose={() => {
            setChanging(false);
          }}
        />
      )}
    </Paper>
  );
}

function AddressDialog({ hub, onClose }: { readonly hub: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [url, setUrl] = useState(hub);
  const [asked, setAsked] = useState(false);
  const isWrong = !isHubAddress(url);
  const change = useMutation(
    orpc.sync.changeAddress.mutationOptions({
      onSuccess: (status) => {
        queries.setQueryData(orpc.sync.status.queryKey(), status);
        onClose();
      },
    }),
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!isWrong) change.mutate({ url: url.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('device.own.changeTitle')}
      closeButtonProps={{ 'aria-label': t('device.issue.cancel') }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text>{t('device.own.changeBody')}</Text>
          <TextInput
            label={t('device.connect.url')}
            data-autofocus
            inputMode="url"
            maxLength={300}
            value={url}
            error={asked && isWrong ? t('device.connect.urlWrong') : null}
            onChange={(event) => {
              setUrl(event.currentTarget.value);
            }}
          />
          <ProblemNote error={change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('device.issue.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('device.own.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
