import { ActionIcon, Button, Group, Paper, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './intake.module.css';
import type { SectionId } from './sections.ts';

interface FormSectionProps {
  readonly id: SectionId;
  readonly children: ReactNode;
  /** Beside the heading: sums, counts. */
  readonly aside?: ReactNode;
}

export function FormSection({ id, children, aside }: FormSectionProps) {
  const { t } = useTranslation();
  return (
    <Paper
      withBorder
      component="section"
      id={sectionElementId(id)}
      aria-labelledby={`${sectionElementId(id)}-title`}
      className={classes.section ?? ''}
    >
      <Group justify="space-between" wrap="nowrap" mb="sm">
        <Title order={2} size="h5" id={`${sectionElementId(id)}-title`} tabIndex={-1}>
          {t(`intake.section.${id}`)}
        </Title>
        {aside}
      </Group>
      <Stack gap="xs">{children}</Stack>
    </Paper>
  );
}

export function sectionElementId(id: SectionId): string {
  return `section-${id}`;
}

interface RowHeadProps {
  readonly title: string;
  /** Absent for the row that cannot go. */
  readonly onRemove?: () => void;
}

/** The name of a row and the way to take it out again. */
export function RowHead({ title, onRemove }: RowHeadProps) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" wrap="nowrap" h={28}>
      <Text fw={600} component="h3" fz="md" m={0}>
        {title}
      </Text>
      {onRemove !== undefined && (
        <Tooltip label={t('intake.remove', { what: title })}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('intake.remove', { what: title })} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}

interface AddRowProps {
  readonly label: string;
  readonly onAdd: () => void;
  readonly keys?: string;
}

export function AddRow({ label, onAdd, keys }: AddRowProps) {
  return (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} />}
      onClick={onAdd}
      w="fit-content"
      {...(keys === undefined ? {} : { rightSection: <KeyHint keys={keys} />, 'aria-keyshortcuts': keys })}
    >
      {label}
    </Button>
  );
}
